import { withArticle, capitalised } from "#shared/kernel/words";
import { getKind } from "#shared/kinds/index";
import type { KindDef } from "#shared/model/define-kind";
import { findRecord, type Project } from "#shared/model/project";
import type { Point } from "#shared/drawing/geometry";
import type { Scene, SceneBox } from "#shared/drawing/scene";
import { boxAt, containerAt } from "./hit.ts";

/** Where a kind would land at a point: an element, the project (null), or nowhere with the reason. */
export type DropHome =
  | { readonly ok: true; readonly parent: string | null; readonly box: SceneBox | undefined }
  | { readonly ok: false; readonly over: string | null; readonly reason: string };

/** The innermost thing under the point, or round it, that takes the kind. */
export function dropHome(
  project: Project,
  scene: Scene,
  kind: KindDef,
  point: Point,
  except?: ReadonlySet<string>,
): DropHome {
  const first = boxAt(scene, point, except);
  for (let id = first?.id ?? null; id !== null;) {
    const element = findRecord(project, "elements", id);
    if (!element) break;
    if (kind.parents.includes(element.kind)) {
      const parent = id;
      return { ok: true, parent, box: scene.boxes.find((box) => box.id === parent) };
    }
    id = element.parent;
  }
  if (kind.parents.includes("project")) return { ok: true, parent: null, box: undefined };
  const allowed = kind.parents.map((name) => withArticle(getKind(name).label)).join(" or ");
  // Cards lie in containers, ports on cards: the refusal names what could have been meant.
  const meant =
    kind.shape === "port" || kind.shape === "none" ? first : containerAt(scene, point, except);
  const where = meant ? withArticle(getKind(meant.kind).label) : "the empty canvas";
  return {
    ok: false,
    over: meant?.id ?? null,
    reason: `${capitalised(withArticle(kind.label))} cannot lie in ${where}; it belongs in ${allowed}.`,
  };
}
