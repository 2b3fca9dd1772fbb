import { useEditorCommands } from "../project/editor-commands.tsx";
import { useProject } from "../project/session-context.tsx";
import { recordsOf } from "#shared/model/project";
import { EmptyState } from "../ui/empty-state.tsx";

/** What the inspector says while nothing is selected. */
export function EmptyInspector() {
  const project = useProject();
  const { run } = useEditorCommands();
  const isBlank = recordsOf(project, "elements").next().done === true;
  return (
    <EmptyState
      icon="mouse-pointer-2"
      title="Nothing is selected"
      action={{
        label: isBlank ? "Insert an element" : "Find an element",
        icon: isBlank ? "plus" : "search",
        onPress: () => run(isBlank ? "insert.element" : "view.palette"),
      }}
    >
      Select an element to see and change its values. An address may be typed as{" "}
      <span className="mono">.5</span>; the rest comes from its network.
    </EmptyState>
  );
}
