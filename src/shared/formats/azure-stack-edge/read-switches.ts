import type { Json, JsonObject } from "#shared/kernel/json";
import { compareNatural } from "#shared/kernel/order";
import type { Section } from "../keys/read-section.ts";
import type { NoteSink } from "../notes.ts";
import { readPools } from "./read-pools.ts";
import type { PoolSettings, SwitchSettings } from "./settings.ts";

/** Names of the ranges of the Compute page in a configuration. */
export const NODE_POOL = "KubernetesNodeIPs";
export const SERVICE_POOL = "KubernetesServiceIPs";

interface ReadSwitches {
  readonly switches: readonly SwitchSettings[];
  readonly nodePools: readonly PoolSettings[];
  readonly servicePools: readonly PoolSettings[];
  /** By name of the switch. */
  readonly kept: JsonObject;
}

/** The virtual switches. Pools of the switch that is enabled for compute belong to the cluster. */
export function readSwitches(entries: readonly Section[], notes: NoteSink): ReadSwitches {
  const switches = new Map<string, SwitchSettings>();
  const kept = new Map<string, Json>();
  const pools: PoolSettings[] = [];
  for (const entry of entries) {
    const name = entry.text("name")?.trim().slice(0, 200);
    if (name === undefined || switches.has(name)) {
      const [code, message] =
        name === undefined
          ? ["schema-missing-name", "The virtual switch has no name, so it is left out."]
          : [
              "schema-duplicate-entry",
              `${name} stands here for the second time; the first one counts.`,
            ];
      notes.error(code ?? "", entry.path, message ?? "");
      continue;
    }
    const isCompute = takesCompute(entry, [...switches.values()], notes);
    switches.set(name, {
      name,
      port: entry.text("interfaceName")?.trim().slice(0, 200),
      isCompute,
      mtu: entry.integer("mtu"),
    });
    const own = entry.list("ipAddressPools");
    if (isCompute)
      pools.push(
        ...readPools(
          own.filter((pool) => isKnownPool(pool, notes)),
          notes,
        ),
      );
    const rest = keptOf(entry, isCompute ? [] : own);
    if (Object.keys(rest).length > 0) kept.set(name, rest);
  }
  reportMtu([...switches.values()], notes);
  return {
    switches: [...switches.values()].sort((a, b) => compareNatural(a.name, b.name)),
    nodePools: pools.filter(({ name }) => isNamed(name, NODE_POOL)),
    servicePools: pools.filter(({ name }) => isNamed(name, SERVICE_POOL)),
    kept: Object.fromEntries(kept),
  };
}

/** Compute is enabled on one switch; of several the first one counts. */
function takesCompute(entry: Section, before: readonly SwitchSettings[], notes: NoteSink): boolean {
  if (entry.flag("enabledForCompute") !== true) return false;
  const other = before.find((each) => each.isCompute);
  if (!other) return true;
  notes.error(
    "schema-conflict",
    entry.pathOf("enabledForCompute"),
    `Compute is enabled on ${other.name} already, and a device has it on one switch. Here it counts as off.`,
  );
  return false;
}

function isKnownPool(pool: Section, notes: NoteSink): boolean {
  const name = pool.text("name");
  if (isNamed(name, NODE_POOL) || isNamed(name, SERVICE_POOL)) return true;
  notes.error(
    "schema-unknown-value",
    pool.pathOf("name"),
    `A switch for compute has the pools ${NODE_POOL} and ${SERVICE_POOL}; this one is left out.`,
  );
  return false;
}

function isNamed(name: string | undefined, known: string): boolean {
  return name?.trim().toLowerCase() === known.toLowerCase();
}

/** Pools of a switch without compute belong to nobody who is drawn; they are kept as they are. */
function keptOf(entry: Section, pools: readonly Section[]): JsonObject {
  const { ipAddressPools: _, ...rest } = entry.kept;
  const texts = pools.flatMap((pool): JsonObject[] => {
    const name = pool.text("name");
    const range = pool.text("ipAddressRange");
    return [
      {
        ...(name === undefined ? {} : { name }),
        ...(range === undefined ? {} : { ipAddressRange: range }),
      },
    ];
  });
  return texts.length === 0 ? rest : { ...rest, ipAddressPools: texts };
}

function reportMtu(switches: readonly SwitchSettings[], notes: NoteSink): void {
  const sizes = new Set(switches.flatMap(({ mtu }) => mtu ?? []));
  if (sizes.size < 2) return;
  const list = switches.map(({ name, mtu = 1500 }) => `${name} ${mtu}`).join(", ");
  notes.info(
    "mtu-mixed",
    "device.network.vSwitches",
    `The virtual switches have different MTUs: ${list}. Whatever talks across them has to keep to the smaller one.`,
  );
}
