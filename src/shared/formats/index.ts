import { aksArcExporter } from "./aks-arc/exporter.ts";
import { aksArcImporter } from "./aks-arc/importer.ts";
import { azureStackEdgeExporter } from "./azure-stack-edge/exporter.ts";
import { azureStackEdgeImporter } from "./azure-stack-edge/importer.ts";
import { addressCsvExporter } from "./address-list/csv-exporter.ts";
import { dhcpExclusionsExporter } from "./address-list/dhcp-exporter.ts";
import { dhcpImporter } from "./address-list/dhcp-importer.ts";
import { addressListImporter } from "./address-list/list-importer.ts";
import { subnetPlanExporter } from "./address-list/subnet-plan-exporter.ts";
import { subnetPlanImporter } from "./address-list/subnet-plan-importer.ts";
import { aksEdgeExporter } from "./aks-edge/exporter.ts";
import { aksEdgeImporter } from "./aks-edge/importer.ts";
import { aksHciExporter } from "./aks-hci/exporter.ts";
import { aksHciImporter } from "./aks-hci/importer.ts";
import type { Exporter, Importer } from "./format.ts";
import { runbookExporters } from "./runbook.ts";
import { svgExporter } from "./svg.ts";
import { textFormExporter, textFormImporter } from "./text-form.ts";

/** Every format that can be read, in the order in which an unknown text is tried. */
export const IMPORTERS: readonly Importer[] = [
  textFormImporter,
  subnetPlanImporter,
  azureStackEdgeImporter,
  aksEdgeImporter,
  aksArcImporter,
  aksHciImporter,
  dhcpImporter,
  // Any text with columns may be a list, so it comes last.
  addressListImporter,
];

/** Every format that can be written, in the order of the menus. */
export const EXPORTERS: readonly Exporter[] = [
  textFormExporter,
  aksEdgeExporter,
  aksHciExporter,
  azureStackEdgeExporter,
  aksArcExporter,
  addressCsvExporter,
  dhcpExclusionsExporter,
  subnetPlanExporter,
  svgExporter,
  ...runbookExporters,
];

export function findExporter(id: string): Exporter | undefined {
  return EXPORTERS.find((exporter) => exporter.id === id);
}
