import { listed, plain, say } from "#shared/kernel/message";
import { readRows } from "#shared/facts/readings";
import { findField } from "#shared/kinds/index";
import { isEmptyValue } from "#shared/model/field";
import { defineRule } from "../define-rule.ts";
import { seed } from "../sources.ts";

const TOGETHER = ["address", "gateway", "prefixLength"] as const;

export const secondaryNetworkIncomplete = defineRule({
  id: "UL-X-009",
  name: "x/secondary-network-incomplete",
  severity: "error",
  platforms: ["EE"],
  on: ["nodeVm"],
  what: "A secondary network has some of address, gateway and prefix length, but not all, or no switch.",
  why: "The three belong together: with one missing the adapter appears in the node without any address. All empty means DHCP.",
  todo: "Give all three, or none of them, and always the switch.",
  sources: [seed("EE_CONFIG", "Machines"), seed("EE_ISSUES", "210")],
  check(_facts, node, report) {
    for (const [i, row] of readRows(node, "secondaryNetworks").entries()) {
      const given = TOGETHER.filter((key) => !isEmptyValue(row[key]));
      const isPartial = given.length > 0 && given.length < TOGETHER.length;
      const missing: string[] = isPartial ? TOGETHER.filter((key) => isEmptyValue(row[key])) : [];
      if (isEmptyValue(row["switchName"])) missing.unshift("switchName");
      if (missing.length === 0) {
        report.pass(say`Secondary network ${i + 1} of ${node} is complete.`);
        continue;
      }
      report.fail({
        field: "secondaryNetworks",
        message: say`Secondary network ${i + 1} of ${node} lacks ${listed(missing.map((key) => plain(labelOf(key))))}.`,
        which: String(i),
      });
    }
  },
  examples: {
    bad: [
      {
        title: "address and length given, gateway missing",
        base: "edge-single",
        edits: [
          {
            set: "linux",
            fields: {
              secondaryNetworks: [{ switchName: "lab", address: "10.9.0.5", prefixLength: 24 }],
            },
          },
        ],
      },
    ],
    good: [
      {
        title: "all three given",
        base: "edge-single",
        edits: [
          {
            set: "linux",
            fields: {
              secondaryNetworks: [
                { switchName: "lab", address: "10.9.0.5", gateway: "10.9.0.1", prefixLength: 24 },
              ],
            },
          },
        ],
      },
      {
        title: "none of them, by DHCP",
        base: "edge-single",
        edits: [{ set: "linux", fields: { secondaryNetworks: [{ switchName: "lab" }] } }],
      },
    ],
  },
});

function labelOf(column: string): string {
  const type = findField("nodeVm", "secondaryNetworks")?.type;
  const label =
    type?.type === "rows" ? type.columns.find(({ key }) => key === column)?.label : undefined;
  return `the ${(label ?? column).toLowerCase()}`;
}
