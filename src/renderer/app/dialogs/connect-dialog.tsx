import { compareNatural } from "#shared/kernel/order";
import { findConnection } from "#shared/kinds/connections";
import { getKind } from "#shared/kinds/index";
import { findRecord, recordsOf, type Project } from "#shared/model/project";
import type { ElementRecord } from "#shared/model/records";
import { headlineOf, pathOf } from "../../project/describe.ts";
import { newId } from "../../project/new-id.ts";
import type { ProjectSession } from "../../project/project-store.ts";
import { isIconName } from "../../ui/icons.ts";
import { runCommand } from "../actions/run-command.ts";
import { useFrame } from "../frame-context.tsx";
import { TargetPicker } from "./target-picker.tsx";

export interface ConnectDialogProps {
  readonly session: ProjectSession;
  readonly element: string;
  readonly onClose: () => void;
}

/** Connects an element by keyboard: what it may join, and why the rest may not. */
export function ConnectDialog({ session, element: id, onClose }: ConnectDialogProps) {
  const frame = useFrame();
  const { project } = session.store.getState();
  const element = findRecord(project, "elements", id);
  if (!element) return null;
  const others = [...recordsOf(project, "elements")]
    .filter((other) => other.id !== id && getKind(other.kind).shape !== "none")
    .toSorted((a, b) => compareNatural(nameOf(project, a), nameOf(project, b)))
    .map((other) => ({ other, found: findConnection(project, id, other.id) }));
  return (
    <TargetPicker
      title={`Connect ${nameOf(project, element)} to`}
      emptyText="There is nothing yet that it can be connected to."
      entries={others.flatMap(({ other, found }) => {
        if (!found.ok) return [];
        const { icon } = getKind(other.kind);
        return {
          id: other.id,
          label: nameOf(project, other),
          group: found.value.link.label,
          icon: isIconName(icon) ? icon : undefined,
          hint: headlineOf(session.checker.facts, other) || undefined,
        };
      })}
      refused={others
        .flatMap(({ other, found }) =>
          found.ok ? [] : { id: other.id, label: nameOf(project, other), reason: found.error },
        )
        // Reasons of their own first, then the kinds that never join.
        .toSorted((a, b) => Number(isGeneral(a)) - Number(isGeneral(b)))}
      onClose={onClose}
      onPick={(to) =>
        runCommand(frame, { name: "link.connect", args: { id: newId("link"), from: id, to } })
      }
    />
  );
}

function isGeneral({ reason }: { readonly reason: string }): boolean {
  return reason.includes("does not connect to");
}

function nameOf(project: Project, element: ElementRecord): string {
  const owner = pathOf(project, element).at(-1);
  const isPart = ["port", "bar"].includes(getKind(element.kind).shape);
  return isPart && owner ? `${owner.name} ${element.name}` : element.name;
}
