import { say } from "#shared/kernel/message";
import { defineRule } from "../define-rule.ts";
import { seed } from "../sources.ts";
import { judgeAddress, mendAddress } from "./virtual-address.ts";

export const apiServerAddress = defineRule({
  id: "UL-VIP-006",
  name: "vip/api-server-address",
  severity: "error",
  platforms: ["HCI", "HYB"],
  on: ["cluster", "aksHost"],
  what: "The address of an API server is leased, or lies outside the VIP pool of its network.",
  why: "API servers hold a fixed address taken from the VIP pool in both network models; another one is never announced.",
  todo: "Take a free address of the VIP pool, or leave the address to the platform.",
  sources: [seed("HCI", "Compare network models"), seed("HYB", "IP address resources")],
  silences: ["UL-ADDR-005", "UL-ADDR-006", "UL-ADDR-007"],
  check(facts, cluster, report) {
    judgeAddress(facts, cluster, report, {
      dynamic: "apiServerDynamic",
      leased: (pool) =>
        say`API server of ${cluster}: its address is leased; it must be a static one of ${pool}.`,
      outside: (address, pool) =>
        say`API server of ${cluster}: ${address} must be a static address of ${pool}.`,
    });
  },
  fixes: (facts, finding) => mendAddress(facts, finding, "apiServerIp"),
  examples: {
    bad: [
      {
        title: "VIP pool 10.20.30.29–10.20.30.33, API server 10.20.30.35",
        base: "hci-static",
        edits: [{ set: "a", fields: { apiServerIp: "10.20.30.35" } }],
      },
      {
        title: "API server with a leased address",
        base: "hci-dhcp",
        edits: [{ set: "a", fields: { apiServerDynamic: true } }],
      },
      {
        title: "the AKS host with an API server outside the pool",
        base: "hci-static",
        edits: [
          { set: "vnet", fields: { vipPool: ["10.20.30.29-10.20.30.34"] } },
          { set: "aks-host", fields: { apiServerIp: "10.20.30.50" } },
        ],
      },
    ],
    good: [
      { title: "VIP pool 10.20.30.29–10.20.30.33, API server 10.20.30.29", base: "hci-static" },
    ],
  },
});
