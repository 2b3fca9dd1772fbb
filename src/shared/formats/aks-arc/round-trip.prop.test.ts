import { readFileSync } from "node:fs";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { countingIds } from "#shared/kernel/ids";
import type { Json, JsonObject } from "#shared/kernel/json";
import { unwrap } from "#shared/kernel/result";
import { recordsOf, type Project } from "#shared/model/project";
import {
  arcParameters,
  asArm,
  asBicep,
  balancers,
  clusterInstances,
  logicalNetworks,
} from "#shared/testing/arc-files";
import { projects } from "#shared/testing/arbitraries";
import { sampleFile } from "#shared/testing/samples";
import { importFile } from "../import-file.ts";
import { printTextForm } from "../text-form.ts";
import { aksArcExporter } from "./exporter.ts";

function design(text: string): Project {
  const { project } = unwrap(importFile(text, { fileName: "arc", ids: countingIds() }));
  if (!project) throw new Error("no design");
  return project;
}

/** The file of an export that ends with this. */
function written(project: Project, ending: string): string {
  const { files } = unwrap(aksArcExporter.write(project));
  const file = files.find(({ fileName }) => fileName.endsWith(ending));
  if (!file) throw new Error(`no ${ending}`);
  return file.content;
}

/** The design of a file, and that of the file it is written as. */
function thereAndBack(
  text: string,
  ending: string,
): { readonly first: string; readonly again: string } {
  const first = design(text);
  return { first: printTextForm(first), again: printTextForm(design(written(first, ending))) };
}

describe("import, export, import gives the same design", () => {
  test("for Bicep and ARM parameters", () => {
    fc.assert(
      fc.property(arcParameters, fc.constantFrom(asBicep, asArm), (values, print) => {
        const { first, again } = thereAndBack(print(values), ".bicepparam");
        expect(again).toBe(first);
      }),
      { numRuns: 400 },
    );
  });

  test("for logical networks", () => {
    fc.assert(
      fc.property(logicalNetworks, (network) => {
        const { first, again } = thereAndBack(JSON.stringify(network), ".logical-network.json");
        expect(again).toBe(first);
      }),
      { numRuns: 200 },
    );
  });

  test("for clusters as resources", () => {
    fc.assert(
      fc.property(clusterInstances, (instance) => {
        const { first, again } = thereAndBack(JSON.stringify(instance), ".bicepparam");
        expect(again).toBe(first);
      }),
      { numRuns: 200 },
    );
  });

  test("for Terraform variables of both modules", () => {
    const network = `vm_switch_name = "compute-sw"
name = "aks-net"
address_prefix = "10.4.0.0/24"
default_gateway = "10.4.0.1"
dns_servers = ["10.4.0.5"]
starting_address = "10.4.0.20"
ending_address = "10.4.0.60"
vlan_id = "40"
`;
    const cluster = `name = "edge-1"
logical_network_id = "/x/providers/Microsoft.AzureStackHCI/logicalNetworks/aks-net"
control_plane_ip = "10.4.0.10"
control_plane_count = 3
kubernetes_version = "1.30.4"
custom_location_id = "/x/customLocations/site"
agent_pool_profiles = [{ name = "pool1", count = 2, vmSize = "Standard_A4_v2" }]
`;
    for (const [text, ending] of [
      [network, ".logical-network.json"],
      [cluster, ".bicepparam"],
    ] as const) {
      const { first, again } = thereAndBack(text, ending);
      expect(again).toBe(first);
    }
  });

  test("for MetalLB", () => {
    fc.assert(
      fc.property(balancers, (parameters) => {
        const { first, again } = thereAndBack(
          JSON.stringify({ parameters }),
          ".loadbalancer.parameters.json",
        );
        expect(again).toBe(first);
      }),
      { numRuns: 100 },
    );
  });

  test.each([
    ["arm-existing-lnet/azuredeploy.parameters.json", ".bicepparam"],
    ["arm-new-lnet/azuredeploy.parameters.json", ".bicepparam"],
    ["bicep-existing-lnet/aksarc.bicepparam", ".bicepparam"],
    ["bicep-new-lnet/aksarc.bicepparam", ".bicepparam"],
    ["loadbalancer.parameters.json", ".loadbalancer.parameters.json"],
  ])("for the sample %s", (name, ending) => {
    const { first, again } = thereAndBack(
      readFileSync(sampleFile(`aks-arc/${name}`), "utf8"),
      ending,
    );
    expect(again).toBe(first);
  });
});

test("ARM and Bicep parameters that say the same give the same design", () => {
  fc.assert(
    fc.property(arcParameters, (values) => {
      expect(printTextForm(design(asArm(values)))).toBe(printTextForm(design(asBicep(values))));
    }),
    { numRuns: 200 },
  );
});

/** Values that say what is so anyway: leaving them out changes nothing. */
const USUAL: Readonly<Record<string, Json>> = {
  ipAllocationMethod: "Static",
  nodePoolOSType: "Linux",
  vlan: 0,
};

test("every parameter is used, kept or reported", () => {
  const said = (values: JsonObject): string => {
    const read = unwrap(importFile(asArm(values), { fileName: "arc", ids: countingIds() }));
    return `${read.project ? printTextForm(read.project) : ""}${JSON.stringify(read.notes)}`;
  };
  fc.assert(
    fc.property(arcParameters, (values) => {
      const whole = said(values);
      const silent = Object.entries(values)
        .filter(([name, value]) => USUAL[name] !== value)
        .filter(([name]) => {
          const { [name]: _, ...rest } = values;
          return said(rest) === whole;
        });
      expect(silent).toEqual([]);
    }),
    { numRuns: 60 },
  );
});

test("an export of any design never throws, and what it writes can be read", () => {
  fc.assert(
    fc.property(projects, (project) => {
      const result = aksArcExporter.write(project);
      const files = result.ok ? result.value.files : [];
      const readable = files.filter(({ fileName }) => /\.(bicepparam|json)$/.test(fileName));
      expect(readable.every(({ content }) => design(content).elements.size > 0)).toBe(true);
      expect(result.ok || result.error.code === "export-no-cluster").toBe(true);
    }),
    { numRuns: 200 },
  );
});

test("the samples of hosts hold nothing that the export could build", () => {
  for (const name of ["variables.example.yml", "two-intent.azuredeploy.parameters.ad.json"]) {
    const text = readFileSync(sampleFile(`aks-arc/azure-local-host/${name}`), "utf8");
    const project = design(text);
    expect([...recordsOf(project, "elements")].some(({ kind }) => kind === "host")).toBe(true);
    expect(aksArcExporter.write(project)).toMatchObject({ error: { code: "export-no-cluster" } });
  }
});
