import { inSentence } from "#shared/kernel/words";
import { getKind, KINDS } from "#shared/kinds/index";
import { projectIndex } from "#shared/model/project-index";
import type { ElementRecord } from "#shared/model/records";
import { useEditorCommands } from "../project/editor-commands.tsx";
import { newId } from "../project/new-id.ts";
import { reveal } from "../project/selection-store.ts";
import { useProject } from "../project/session-context.tsx";
import { Button } from "../ui/button.tsx";
import { IconButton } from "../ui/icon-button.tsx";
import { KindIcon } from "../ui/kind-icon.tsx";
import { MenuButton } from "../ui/menu-button.tsx";
import { GroupedFields, MainFields } from "./field-list.tsx";
import { isPart } from "./is-part.ts";
import styles from "./inspector.module.css";

/** The ports, adapters and scopes of an element, so that they need no selection of their own. */
export function PartSections({ owner }: { owner: ElementRecord }) {
  const project = useProject();
  const { dispatch } = useEditorCommands();
  const partKinds = KINDS.filter((kind) => isPart(kind) && kind.parents.includes(owner.kind));
  if (partKinds.length === 0) return null;
  const parts = projectIndex(project)
    .childrenOf(owner.id)
    .filter((child) => isPart(getKind(child.kind)));
  return (
    <>
      {parts.map((part) => (
        <PartSection key={part.id} part={part} />
      ))}
      <div className={styles.section}>
        <div>
          {partKinds.map((kind) => (
            <Button
              key={kind.name}
              size="sm"
              variant="ghost"
              icon="plus"
              onPress={() =>
                dispatch({
                  name: "element.add",
                  args: { id: newId(kind.stem), kind: kind.name, parent: owner.id },
                })
              }
            >
              Add {inSentence(kind.label)}
            </Button>
          ))}
        </div>
      </div>
    </>
  );
}

function PartSection({ part }: { part: ElementRecord }) {
  const { dispatch } = useEditorCommands();
  const kind = getKind(part.kind);
  return (
    <section className={styles.section} aria-label={`${kind.label} ${part.name}`}>
      <div className={styles.title}>
        <KindIcon icon={kind.icon} family={kind.family} />
        <h3 className={styles.grow}>{part.name}</h3>
        <MenuButton
          label={`Actions for ${part.name}`}
          placement="bottom end"
          entries={[
            {
              id: "select",
              label: `Select ${part.name}`,
              icon: "crosshair",
              onAction: () => reveal(part.id),
            },
            {
              id: "delete",
              label: `Delete ${part.name}`,
              icon: "trash-2",
              isDanger: true,
              onAction: () =>
                dispatch({ name: "items.delete", args: { elements: [part.id], links: [] } }),
            },
          ]}
        >
          <IconButton icon="ellipsis" size={24} label={`Actions for ${part.name}`} />
        </MenuButton>
      </div>
      <MainFields targets={[part]} />
      <GroupedFields targets={[part]} />
    </section>
  );
}
