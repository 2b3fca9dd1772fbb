import { right } from "./geometry.ts";
import { MEASURES } from "./measures.ts";
import { PAPER, SEVERITY_ICONS } from "./paper.ts";
import type { SceneBox, ScenePort } from "./scene.ts";
import { escapeXml, iconAt, rectAt, tag, textAt } from "./svg-parts.ts";
import { tallyText, worstOf } from "./tallies.ts";
import { textWidth } from "./text-width.ts";

/** The squares on the rim with their names, and the count of findings: they lie above links. */
export function printRim(box: SceneBox): string {
  return box.ports.map(printPort).join("") + (box.shape === "container" ? "" : printBadge(box));
}

function printPort({ at, name, label, severity }: ScenePort): string {
  const half = MEASURES.port / 2;
  const tone = severity === "error" ? "error" : "switching";
  return (
    rectAt(
      { x: at.x - half, y: at.y - half, w: MEASURES.port, h: MEASURES.port },
      { rx: 1.5, fill: PAPER.surface, stroke: PAPER[tone], "stroke-width": 1.5 },
    ) + textAt(name, label, { size: 11, mono: true, tone: "text-3", anchor: label.anchor })
  );
}

function printBadge({ at, own, shape, title }: SceneBox): string {
  const found = worstOf(own);
  if (!found) return "";
  if (found.severity === "info") {
    const size = shape === "bar" ? 12 : 13;
    return iconAt(
      "info",
      { x: at.x + 42 + textWidth(title, size, "bold"), y: at.y + 10 },
      14,
      "info",
    );
  }
  const w = 28 + textWidth(String(found.count), 11) - 3;
  const [x, y] = [right(at) + 8 - w, at.y - 9];
  const fill = found.severity === "error" ? PAPER.error : PAPER["warning-fill"];
  return (
    rectAt({ x, y, w, h: 18 }, { rx: 9, fill }) +
    iconAt(SEVERITY_ICONS[found.severity], { x: x + 5, y: y + 3 }, 12, "on-badge") +
    textAt(
      String(found.count),
      { x: x + 20, y: y + 13 },
      { size: 11, weight: 600, tone: "on-badge" },
    ) +
    tag("title", {}, escapeXml(tallyText(own)))
  );
}
