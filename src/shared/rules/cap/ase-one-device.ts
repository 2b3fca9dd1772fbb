import { listed, plain, say } from "#shared/kernel/message";
import { machinesOf, mostDevices } from "#shared/facts/ase-device";
import { nameOf } from "#shared/facts/names";
import { siteOf } from "#shared/facts/places";
import { readText } from "#shared/facts/readings";
import { defineRule } from "../define-rule.ts";
import { setFields, together } from "../fixes.ts";
import { seed } from "../sources.ts";
import { addElement, freeId, moveInto } from "../wiring.ts";

export const aseOneDevice = defineRule({
  id: "UL-CAP-026",
  name: "cap/ase-one-device",
  severity: "error",
  platforms: ["ASE"],
  on: ["hostCluster"],
  what: "The infrastructure cluster has more devices than the documents describe.",
  why: "The older documents describe a single device, the newer ones also a pair; for more there is no set-up.",
  todo: "Split the design into one site for each device.",
  sources: [seed("ASE", "Network interfaces, switches"), seed("ASE_NETWORK")],
  check(facts, hostCluster, report) {
    const product = readText(facts, hostCluster, "product");
    if (product !== "" && product !== "aseInfrastructure") return;
    const devices = machinesOf(facts, hostCluster.id);
    const most = mostDevices(facts, hostCluster.id);
    if (devices.length === 0)
      return report.cannotTell(say`No device names ${hostCluster} as its cluster.`);
    if (devices.length <= most) {
      return report.pass(
        say`${hostCluster} has ${plain(devices.length === 1 ? "one device" : "a pair of devices")}.`,
      );
    }
    report.fail({
      with: devices.map(({ id }) => ({ element: id, field: "hostCluster" })),
      message: say`${hostCluster}: ${plain(most === 1 ? "one device per cluster" : "at most two devices per cluster")}, but ${plain(devices.length)} are drawn.`,
    });
  },
  fixes(facts, { subjects: [subject, ...devices] }) {
    const site = subject && siteOf(facts, subject.element);
    if (!site) return [];
    const surplus = devices.slice(mostDevices(facts, subject.element));
    const title = say`Give ${listed(surplus.map(({ element }) => nameOf(facts, element)))} a site of their own`;
    const { profile = "ASE", edition = null } = site.fields;
    return [
      together(
        title,
        "Split the design",
        surplus.flatMap(({ element }) => {
          const id = freeId(facts, `${element}.site`);
          const name = `${site.name} ${nameOf(facts, element).name}`;
          return [
            addElement(title, id, "site", null, name, { profile, edition }),
            setFields(title, element, { hostCluster: null }),
            moveInto(title, [element], id),
          ];
        }),
      ),
    ];
  },
  examples: {
    bad: [
      {
        title: "2 devices in one cluster",
        base: "ase",
        edition: "2021-09",
        edits: [
          { add: "host", id: "second", parent: "site", fields: { hostCluster: "infrastructure" } },
        ],
      },
      {
        title: "3 devices in one cluster, judged by newer documents",
        base: "ase",
        edits: [
          { add: "host", id: "second", parent: "site", fields: { hostCluster: "infrastructure" } },
          { add: "host", id: "third", parent: "site", fields: { hostCluster: "infrastructure" } },
        ],
      },
    ],
    good: [
      { title: "1 device", base: "ase" },
      {
        title: "a pair of devices, judged by newer documents",
        base: "ase",
        edits: [
          { add: "host", id: "second", parent: "site", fields: { hostCluster: "infrastructure" } },
        ],
      },
    ],
  },
});
