import { listed, plain, say } from "#shared/kernel/message";
import { childrenOf, elementOf, type Facts } from "#shared/facts/engine";
import { portsOf } from "#shared/facts/layer2";
import { nameOf } from "#shared/facts/names";
import { outsidePort } from "#shared/facts/nats";
import { readIpv4 } from "#shared/facts/readings";
import type { ElementRecord } from "#shared/model/records";
import { defineRule } from "../define-rule.ts";
import { clearField, together } from "../fixes.ts";
import { ENGINEERING, seed } from "../sources.ts";

export const aseGateways = defineRule({
  id: "UL-NAT-008",
  name: "nat/ase-gateways",
  severity: "warning",
  platforms: ["ASE"],
  on: ["host"],
  what: "More than one port of the device has a default gateway.",
  why: "The internal switch leaves by the port with the default gateway; with two of them its exit is left to chance.",
  todo: "Keep the gateway of the port that leads to the Internet, and reach other networks by custom routes.",
  sources: [seed("ASE", "Network interfaces, switches"), ENGINEERING],
  check(facts, device, report) {
    const ports = gatedPorts(facts, device.id);
    const [only] = ports;
    if (ports.length === 1 && only)
      report.pass(say`${nameOf(facts, only.id)} is the only port with a default gateway.`);
    if (ports.length < 2) return;
    report.fail({
      with: ports.map(({ id }) => ({ element: id, field: "gateway" })),
      message: say`${plain(ports.length)} ports of ${device} have a default gateway, ${listed(ports.map(({ name }) => name))}; the exit of the internal switch is unclear.`,
    });
  },
  fixes(facts, { subjects: [device] }) {
    const ports = device ? gatedPorts(facts, device.element) : [];
    const exit = device && exitOf(facts, device.element);
    const kept = ports.filter(({ id }) => id === exit);
    return (kept.length > 0 ? kept : ports).map((keep) => {
      const title = say`Keep only the gateway of ${keep.name}`;
      const others = ports.filter(({ id }) => id !== keep.id);
      return together(
        title,
        `Keep only the gateway of ${keep.name}`,
        others.map(({ id }) => clearField(facts, id, "gateway")),
      );
    });
  },
  examples: {
    bad: [
      {
        title: "Port2 gateway 10.10.0.1 and Port3 gateway 192.168.20.1",
        base: "ase",
        edits: [{ set: "device.port3", fields: { gateway: "192.168.20.1" } }],
      },
    ],
    good: [{ title: "Port2 gateway 10.10.0.1, Port3 none", base: "ase" }],
  },
});

function gatedPorts(facts: Facts, device: string): ElementRecord[] {
  return portsOf(facts, device).filter((port) => readIpv4(facts, port, "gateway").state === "ok");
}

/** The port by which the NAT of the device leaves. */
function exitOf(facts: Facts, device: string): string | undefined {
  const [nat] = childrenOf(facts, device, "nat");
  return nat && elementOf(facts, outsidePort(facts, nat.id)?.id ?? "")?.id;
}
