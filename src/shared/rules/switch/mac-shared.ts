import { say } from "#shared/kernel/message";
import { compareText } from "#shared/kernel/order";
import { elementOf, type Facts } from "#shared/facts/engine";
import { freeMac, holdersOfMac, MAC_KINDS, macOf } from "#shared/facts/macs";
import { fullName } from "#shared/facts/names";
import { networkOf } from "#shared/facts/networks";
import type { ElementRecord } from "#shared/model/records";
import { defineRule } from "../define-rule.ts";
import { clearField, setFields } from "../fixes.ts";
import { ENGINEERING, seed } from "../sources.ts";

/** Reported once for each element, against the first that had the address before it. */
export const macShared = defineRule({
  id: "UL-SWITCH-027",
  name: "switch/mac-shared",
  severity: "error",
  platforms: ["ALL"],
  on: MAC_KINDS,
  what: "Two interfaces have the same MAC address.",
  why: "Switches learn it now behind one port and now behind the other, and traffic follows them.",
  todo: "Clear one of them, so that Hyper-V makes one up, or give it another.",
  sources: [ENGINEERING, seed("EE", "Static MAC Address")],
  check(facts, element, report) {
    const mac = macOf(facts, element.id);
    if (mac === undefined) return;
    const network = networkOf(facts, element.id);
    const others = holdersOfMac(facts, mac)
      .flatMap((id) => elementOf(facts, id) ?? [])
      .filter((other) => other.id !== element.id && !areOneAdapter(facts, other, element));
    const earlier = others.filter((other) => compareText(other.id, element.id) < 0);
    const near = earlier.find(
      (other) => network !== undefined && networkOf(facts, other.id) === network,
    );
    const clash = near ?? earlier[0];
    if (!clash) {
      if (others.length === 0) report.pass(say`Nobody else has ${mac}.`);
      return;
    }
    report.fail({
      field: "mac",
      with: [{ element: clash.id, field: "mac" }],
      severity: near ? "error" : "warning",
      message: near
        ? say`${fullName(facts, clash)} and ${fullName(facts, element)} share MAC ${mac}.`
        : say`${fullName(facts, clash)} and ${fullName(facts, element)} share MAC ${mac} on different networks.`,
    });
  },
  fixes(facts, { subjects: [subject] }) {
    if (!subject) return [];
    const mac = freeMac(facts, subject.element);
    return [
      clearField(facts, subject.element, "mac"),
      setFields(say`Use ${mac}, which nobody has`, subject.element, { mac }),
    ];
  },
  examples: {
    bad: [
      {
        title: "N1 and N2 both 00-15-5D-01-02-03",
        base: "edge-scalable",
        edits: [
          { set: "node-a.eth0", fields: { mac: "00-15-5D-01-02-03" } },
          { set: "node-b.eth0", fields: { mac: "00:15:5d:01:02:03" } },
        ],
      },
    ],
    good: [
      {
        title: "N1 00-15-5D-01-02-03, N2 00-15-5D-01-02-04",
        base: "edge-scalable",
        edits: [
          { set: "node-a.eth0", fields: { mac: "00-15-5D-01-02-03" } },
          { set: "node-b.eth0", fields: { mac: "00-15-5D-01-02-04" } },
        ],
      },
      {
        title: "the host's adapter with the address of the port below it",
        base: "edge-scalable",
        edits: [
          { set: "host-a.ethernet", fields: { mac: "00-50-56-01-02-03" } },
          { set: "host-a.vnic", fields: { mac: "00-50-56-01-02-03" } },
        ],
      },
    ],
  },
});

/** Windows gives the host's adapter on an external switch the address of the port that the switch took. */
function areOneAdapter(facts: Facts, a: ElementRecord, b: ElementRecord): boolean {
  const kinds = [a.kind, b.kind].sort().join("+");
  return (
    kinds === "physicalPort+vnic" &&
    a.parent === b.parent &&
    elementOf(facts, a.parent ?? "")?.kind === "host"
  );
}
