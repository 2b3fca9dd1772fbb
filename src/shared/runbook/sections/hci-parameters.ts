import { formatRange } from "#shared/address/range";
import { listed, say } from "#shared/kernel/message";
import type { Source } from "#shared/profiles/define-profile";
import type { Cell } from "../block.ts";
import { cell, paragraph, table } from "../compose.ts";
import { defineSection } from "../define-section.ts";
import { cloudAgentsOf, vnetsOf, type CloudAgent, type VnetValues } from "../hci-values.ts";
import { code, sourceRef, words, type Inlines } from "../inline.ts";
import { HCI_DHCP, HCI_MOC, HCI_NETWORK_COMMAND, HCI_STATIC, HCI_VIP } from "../sources.ts";

/** Every value of the virtual networks and of the cloud agent, and who gives it (EX-HCI-02, EX-HCI-03). */
export const hciParameters = defineSection({
  id: "hci-parameters",
  group: "Front matter",
  title: "Parameter sheet",
  per: "site",
  platforms: ["HCI"],
  prints: ["EX-HCI-03"],
  content({ facts }, plan) {
    const vnets = vnetsOf(facts, plan);
    const agents = cloudAgentsOf(facts, plan);
    if (vnets.length + agents.length === 0) return [];
    return [
      paragraph(
        say`Sheet EX-HCI-03 for ${plan.site}. None of these values can be changed once the AKS host exists.`,
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
        [...vnets.flatMap(vnetRows), ...agents.map(agentRow)],
      ),
    ];
  },
});

const NOT_SUPPORTED = "not supported with DHCP";

function vnetRows(values: VnetValues): Cell[][] {
  const { vnet, isStatic } = values;
  const of: Inlines = [{ element: vnet.id, name: vnet.name }];
  const row = (
    name: Inlines,
    value: Inlines | undefined,
    unit: string,
    givenBy: string,
    source: Source,
  ): Cell[] => [
    cell(name),
    cell(of),
    cell(value ?? words("not given")),
    cell(words(unit)),
    cell(words(givenBy)),
    cell(sourceRef(source)),
  ];
  const onlyStatic = (
    name: string,
    parameter: string,
    value: Inlines | undefined,
    unit: string,
  ): Cell[] =>
    row(
      [...words(`${name}, `), ...code(parameter)],
      isStatic ? value : words(NOT_SUPPORTED),
      unit,
      isStatic ? "Network administrator" : "DHCP server",
      isStatic ? HCI_STATIC : HCI_DHCP,
    );
  const some = (text: string | undefined): Inlines | undefined =>
    text === undefined ? undefined : code(text);
  return [
    row(
      [...words("Name, "), ...code("-name")],
      code(vnet.name),
      "name",
      "Design",
      isStatic ? HCI_STATIC : HCI_DHCP,
    ),
    row(
      [...words("Virtual switch, "), ...code("-vswitchName")],
      some(values.switchName),
      "name",
      "Design",
      HCI_NETWORK_COMMAND,
    ),
    onlyStatic("Address prefix", "-ipAddressPrefix", some(values.prefix), "prefix"),
    onlyStatic("Gateway", "-gateway", some(values.gateway), "address"),
    onlyStatic(
      "DNS servers",
      "-dnsServers",
      values.dnsServers.length === 0 ? undefined : listed([...values.dnsServers]),
      "1 to 3 addresses",
    ),
    onlyStatic(
      "Node VM pool",
      "-k8sNodeIpPoolStart, -k8sNodeIpPoolEnd",
      values.nodePool.length === 0 ? undefined : listed(values.nodePool.map(formatRange)),
      "addresses",
    ),
    row(
      [...words("Virtual IP pool, "), ...code("-vipPoolStart, -vipPoolEnd")],
      values.vipPool.length === 0 ? undefined : listed(values.vipPool.map(formatRange)),
      "addresses",
      "Network administrator",
      HCI_VIP,
    ),
    row(
      [...words("VLAN ID, "), ...code("-vlanID")],
      values.vlan === undefined || values.vlan === "0"
        ? words("not given: untagged")
        : code(values.vlan),
      "VLAN",
      "Network administrator",
      isStatic ? HCI_STATIC : HCI_DHCP,
    ),
  ];
}

function agentRow({ hostCluster, isNeeded, text }: CloudAgent): Cell[] {
  const value = isNeeded
    ? text === undefined
      ? words("not given")
      : code(text)
    : words("leave out: the servers lease their addresses");
  return [
    cell([...words("Cloud agent, "), ...code("-cloudserviceCIDR")]),
    cell([{ element: hostCluster.id, name: hostCluster.name }]),
    cell(value),
    cell(words("address with length")),
    cell(words("Network administrator")),
    cell(sourceRef(HCI_MOC)),
  ];
}
