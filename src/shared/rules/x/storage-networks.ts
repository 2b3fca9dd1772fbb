import { formatPrefix, isHost } from "#shared/address/prefix";
import { say } from "#shared/kernel/message";
import { claimsOf } from "#shared/facts/claims";
import { elementOf, type Facts } from "#shared/facts/engine";
import { tagOf } from "#shared/facts/layer2";
import { interfacesOn, networkPrefix } from "#shared/facts/networks";
import { isStorage, storageOverlapOf } from "#shared/facts/storage-networks";
import { isEmptyValue } from "#shared/model/field";
import type { ElementRecord } from "#shared/model/records";
import { defineRule, type Report } from "../define-rule.ts";
import type { Fix } from "../finding.ts";
import { clearField, setAddress, setFields, together } from "../fixes.ts";
import { freeBlockLike } from "../free-prefix.ts";
import { seed } from "../sources.ts";

const STORAGE = (id: string, prefix: string, vlan: number) =>
  ({
    add: "segment",
    id,
    parent: "site",
    name: id,
    fields: { prefix, vlan, purpose: "storage" },
  }) as const;

const PORT = (host: string, segment: string, fields: Readonly<Record<string, string | number>>) =>
  [
    { add: "physicalPort", id: `${host}.${segment}`, parent: host, name: segment, fields },
    { connect: `${host}.${segment}`, to: segment },
  ] as const;

/** Each pair is reported once, on the network with the longer prefix or the later id. */
export const storageOneSubnetPerVlan = defineRule({
  id: "UL-X-108",
  name: "x/storage-one-subnet-per-vlan",
  severity: "warning",
  platforms: ["HCI", "ARC"],
  on: ["segment"],
  what: "Two storage VLANs of a site share a subnet.",
  why: "The failover cluster makes one cluster network of all adapters in a subnet. With two VLANs in one, half of the paths do not work, and updates stop because the storage network is not ready.",
  todo: "Give each storage VLAN a subnet of its own.",
  sources: [seed("LOCAL_SUPPORT", "Merged storage networks block the update")],
  check(facts, segment, report) {
    if (!isStorage(facts, segment.id)) return;
    const prefix = networkPrefix(facts, segment.id);
    if (!prefix) return report.cannotTell(say`The prefix of ${segment} is not known.`);
    const other = elementOf(facts, storageOverlapOf(facts, segment.id) ?? "");
    if (other) {
      report.fail({
        field: "prefix",
        with: [{ element: other.id, field: "prefix" }],
        message: say`${other}${vlanInWords(facts, other.id)} and ${segment}${vlanInWords(facts, segment.id)} both use ${formatPrefix(prefix)}; the failover cluster makes one network of them.`,
      });
    } else {
      report.pass(say`No other storage network of the site uses ${formatPrefix(prefix)}.`);
    }
    judgePorts(facts, segment, report);
  },
  fixes(facts, { subjects: [subject] }) {
    const segment = subject && elementOf(facts, subject.element);
    return segment && subject.field === "prefix" ? renumber(facts, segment) : [];
  },
  examples: {
    bad: [
      {
        title: "VLAN 711 and VLAN 712, both 10.71.0.0/24",
        base: "arc-static",
        edits: [
          STORAGE("storage-1", "10.71.0.0/24", 711),
          STORAGE("storage-2", "10.71.0.0/24", 712),
          ...PORT("h1", "storage-1", { address: "10.71.0.11/24", vlan: 711 }),
          ...PORT("h1", "storage-2", { address: "10.71.0.12/24", vlan: 712 }),
        ],
      },
      {
        title: "one storage network, ports on VLAN 711 and VLAN 712",
        base: "arc-static",
        edits: [
          {
            add: "segment",
            id: "storage-1",
            parent: "site",
            fields: { prefix: "10.71.0.0/24", purpose: "storage" },
          },
          ...PORT("h1", "storage-1", { address: "10.71.0.11/24", vlan: 711 }),
          ...PORT("h2", "storage-1", { address: "10.71.0.12/24", vlan: 712 }),
        ],
      },
    ],
    good: [
      {
        title: "VLAN 711 with 10.71.1.0/24, VLAN 712 with 10.71.2.0/24",
        base: "arc-static",
        edits: [
          STORAGE("storage-1", "10.71.1.0/24", 711),
          STORAGE("storage-2", "10.71.2.0/24", 712),
          ...PORT("h1", "storage-1", { address: "10.71.1.11/24", vlan: 711 }),
          ...PORT("h2", "storage-1", { address: "10.71.1.12/24", vlan: 711 }),
        ],
      },
      {
        title: "one subnet on two networks that are not for storage",
        base: "arc-static",
        edits: [
          STORAGE("storage-1", "10.71.1.0/24", 711),
          {
            add: "segment",
            id: "lab",
            parent: "site",
            fields: { prefix: "10.71.1.0/24", purpose: "compute" },
          },
        ],
      },
    ],
  },
});

