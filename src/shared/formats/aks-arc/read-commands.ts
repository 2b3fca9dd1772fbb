import { isJsonObject, type Json, type JsonObject } from "#shared/kernel/json";
import { anything, choice, flag, integer, text, texts, type KeyDef } from "../keys/key-def.ts";
import { readSection, type Section } from "../keys/read-section.ts";
import type { NoteSink } from "../notes.ts";
import { MODES } from "./balancer-extra.ts";
import { ALLOCATIONS } from "./parameters.ts";
import { lastSegment } from "./resource-id.ts";
import type { ArcSettings } from "./settings.ts";

const kept = { kept: true } as const;

const AROUND = ["--resource-group", "--custom-location", "--location", "--subscription"].map(
  (key) => text(key, kept),
);

/** Commands of the Azure CLI by name, with their documented options. */
const COMMANDS: Readonly<Record<string, readonly KeyDef[]>> = {
  "az stack-hci-vm network lnet create": [
    ...AROUND,
    text("--name"),
    text("--vm-switch-name"),
    choice("--ip-allocation-method", ALLOCATIONS),
    text("--address-prefixes"),
    text("--gateway"),
    texts("--dns-servers"),
    text("--ip-pool-start"),
    text("--ip-pool-end"),
    text("--ip-pool-type", kept),
    integer("--vlan", { default: 0 }),
    flag("--no-gateway", kept),
    text("--network-security-group", kept),
  ],
  "az aksarc create": [
    ...AROUND,
    text("--name"),
    texts("--vnet-ids"),
    text("--control-plane-ip"),
    text("--pod-cidr"),
    integer("--control-plane-count"),
    integer("--node-count"),
    integer("--load-balancer-count", kept),
    anything("--aad-admin-group-object-ids"),
    anything("--generate-ssh-keys"),
  ],
  "az k8s-runtime load-balancer create": [
    text("--load-balancer-name"),
    text("--resource-uri"),
    texts("--addresses"),
    choice("--advertise-mode", MODES),
    anything("--service-selector"),
    texts("--bgp-peers"),
  ],
};

export function isCommand(key: string): boolean {
  return Object.hasOwn(COMMANDS, key);
}

/** Azure CLI commands with their options, as JSON: `{"az aksarc create": {"--name": "a"}}`. */
export function readCommands(value: JsonObject, notes: NoteSink): ArcSettings {
  const read = new Map<string, Section>();
  for (const [command, options] of Object.entries(value)) {
    const keys = COMMANDS[command];
    if (!keys || !isJsonObject(options)) {
      notes.warning(
        "schema-unknown-key",
        command,
        "This is no command with options that is known here; it is left out.",
      );
      continue;
    }
    const section = readSection(keys, options, command, notes);
    reportKept(section, notes);
    read.set(command, section);
  }
  const network = read.get("az stack-hci-vm network lnet create");
  const cluster = read.get("az aksarc create");
  const balancer = read.get("az k8s-runtime load-balancer create");
  const method = network?.text("--ip-allocation-method");
  return {
    networks: network
      ? [
          {
            name: network.text("--name"),
            switchName: network.text("--vm-switch-name"),
            isLeased: method === undefined ? undefined : method === "Dynamic",
            prefix: network.text("--address-prefixes"),
            gateway: network.text("--gateway"),
            dnsServers: network.texts("--dns-servers"),
            poolStart: network.text("--ip-pool-start"),
            poolEnd: network.text("--ip-pool-end"),
            vlan: network.integer("--vlan"),
          },
        ]
      : [],
    clusters: cluster
      ? [
          {
            name: cluster.text("--name"),
            network: lastSegment(cluster.texts("--vnet-ids")?.[0]),
            controlPlaneIp: cluster.text("--control-plane-ip"),
            controlPlaneCount: cluster.integer("--control-plane-count"),
            podCidr: cluster.text("--pod-cidr"),
            pools: poolOf(cluster),
            extra: {},
          },
        ]
      : [],
    balancers: balancer
      ? [
          {
            name: balancer.text("--load-balancer-name"),
            cluster: lastSegment(balancer.text("--resource-uri")),
            addresses: balancer.texts("--addresses") ?? [],
            peers: balancer.texts("--bgp-peers"),
            mode: balancer.text("--advertise-mode"),
            selector: balancer.kept["--service-selector"],
          },
        ]
      : [],
  };
}

function poolOf(cluster: Section): { readonly count: number | string }[] {
  const count = cluster.integer("--node-count");
  return count === undefined ? [] : [{ count }];
}

function reportKept({ kept: own, path }: Section, notes: NoteSink): void {
  const names = Object.keys(own).filter(
    (key) => own[key] !== (null as Json) && key !== "--service-selector",
  );
  if (names.length === 0) return;
  notes.info("not-drawn", path, `A design has no place for: ${names.join(", ")}. Not kept.`);
}
