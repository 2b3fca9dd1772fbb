import type { ElementRecord } from "#shared/model/records";
import { childrenOf, type Facts } from "./engine.ts";
import { switchMode, switchOf } from "./switches.ts";

/** The adapters of a VM by the sort of switch that they are on. */
export interface AdaptersByMode {
  readonly internal: readonly ElementRecord[];
  readonly external: readonly ElementRecord[];
  /** On no switch, or on one of which nobody has said what it is. */
  readonly loose: readonly ElementRecord[];
}

export function adaptersByMode(facts: Facts, node: string): AdaptersByMode {
  const groups = Map.groupBy(childrenOf(facts, node, "vnic"), (adapter) => {
    const vswitch = switchOf(facts, adapter.id);
    return (vswitch && switchMode(facts, vswitch)) ?? "loose";
  });
  return {
    internal: groups.get("internal") ?? [],
    external: groups.get("external") ?? [],
    loose: groups.get("loose") ?? [],
  };
}
