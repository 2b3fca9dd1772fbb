import type { JsonObject } from "#shared/kernel/json";

export function tiers() {
  return [
    { add: "workload", id: "ws", parent: "a", name: "ws", fields: { labels: ["app=WS"] } },
    {
      add: "workload",
      id: "db",
      parent: "a",
      name: "db",
      fields: { tier: "backend", labels: ["app=db"] },
    },
  ] as const;
}

export function policy(fields: JsonObject) {
  return { add: "networkPolicy", id: "policy", parent: "a", name: "guard", fields } as const;
}
