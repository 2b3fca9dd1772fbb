import { createFacts } from "#shared/facts/engine";
import { err, ok, type Result } from "#shared/kernel/result";
import type { Project } from "#shared/model/project";
import type { ElementRecord } from "#shared/model/records";
import { freeStem } from "../file-name.ts";
import type { Exported, ExportedFile, Exporter, Note } from "../format.ts";
import { collectNotes } from "../notes.ts";
import { noteOlderEdition } from "../older-edition.ts";
import { startUseLog } from "../use-log.ts";
import { writeBalancer } from "./write-balancer.ts";
import { writeBicep } from "./write-bicep.ts";
import { writeCommands } from "./write-commands.ts";
import { writeFirewall } from "./write-firewall.ts";
import { writeNetwork } from "./write-network.ts";
import { writeRanges } from "./write-ranges.ts";
import { arcClusters, arcSites, childrenOf, type Writing } from "./writing.ts";

/** What builds the clusters of AKS Arc: Bicep parameters, commands, MetalLB and the port list. */
export const aksArcExporter: Exporter = {
  id: "aks-arc",
  label: "AKS Arc: Bicep parameters, az commands, MetalLB, ports",
  extension: ".bicepparam",
  isConfiguration: true,
  write: writeAksArc,
};

function writeAksArc(project: Project): Result<Exported, Note> {
  const notes = collectNotes();
  const log = startUseLog("A deployment of AKS Arc");
  const writing: Writing = { project, facts: createFacts(project), log, notes };
  const stems = new Set<string>();
  const files = arcSites(project).flatMap((site) => writeSite(writing, site, stems));
  if (files.length === 0) {
    const message =
      "There is no cluster or logical network on a site of AKS enabled by Azure Arc, so there is nothing to write.";
    return err({ code: "export-no-cluster", severity: "error", path: "", message });
  }
  log.report(project, notes);
  return ok({ files, notes: notes.list() });
}

function writeSite(writing: Writing, site: ElementRecord, stems: Set<string>): ExportedFile[] {
  const { project, log, notes } = writing;
  const clusters = arcClusters(project, site, notes);
  const networks = childrenOf(project, site, "logicalNetwork");
  if (clusters.length + networks.length === 0) return [];
  log.covers(site, "profile", "variant", "edition", "lifecycle");
  // A network alone says it by its API version.
  if (clusters.length > 0) noteOlderEdition(log, site, notes);
  const named = clusters.map((cluster) => ({
    cluster,
    stem: freeStem(cluster.record.name, stems),
  }));
  const alone = networks.filter(
    (network) => !clusters.some((each) => each.makesNetwork && each.network === network),
  );
  const bicep = named.flatMap(({ cluster, stem }) => writeBicep(writing, cluster, stem));
  const resources = alone.map((network) =>
    writeNetwork(writing, network, site, freeStem(network.name, stems)),
  );
  const balancers = named.flatMap(({ cluster, stem }) =>
    cluster.balancers.map((balancer, i) =>
      writeBalancer(writing, cluster, balancer, i === 0 ? stem : `${stem}-${i + 1}`),
    ),
  );
  const siteStem = freeStem(site.name, stems);
  const ports = writeFirewall(writing, site, siteStem);
  const ranges = writeRanges(clusters, siteStem);
  for (const { record } of clusters) coverKubeVip(writing, record);
  return [
    ...bicep,
    ...resources,
    ...balancers,
    ...writeCommands(writing, networks, clusters, siteStem),
    ...(ranges ? [ranges] : []),
    ...(ports ? [ports] : []),
  ];
}

/** The product deploys KubeVIP by itself. */
function coverKubeVip({ project, log }: Writing, cluster: ElementRecord): void {
  for (const balancer of childrenOf(project, cluster, "loadBalancer")) {
    if (balancer.fields["product"] === "kubeVip")
      log.covers(balancer, "product", "fronts", "placement", "layer", "cluster");
  }
}
