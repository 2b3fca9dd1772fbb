import { formatIpv4 } from "#shared/address/ipv4";
import { say } from "#shared/kernel/message";
import { elementOf } from "#shared/facts/engine";
import { portsOf } from "#shared/facts/layer2";
import { outsidePort } from "#shared/facts/nats";
import { networkOf } from "#shared/facts/networks";
import { siteOf } from "#shared/facts/places";
import { readInterface, readIpv4, valueOf } from "#shared/facts/readings";
import { isEmptyValue } from "#shared/model/field";
import { defineRule } from "../define-rule.ts";
import { setFields } from "../fixes.ts";
import { seed } from "../sources.ts";
import { connect } from "../wiring.ts";

export const wayOut = defineRule({
  id: "UL-NAT-007",
  name: "nat/way-out",
  severity: "error",
  platforms: ["EE-S", "ASE"],
  on: ["nat"],
  what: "A NAT has no physical port with an address and a default gateway.",
  why: "Everything that the nodes send to the outside leaves through that port; without a gateway it goes nowhere.",
  todo: "Connect the NAT to the port that has the default gateway, or give that port one.",
  sources: [seed("EE", "Single machine cluster"), seed("ASE", "Network interfaces, switches")],
  check(facts, nat, report) {
    if (siteOf(facts, nat.id)?.fields["internetDisabled"] === true) {
      return report.pass(say`The site is offline; ${nat} needs no way out.`);
    }
    const port = outsidePort(facts, nat.id);
    if (!port)
      return report.fail({
        message: say`${nat}: no physical port with a default gateway to send traffic through.`,
      });
    if (port.fields["ipMode"] === "dhcp")
      return report.pass(say`${port} gets its address and gateway by DHCP.`);
    const address = readInterface(facts, port, "address");
    const gateway = readIpv4(facts, port, "gateway");
    if (address.state === "invalid" || gateway.state === "invalid") return;
    if (address.state === "ok" && gateway.state === "ok") {
      return report.pass(say`${nat} leaves by ${port} with gateway ${gateway.text}.`);
    }
    const missing = address.state === "empty" ? "address" : "gateway";
    report.fail({
      with: [{ element: port.id, field: missing }],
      message: say`${nat}: no physical port with a default gateway to send traffic through; ${port} has no ${{ plain: missing }}.`,
    });
  },
  fixes(facts, { subjects: [subject, blamed] }) {
    const nat = subject && elementOf(facts, subject.element);
    if (!nat) return [];
    if (!blamed) {
      const ports = portsOf(facts, nat.parent ?? "").filter(
        (port) => !isEmptyValue(port.fields["gateway"]) || port.fields["ipMode"] === "dhcp",
      );
      return ports.map((port) => connect(say`Leave by ${port}`, nat.id, port.id));
    }
    const network = networkOf(facts, blamed.element);
    const segment = network === undefined ? undefined : elementOf(facts, network);
    const gateway = segment && valueOf(readIpv4(facts, segment, "gateway"));
    if (blamed.field !== "gateway" || gateway === undefined) return [];
    const text = formatIpv4(gateway);
    return [
      setFields(say`Use ${text}, the gateway of ${segment ?? text}`, blamed.element, {
        gateway: text,
      }),
    ];
  },
  examples: {
    bad: [
      {
        title: "Port2 10.10.0.5/24 without gateway",
        base: "ase",
        edits: [{ set: "device.port2", fields: { gateway: null } }],
      },
      {
        title: "Ethernet without gateway",
        base: "edge-single",
        edits: [{ set: "host.ethernet", fields: { gateway: null } }],
      },
      {
        title: "NAT without a port",
        base: "edge-single",
        edits: [{ disconnect: "host.nat", from: "host.ethernet" }],
      },
    ],
    good: [
      { title: "Port2 10.10.0.5/24, gateway 10.10.0.1", base: "ase" },
      { title: "Ethernet with a gateway", base: "edge-single" },
    ],
  },
});
