import { expect, test } from "vitest";
import { factsIn } from "#shared/profiles/index";
import { profileGroups } from "./profile-lines.ts";

function lines(code: Parameters<typeof factsIn>[0], edition: string, title: string) {
  const group = profileGroups(factsIn(code, edition)).find((each) => each.title === title);
  return group?.lines ?? [];
}

test("a fixed value stands with its reason, its source and where it holds", () => {
  const addresses = lines("EE-S", "2023-02", "Virtual adapter").filter(
    ({ field }) => field === "Address",
  );
  expect(addresses.map(({ sort, value, where }) => [sort, value, where])).toEqual([
    ["fixed", ".1 of the network", "in a Host"],
    ["fixed", ".2 of the network", "in a Node VM, Operating system is Linux"],
    ["fixed", ".3 of the network", "in a Node VM, Operating system is Windows"],
  ]);
  for (const { reason, source } of addresses) {
    expect(reason).not.toBe("");
    expect(source).toContain("AKS Edge Essentials networking (February 2023)");
  }
});

test("an edition decides whether the internal prefix is fixed or assumed", () => {
  const prefixIn = (edition: string) =>
    lines("EE-S", edition, "Virtual switch").find(({ field }) => field === "Internal prefix")?.sort;
  expect(prefixIn("2023-02")).toBe("fixed");
  expect(prefixIn("2025-02")).toBe("assumed");
});

test("choices are told by their labels", () => {
  const plugin = lines("HCI-DH", "2024-11", "Cluster").find(
    ({ field }) => field === "Network plug-in",
  );
  expect(plugin).toMatchObject({ sort: "assumed", value: "Calico" });
});
