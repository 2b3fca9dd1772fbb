import { expect, test } from "vitest";
import { applyCommand } from "#shared/commands/apply";
import type { Json, JsonObject } from "#shared/kernel/json";
import { unwrap } from "#shared/kernel/result";
import type { Project } from "#shared/model/project";
import { getTemplate } from "#shared/templates/index";
import { aksEdgeExporter } from "./exporter.ts";

function write(project: Project) {
  const { files, notes } = unwrap(aksEdgeExporter.write(project));
  return {
    files,
    notes,
    config: JSON.parse(files[0]?.content ?? "") as Record<string, JsonObject & Json[]>,
  };
}

function edit(project: Project, id: string, fields: JsonObject): Project {
  return unwrap(applyCommand(project, { name: "element.edit", args: { ids: [id], fields } })).next;
}

const single = getTemplate("edge-single").build("Cell 4");
const scalable = getTemplate("edge-scalable").build("Line 4");

test("a single machine writes nothing that sets itself", () => {
  const typed = edit(single, "linux.eth0", { address: "192.168.0.9", mac: "00-15-5D-00-00-01" });
  const { config, notes, files } = write(typed);
  expect(files.map(({ fileName }) => fileName)).toEqual(["aksedge-config.json"]);
  expect(config["Machines"]?.[0]).toEqual({
    LinuxNode: { CpuCount: 4, MemoryInMB: 4096, DataSizeInGB: 20, MacAddress: "00-15-5D-00-00-01" },
  });
  expect(config["Init"]).toEqual({ ServiceIPRangeSize: 10 });
  expect(notes.find(({ code }) => code === "export-automatic")?.message).toContain("192.168.0.9");
  expect(files[0]?.content).toMatch(
    /^\{\n {4}"SchemaVersion": "1\.16",\n {4}"Version": "1\.0",\n {4}"DeploymentType"/,
  );
});

test("a scalable cluster writes its first machine and says how the others join", () => {
  const { config, notes } = write(scalable);
  expect(config["Network"]).toMatchObject({
    ControlPlaneEndpointIp: "192.168.0.50",
    Ip4GatewayAddress: "192.168.0.1",
    Ip4PrefixLength: 24,
    DnsServers: ["192.168.0.53"],
  });
  expect(config["Machines"]).toHaveLength(1);
  const joins = notes
    .filter(({ code }) => code === "export-scale-out")
    .map(({ message }) => message);
  expect(joins).toHaveLength(2);
  expect(joins[0]).toContain(
    "New-AksEdgeScaleConfig: kind AddMachine, -LinuxNodeIp 192.168.0.12, as a control plane node",
  );
});

test("what is no address never gets into a command", () => {
  const evil = edit(scalable, "node-b.eth0", { address: "1.2.3.4; Remove-Item C:\\" });
  const joins = write(evil).notes.filter(({ code }) => code === "export-scale-out");
  expect(joins[0]?.message).toContain("-LinuxNodeIp (not given in the design)");
});

test("the wrapper comes along where only it can say something", () => {
  const { files } = write(edit(scalable, "cluster", { plugin: "flannel" }));
  expect(files.map(({ fileName }) => fileName)).toEqual([
    "aksedge-config.json",
    "aide-userconfig.json",
  ]);
  expect(JSON.parse(files[1]?.content ?? "")).toMatchObject({
    SchemaVersion: "1.3",
    AksEdgeProduct: "AKS Edge Essentials - K8s",
    AksEdgeConfig: { SchemaVersion: "1.16" },
  });
});

test("settings that somebody has edited into something else are reported", () => {
  const { notes } = write(edit(single, "cluster", { extraSettings: "{oops" }));
  expect(notes.map(({ code }) => code)).toContain("export-extra-unreadable");
});

test("the same design gives the same bytes", () => {
  expect(write(scalable).files).toEqual(write(getTemplate("edge-scalable").build("Line 4")).files);
});