export const gatewayOnStorage = defineRule({
  id: "UL-X-109",
  name: "x/gateway-on-storage",
  severity: "info",
  platforms: ["HCI", "ARC"],
  on: ["segment"],
  what: "A storage network has a gateway.",
  why: "The servers reach each other there directly. A second default gateway on a server makes its way out a matter of chance.",
  todo: "Leave the gateway out.",
  sources: [seed("LOCAL_VALIDATOR", "One default gateway for each server")],
  check(facts, segment, report) {
    if (!isStorage(facts, segment.id)) return;
    if (isEmptyValue(segment.fields["gateway"]))
      return report.pass(say`${segment} has no gateway.`);
    report.fail({
      field: "gateway",
      message: say`${segment} is for storage and needs no gateway.`,
    });
  },
  fixes: (facts, { subjects: [subject] }) =>
    subject ? [clearField(facts, subject.element, "gateway")] : [],
  examples: {
    bad: [
      {
        title: "storage network with gateway 10.71.1.1",
        base: "hci-static",
        edits: [
          STORAGE("storage-1", "10.71.1.0/24", 711),
          { set: "storage-1", fields: { gateway: "10.71.1.1" } },
        ],
      },
    ],
    good: [
      {
        title: "storage network without a gateway",
        base: "hci-static",
        edits: [STORAGE("storage-1", "10.71.1.0/24", 711)],
      },
    ],
  },
});

/** One drawn network whose ports carry two numbers is two VLANs in one subnet as well. */
function judgePorts(facts: Facts, segment: ElementRecord, report: Report): void {
  const firstOn = new Map<number, string>();
  for (const id of interfacesOn(facts, segment.id)) {
    const vlan = tagOf(facts, id);
    if (vlan !== 0 && !firstOn.has(vlan)) firstOn.set(vlan, id);
  }
  const [one, two] = firstOn;
  if (!one || !two) return;
  report.fail({
    field: "vlan",
    with: [
      { element: one[1], field: "vlan" },
      { element: two[1], field: "vlan" },
    ],
    message: say`The ports on ${segment} are on VLAN ${one[0]} and VLAN ${two[0]}, in one subnet.`,
  });
}

function vlanInWords(facts: Facts, segment: string) {
  const vlan = tagOf(facts, segment);
  return vlan === 0 ? [] : say` (VLAN ${vlan})`;
}

/** Another block for a network; everything on it keeps its place in the block. */
function renumber(facts: Facts, segment: ElementRecord): Fix[] {
  const prefix = networkPrefix(facts, segment.id);
  const free = prefix && freeBlockLike(facts, segment.id, prefix);
  if (!prefix || !free) return [];
  const title = say`Use ${formatPrefix(free)} for ${segment}`;
  const moves = interfacesOn(facts, segment.id)
    .flatMap((id) => claimsOf(facts, id))
    .filter(({ single, range }) => single && isHost(prefix, range.start))
    .map(({ owner, field, range }) =>
      setAddress(facts, owner, field, free.network + range.start - prefix.network, "in that block"),
    );
  return [
    together(title, "Renumber a storage network", [
      setFields(title, segment.id, { prefix: formatPrefix(free) }),
      ...moves,
    ]),
  ];
}
