import type { PlatformScope } from "#shared/profiles/define-profile";
import { appliesTo } from "#shared/profiles/index";
import { defineSection } from "../define-section.ts";
import { COMPONENTS, ROUTE_FIELDS, SERVICES_AND_PODS } from "../reference/ase.ts";
import { PLUGINS, SERVICE_TYPES } from "../reference/container.ts";
import { DEPLOYMENT_TYPES } from "../reference/edge.ts";
import { fixedValues } from "../reference/fixed-values.ts";
import { STATIC_OR_DHCP } from "../reference/hci.ts";
import { supportedParameters } from "../reference/parameters.ts";
import { referenceTable } from "../reference/table.ts";

const TABLES = [
  PLUGINS,
  SERVICE_TYPES,
  STATIC_OR_DHCP,
  DEPLOYMENT_TYPES,
  ROUTE_FIELDS,
  COMPONENTS,
  SERVICES_AND_PODS,
];

/** Reference tables of the platforms that the project uses, each once (catalogue 6). */
export const reference = defineSection({
  id: "reference",
  group: "After",
  title: "Reference tables",
  per: "project",
  prints: [
    "EX-HYB-05",
    "REF-4",
    "REF-5",
    "REF-6",
    "REF-7",
    "REF-10",
    "REF-11",
    "REF-12",
    "REF-13",
    "REF-14",
  ],
  content({ sites }) {
    if (sites.length === 0) return [];
    const codes = new Set(sites.map(({ platform }) => platform.code));
    const matches = (on: readonly PlatformScope[]): boolean =>
      [...codes].some((code) => appliesTo(on, code));
    return [
      ...TABLES.filter(({ on }) => matches(on)),
      fixedValues(matches),
      supportedParameters(codes),
    ]
      .toSorted((a, b) => Number(a.id.slice(4)) - Number(b.id.slice(4)))
      .flatMap(referenceTable);
  },
});
