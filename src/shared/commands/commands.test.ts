import { describe, expect, test } from "vitest";
import type { JsonObject } from "#shared/kernel/json";
import { unwrap } from "#shared/kernel/result";
import { applyChanges, reverseChanges } from "#shared/model/change";
import { findRecord, PHYSICAL_VIEW, recordsOf, type Project } from "#shared/model/project";
import { projectIndex } from "#shared/model/project-index";
import { printTextForm } from "#shared/formats/text-form";
import { getTemplate } from "#shared/templates/index";
import { applyCommand } from "./apply.ts";
import { copyToClip } from "./clipboard.ts";
import type { CommandCall } from "./define-command.ts";

const single = getTemplate("edge-single").build("Single");
const scalable = getTemplate("edge-scalable").build("Scalable");

function run(project: Project, ...calls: [name: string, args: JsonObject][]): Project {
  return calls.reduce((at, [name, args]) => unwrap(applyCommand(at, { name, args })).next, project);
}

function field(project: Project, id: string, key: string): unknown {
  return findRecord(project, "elements", id)?.fields[key];
}

function refusal(project: Project, call: CommandCall): string {
  const applied = applyCommand(project, call);
  return applied.ok ? "" : applied.error.message;
}

describe("adding", () => {
  test("a node VM in a host brings its adapter and the next free name", () => {
    const next = run(single, ["element.add", { id: "vm", kind: "nodeVm", parent: "host" }]);
    expect(findRecord(next, "elements", "vm")?.name).toBe("node-1");
    expect(
      projectIndex(next)
        .childrenOf("vm")
        .map(({ kind, name }) => [kind, name]),
    ).toEqual([["vnic", "eth0"]]);
  });

  test("says where a kind belongs when it is put elsewhere", () => {
    const call = { name: "element.add", args: { id: "x", kind: "nodeVm", parent: "site" } };
    expect(refusal(single, call)).toBe("A node VM cannot lie in a site; it belongs in a host.");
  });

  test("refuses an id that is taken, an unknown kind, an unknown command", () => {
    expect(
      refusal(single, { name: "element.add", args: { id: "host", kind: "host", parent: null } }),
    ).toMatch(/taken/);
    expect(
      refusal(single, { name: "element.add", args: { id: "q", kind: "toaster", parent: null } }),
    ).toMatch(/no kind/);
    expect(refusal(single, { name: "element.explode", args: {} })).toMatch(
      /known are .*element\.add/,
    );
  });
});

describe("editing fields", () => {
  test("sets, and clears with an empty value; the label says which field of what", () => {
    const edit = unwrap(
      applyCommand(scalable, {
        name: "element.edit",
        args: { ids: ["node-a.eth0"], fields: { address: "192.168.0.30" } },
      }),
    );
    expect(edit.edit.label).toBe("Change address of eth0");
    expect(field(edit.next, "node-a.eth0", "address")).toBe("192.168.0.30");
    const cleared = run(edit.next, [
      "element.edit",
      { ids: ["node-a.eth0"], fields: { address: "" } },
    ]);
    expect(field(cleared, "node-a.eth0", "address")).toBeUndefined();
  });

  test("keeps what was typed, also when it is no address", () => {
    const next = run(scalable, [
      "element.edit",
      { ids: ["node-a.eth0"], fields: { address: "192.168.0.999" } },
    ]);
    expect(field(next, "node-a.eth0", "address")).toBe("192.168.0.999");
  });

  test("refuses a field that the kind does not have, and names those it has", () => {
    const call = { name: "element.edit", args: { ids: ["lan"], fields: { adress: "x" } } };
    expect(refusal(scalable, call)).toMatch(/no field "adress"; it has prefix, gateway/);
  });
});

describe("deleting", () => {
  test("takes what lies inside, its links, its places and every reference to it", () => {
    const next = run(single, ["items.delete", { elements: ["cluster"], links: [] }]);
    expect(findRecord(next, "elements", "cluster.services")).toBeUndefined();
    expect(field(next, "linux", "cluster")).toBeUndefined();
    const gone = run(next, ["items.delete", { elements: ["host"], links: [] }]);
    const ids = new Set([...recordsOf(gone, "elements")].map(({ id }) => id));
    for (const link of recordsOf(gone, "links")) {
      expect(ids.has(link.from) && ids.has(link.to), link.id).toBe(true);
    }
  });
});

