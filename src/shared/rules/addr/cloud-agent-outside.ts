import { formatIpv4 } from "#shared/address/ipv4";
import { formatPrefix, isHost, samePrefix } from "#shared/address/prefix";
import { plain, say } from "#shared/kernel/message";
import { counted } from "#shared/kernel/words";
import {
  addressingOfServers,
  cloudAgentOf,
  interfacesOfServer,
  managementOf,
  serversIn,
} from "#shared/facts/host-clusters";
import { networkOf } from "#shared/facts/networks";
import { placeCloudAgent } from "../cloud-agent-fixes.ts";
import { defineRule } from "../define-rule.ts";
import { seed } from "../sources.ts";

const MOC = seed("HCI", "Microsoft On-premises Cloud service");

/** A server with several networks passes when the agent fits one of them. */
export const cloudAgentOutside = defineRule({
  id: "UL-ADDR-034",
  name: "addr/cloud-agent-outside",
  severity: "error",
  platforms: ["HCI"],
  on: ["hostCluster"],
  what: "The address of the cloud agent is not in the subnet of the servers.",
  why: "The agent runs on any of the servers and takes its address along when it moves; on a server in another subnet nobody can reach it.",
  todo: "Take a free address of the servers' own subnet and write it with the length of that subnet.",
  sources: [MOC],
  silences: ["UL-ADDR-005", "UL-ADDR-006", "UL-ADDR-007", "UL-ADDR-010"],
  check(facts, cluster, report) {
    const agent = cloudAgentOf(facts, cluster.id);
    if (!agent || addressingOfServers(facts, cluster.id) !== "static") return;
    const { length } = agent.prefix;
    // Without a real length UL-ADDR-033 has spoken.
    if (length < 1 || length > 30) return;
    const own = networkOf(facts, cluster.id);
    let compared = 0;
    let hasFailed = false;
    for (const host of serversIn(facts, cluster.id)) {
      const management = managementOf(facts, cluster.id, host.id);
      if (!management?.prefix) {
        report.cannotTell(
          say`${host} has no address with a prefix length that the cloud agent could be compared with.`,
        );
        continue;
      }
      compared += 1;
      const fits = interfacesOfServer(facts, host.id).some(
        ({ prefix }) => prefix && samePrefix(prefix, agent.prefix) && isHost(prefix, agent.address),
      );
      if (fits || hasFailed) continue;
      hasFailed = true;
      const text = `${formatIpv4(agent.address)}/${length}`;
      const networks = new Set([own, management.network].flatMap((id) => id ?? []));
      report.fail({
        field: "cloudServiceCidr",
        with: [
          { element: management.element.id, field: "address" },
          ...[...networks].map((element) => ({ element, field: "prefix" })),
        ],
        message: say`${text} is not a host address of the physical-node subnet ${formatPrefix(management.prefix)} of ${host}.`,
      });
    }
    if (compared > 0 && !hasFailed) {
      report.pass(
        say`${formatIpv4(agent.address)} is a host of ${formatPrefix(agent.prefix)}, the subnet of ${plain(counted(compared, "server", "servers"))}.`,
      );
    }
  },
  fixes: (facts, { subjects: [subject] }) =>
    subject ? placeCloudAgent(facts, subject.element) : [],
  examples: {
    bad: [
      {
        title: "servers 10.11.1.10/16, cloud agent 10.12.0.45/16",
        base: "hci-static",
        edits: [{ set: "servers", fields: { cloudServiceCidr: "10.12.0.45/16" } }],
      },
      {
        title: "the right address with another length",
        base: "hci-static",
        edits: [{ set: "servers", fields: { cloudServiceCidr: "10.11.23.45/24" } }],
      },
      {
        title: "the network address of the subnet",
        base: "hci-static",
        edits: [{ set: "servers", fields: { cloudServiceCidr: "10.11.0.0/16" } }],
      },
    ],
    good: [
      { title: "servers 10.11.1.10/16, cloud agent 10.11.23.45/16", base: "hci-static" },
      {
        title: "servers with a second network, cloud agent on the first",
        base: "hci-static",
        edits: [
          { disconnect: "servers", from: "mgmt" },
          {
            add: "physicalPort",
            id: "h1.storage",
            parent: "h1",
            name: "storage",
            fields: { ipMode: "static", address: "10.99.0.10/24" },
          },
        ],
      },
    ],
  },
});
