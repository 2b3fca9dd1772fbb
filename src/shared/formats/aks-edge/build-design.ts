import type { IdSource } from "#shared/kernel/ids";
import { startDesign } from "#shared/kinds/design";
import type { Project } from "#shared/model/project";
import type { NoteSink } from "../notes.ts";
import { addCluster } from "./build-cluster.ts";
import { addMachine } from "./build-machine.ts";
import { addOutside } from "./build-outside.ts";
import { given } from "../keys/given.ts";
import type { EdgeSettings, MachineSettings } from "./settings.ts";

/** Draws the site that a configuration describes: what the set-up makes, and what lies around it. */
export function buildDesign(
  settings: EdgeSettings,
  name: string,
  ids: IdSource,
  notes: NoteSink,
): Project {
  const design = startDesign(name);
  const { variant, edition, network } = settings;
  const internet = network.internetDisabled
    ? undefined
    : design.add("externalEndpoint", ids("internet"), null, "Internet", { role: "internet" });
  const site = design.add("site", ids("site"), null, "Edge site", {
    profile: "EE",
    variant,
    ...given({ edition, internetDisabled: network.internetDisabled }),
    lifecycle: "draft",
  });
  const lan = addOutside({ design, ids, site, internet, settings, notes });
  const cluster = addCluster({ design, ids, site, settings, notes });
  const machines: readonly MachineSettings[] =
    settings.machines.length > 0 ? settings.machines : [{ linux: {} }];
  machines.forEach((machine, i) =>
    addMachine({ design, ids, site, lan, cluster, settings, machine, position: i }),
  );
  return design.project;
}