describe("connecting", () => {
  test("a card stands for its first free port, in either direction", () => {
    const loose = run(single, ["element.add", { id: "vm", kind: "nodeVm", parent: "host" }]);
    const next = run(loose, ["link.connect", { id: "wire", from: "host.switch", to: "vm" }]);
    expect(findRecord(next, "links", "wire")).toMatchObject({
      kind: "attachment",
      from: "vm.eth0",
      to: "host.switch",
    });
  });

  test("refuses with a sentence", () => {
    const say = (from: string, to: string) =>
      refusal(single, { name: "link.connect", args: { id: "wire", from, to } });
    expect(say("host.switch", "host.ethernet")).toMatch(
      /internal switch joins only the host and its VMs/,
    );
    expect(say("linux", "lan")).toBe("A node VM does not connect to a segment.");
    expect(say("host.ethernet", "lan")).toMatch(/already connected/);
  });

  test("never leads from the inside of one machine into another", () => {
    const loose = run(scalable, ["element.add", { id: "vm", kind: "nodeVm", parent: "host-a" }]);
    const call = { name: "link.connect", args: { id: "w", from: "vm", to: "host-b.switch" } };
    expect(refusal(loose, call)).toBe("eth0 is in pc-line4-a, but aksedgesw-ext is in pc-line4-b.");
  });
});

describe("moving to another host", () => {
  test("re-homes the adapter to the switch of the same mode, in the same step", () => {
    const next = run(scalable, ["element.reparent", { ids: ["node-a"], parent: "host-b" }]);
    const [wire] = projectIndex(next).linksOf("node-a.eth0");
    expect(wire).toMatchObject({ from: "node-a.eth0", to: "host-b.switch" });
  });

  test("cuts the wire where the new host has no such switch", () => {
    const bare = run(scalable, ["element.add", { id: "new", kind: "host", parent: "site" }]);
    const next = run(bare, ["element.reparent", { ids: ["node-a"], parent: "new" }]);
    expect(projectIndex(next).linksOf("node-a.eth0")).toEqual([]);
  });

  test("refuses to put a container into itself", () => {
    const call = { name: "element.reparent", args: { ids: ["site"], parent: "host-a" } };
    expect(refusal(scalable, call)).not.toBe("");
  });
});

describe("copies", () => {
  const clip = copyToClip(scalable, ["node-a"], PHYSICAL_VIEW);

  test("get a new name, the next free address and their own wire", () => {
    const next = run(scalable, [
      "clip.paste",
      {
        clip: clip as unknown as JsonObject,
        base: "copy",
        view: PHYSICAL_VIEW,
        dx: 24,
        dy: 24,
        verb: "Duplicate",
      },
    ]);
    const copy = findRecord(next, "elements", "copy-1");
    expect(copy).toMatchObject({ kind: "nodeVm", name: "line4-node-a-2", parent: "host-a" });
    // .12 and .13 are the other nodes, so .14 is the next one that nobody names.
    expect(field(next, "copy-2", "address")).toBe("192.168.0.14");
    expect(projectIndex(next).linksOf("copy-2")[0]).toMatchObject({ to: "host-a.switch" });
  });

  test("refuse records of a bad shape", () => {
    const bad = { ...clip, elements: [{ id: "../x", kind: "nodeVm" }] } as unknown as JsonObject;
    const call = {
      name: "clip.paste",
      args: { clip: bad, base: "copy", view: PHYSICAL_VIEW, dx: 0, dy: 0, verb: "Paste" },
    };
    expect(refusal(scalable, call)).not.toBe("");
  });
});

test("a batch happens as a whole or not at all", () => {
  const good = { name: "element.rename", args: { id: "lan", name: "renamed" } };
  const bad = { name: "element.rename", args: { id: "nobody", name: "x" } };
  expect(
    applyCommand(scalable, { name: "batch", args: { label: "Both", commands: [good, bad] } }).ok,
  ).toBe(false);
  const both = unwrap(
    applyCommand(scalable, { name: "batch", args: { label: "Both", commands: [good, good] } }),
  );
  expect(both.edit.changes).toHaveLength(1);
});

test.each([
  ["element.reparent", { ids: ["node-a"], parent: "host-b" }],
  ["items.delete", { elements: ["site"], links: [] }],
  [
    "element.add",
    { id: "n", kind: "dhcpServer", parent: "site", at: { view: "physical", x: 1, y: 2 } },
  ],
  ["view.place", { view: "physical", places: [{ element: "host-a", x: 8, y: 8, w: 400, h: 300 }] }],
])("undoing %s gives back the same bytes", (name, args) => {
  const { next, edit } = unwrap(
    applyCommand(scalable, { name, args: args as unknown as JsonObject }),
  );
  expect(printTextForm(next)).not.toBe(printTextForm(scalable));
  expect(printTextForm(applyChanges(next, reverseChanges(edit.changes)))).toBe(
    printTextForm(scalable),
  );
});
