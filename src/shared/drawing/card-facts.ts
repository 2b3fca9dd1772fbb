import { elementOf, type Facts } from "#shared/facts/engine";
import { findField } from "#shared/kinds/index";
import type { Drawn } from "./drawn-tree.ts";
import type { Rect } from "./geometry.ts";
import { MEASURES } from "./measures.ts";
import type { SceneBox, SceneFact } from "./scene.ts";
import { shownValue, type ShownValue } from "./shown-value.ts";
import type { Tallies } from "./tallies.ts";
import { textWidth } from "./text-width.ts";

/** What a box says of its element: its main value and its facts, as far as there is room. */
export function cardFacts(
  facts: Facts,
  tallies: Tallies,
  { element, kind }: Drawn,
  rect: Rect,
): Pick<SceneBox, "form" | "headline" | "facts" | "line"> {
  const toFact = ({ element: owner, field, label, text, mono }: ShownValue): SceneFact => ({
    element: owner,
    field,
    label,
    text,
    mono,
    severity: tallies.onField(owner, field),
  });
  const headline =
    kind.headline === undefined ? undefined : shownValue(facts, element, kind.headline);
  const shown = (kind.cardFacts ?? []).flatMap((path): CardFact[] => {
    const value = path === kind.headline ? undefined : shownValue(facts, element, path);
    return value ? [{ fact: toFact(value), isAutomatic: value.automatic }] : [];
  });
  const isShown = (key: string) =>
    shown.some(({ fact }) => fact.element === element.id && fact.field === key) ||
    (headline?.element === element.id && headline.field === key);
  const faulty = tallies
    .fieldsOf(element.id)
    .filter((key) => !isShown(key))
    .map((key): CardFact => {
      const value = shownValue(facts, element, key);
      const label = findField(element.kind, key)?.label ?? key;
      const missing = {
        element: element.id,
        field: key,
        label,
        text: "not given",
        mono: false,
        automatic: false,
      };
      return { fact: toFact(value ?? missing), isAutomatic: false };
    });
  const marked = [...faulty, ...shown].sort((a, b) => weight(a.fact) - weight(b.fact));
  const plain = marked.map(({ fact }) => fact);
  const telling = marked.filter(({ fact, isAutomatic }) => !isAutomatic || fact.severity);
  const value = headline ? textWidth(headline.text, 12, headline.mono ? "mono" : "sans") : 0;
  return {
    form: formOf(rect, textWidth(element.name, 13, "bold") + value),
    headline: headline && withUnit(facts, toFact(headline)),
    facts: plain.slice(0, factRows(rect)),
    line: lineOf(
      telling.map(({ fact }) => fact),
      kind.shape === "band" ? BAND_TEXT - value : rect.w - 28,
    ),
  };
}

/** A bare number beside a name says nothing: it takes its label along. */
function withUnit(facts: Facts, fact: SceneFact): SceneFact {
  const owner = elementOf(facts, fact.element);
  const type = owner && findField(owner.kind, fact.field)?.type.type;
  return type === "integer"
    ? { ...fact, text: `${shortLabel(fact.label)} ${fact.text}`, mono: false }
    : fact;
}

function shortLabel(label: string): string {
  return label.replace(/ ID$/, "");
}

interface CardFact {
  readonly fact: SceneFact;
  /** Set by the platform: told on a wide card, not worth a word on a narrow one. */
  readonly isAutomatic: boolean;
}

function formOf({ w, h }: Rect, texts: number): SceneBox["form"] {
  if (h >= MEASURES.lineBelow && (w < MEASURES.stackBelow || texts > w - 50)) return "stack";
  return h < MEASURES.lineBelow + 12 ? "line" : "row";
}

/** Room for the value and the facts of a segment, left of its ruler. */
const BAND_TEXT = 186;

/** Facts with an error come first, then those with a warning; the others keep their order. */
function weight({ severity }: SceneFact): number {
  return severity === "error" ? 0 : severity === "warning" ? 1 : 2;
}

/** How many rows of facts a wide card has room for. */
function factRows({ h }: Rect): number {
  return Math.max(0, Math.min(3, Math.floor((h - 40) / MEASURES.factRow)));
}

/** The first facts that fit on one line; one that is wrong stands alone with its label. */
function lineOf(facts: readonly SceneFact[], width: number): SceneFact | undefined {
  const [first, ...others] = facts;
  if (!first || width < 24) return undefined;
  if (first.severity && first.severity !== "info")
    return { ...first, text: `${first.label} ${first.text}` };
  let text = lineText(first);
  if (textWidth(text, 12) > width && others.length > 0) return lineOf(others, width);
  for (const fact of others) {
    const longer = `${text}, ${lineText(fact)}`;
    if (textWidth(longer, 12) > width) break;
    text = longer;
  }
  return { ...first, text };
}

function lineText({ label, text, mono }: SceneFact): string {
  return mono || text === "yes" || text === "no" ? `${shortLabel(label)} ${text}` : text;
}
