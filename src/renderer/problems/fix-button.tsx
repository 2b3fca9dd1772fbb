import { messageText } from "#shared/kernel/message";
import type { Finding, Fix } from "#shared/rules/finding";
import { isAboutFindings } from "#shared/rules/waivers";
import { useEditorCommands, type EditorCommands } from "../project/editor-commands.tsx";
import type { ProjectSession } from "../project/project-store.ts";
import { useSession } from "../project/session-context.tsx";
import { Button } from "../ui/button.tsx";
import { IconButton } from "../ui/icon-button.tsx";
import { MenuButton } from "../ui/menu-button.tsx";
import type { MenuEntry } from "../ui/menu-entry.ts";
import { MessageText } from "../ui/message-text.tsx";
import { previewFix, type FixPreview } from "./preview-fix.ts";
import styles from "./problems.module.css";

/** The first fix of a finding as a button; behind it every way to deal with the finding. */
export function FixButton({ finding, fixes }: { finding: Finding; fixes: readonly Fix[] }) {
  const { applyFix } = useEditorCommands();
  const [first] = fixes;
  const isError = finding.severity === "error";
  return (
    <span className={styles.fix}>
      {first ? (
        <Button
          size="sm"
          variant={isError ? "secondary" : "link"}
          icon="wand-sparkles"
          onPress={() => applyFix(first)}
        >
          <span className={styles.fixText}>
            <MessageText message={first.title} />
          </span>
        </Button>
      ) : (
        <span className={styles.noFix}>No fix offered</span>
      )}
      <MoreButton finding={finding} fixes={fixes} />
    </span>
  );
}

/** Everything else that can be done about a finding. The fixes are tried when the menu opens. */
function MoreButton({ finding, fixes }: { finding: Finding; fixes: readonly Fix[] }) {
  const commands = useEditorCommands();
  const session = useSession();
  return (
    <MenuButton
      label="Ways to deal with it"
      placement="bottom end"
      entries={() => entriesFor(finding, fixes, commands, session)}
    >
      <IconButton icon="chevron-down" size={24} label="Preview, waive and more" />
    </MenuButton>
  );
}

function entriesFor(
  finding: Finding,
  fixes: readonly Fix[],
  { applyFix, previewFixes, fixAll, waive, showRule }: EditorCommands,
  { checker, store }: ProjectSession,
): readonly MenuEntry[] {
  const { rule } = finding;
  const alike = store.getState().findings.filter((each) => each.rule === rule).length;
  const ways = fixes.map((fix, i): MenuEntry => {
    const preview = previewFix(checker, fix);
    return {
      id: `fix-${i}`,
      label: messageText(fix.title),
      icon: "wand-sparkles",
      description: previewText(preview),
      isDisabled: preview.kind === "refused",
      onAction: () => applyFix(fix),
    };
  });
  const preview: MenuEntry = {
    id: "preview",
    label: "Preview what changes…",
    icon: "eye",
    onAction: () => previewFixes(finding),
  };
  const all: MenuEntry = {
    id: "all",
    label: `Fix all ${alike} of this kind`,
    icon: "list-checks",
    onAction: () => fixAll(rule),
  };
  const accept: MenuEntry = {
    id: "waive",
    label: "Waive…",
    icon: "shield-check",
    onAction: () => waive(finding),
  };
  const page: MenuEntry = {
    id: "rule",
    label: `About ${rule}`,
    icon: "book-open",
    onAction: () => showRule(rule),
  };
  return [
    ...ways,
    ...(ways.length > 0 ? [preview] : []),
    ...(ways.length > 0 && alike > 1 ? [all] : []),
    ...(ways.length > 0 ? [{ kind: "separator", id: "separator" } as const] : []),
    ...(isAboutFindings(finding) ? [] : [accept]),
    page,
  ];
}

/** "address: 10.0.0.5 → 10.0.0.6", the first lines of a preview. */
function previewText(preview: FixPreview): string {
  if (preview.kind === "refused") return preview.reason;
  const { lines } = preview;
  const shown = lines.slice(0, 2).map(({ what, before, after }) => {
    if (before === "") return `${what}: ${after}`;
    return `${what}: ${before} → ${after === "" ? "removed" : after}`;
  });
  const rest = lines.length - shown.length;
  return [...shown, ...(rest > 0 ? [`and ${rest} more`] : [])].join("; ");
}
