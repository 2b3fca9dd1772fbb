import { say } from "#shared/kernel/message";
import type { Cell } from "../block.ts";
import { cell, paragraph, table } from "../compose.ts";
import { defineSection } from "../define-section.ts";
import type { Parameter } from "../edge-parameters/parameter.ts";
import { edgeParameters } from "../edge-parameters/sheet.ts";
import { sourceRef, words } from "../inline.ts";

/** Every value that the set-up takes, who gives it and where it is documented (EX-EE-02). */
export const edgeParameterSheet = defineSection({
  id: "parameters",
  group: "Front matter",
  title: "Parameter sheet",
  per: "deployment",
  platforms: ["EE"],
  prints: ["EX-EE-02"],
  content({ facts }, deployment) {
    return [
      paragraph(
        say`Sheet EX-EE-02 for the cluster ${deployment.cluster}. The exported configuration file holds the same values.`,
      ),
      table(
        [
          ["Parameter", "text"],
          ["For", "text"],
          ["Value", "text"],
          ["Unit", "text"],
          ["Given by", "text"],
          ["Source", "text"],
        ],
        edgeParameters(facts, deployment).map(row),
      ),
    ];
  },
});

function row({ name, of, value, unit, givenBy, source }: Parameter): Cell[] {
  return [
    cell(name),
    cell(of),
    cell(value),
    cell(words(unit)),
    cell(words(givenBy)),
    cell(sourceRef(source)),
  ];
}
