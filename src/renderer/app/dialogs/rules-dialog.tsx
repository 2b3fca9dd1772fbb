import { RULES } from "#shared/rules/index";
import { areaOf } from "#shared/rules/define-rule";
import { counted } from "#shared/kernel/words";
import { severitySigns } from "../../ui/severity.ts";
import { useFrame } from "../frame-context.tsx";
import { showDialog } from "../frame.ts";
import { PaletteDialog } from "./palette-dialog.tsx";

/** The catalogue of rules; a line leads to the page of its rule. */
export function RulesDialog({ onClose }: { onClose: () => void }) {
  const frame = useFrame();
  return (
    <PaletteDialog
      label="Rules"
      size="lg"
      placeholder={`Search ${counted(RULES.length, "rule", "rules")}`}
      entries={RULES.map((rule) => ({
        id: rule.id,
        label: rule.what,
        group: areaOf(rule),
        icon: severitySigns[rule.severity].icon,
        hint: rule.id,
        keywords: [rule.name],
      }))}
      onClose={onClose}
      onRun={(rule) => showDialog(frame, { kind: "rule", rule })}
    />
  );
}
