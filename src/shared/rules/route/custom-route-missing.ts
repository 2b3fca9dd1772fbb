import { formatIpv4 } from "#shared/address/ipv4";
import { formatPrefix } from "#shared/address/prefix";
import { plain, say } from "#shared/kernel/message";
import { elementOf } from "#shared/facts/engine";
import { endInWords, flowPaths } from "#shared/facts/flow-paths";
import { missingCustomRoute } from "#shared/facts/missing-custom-route";
import { nameOf } from "#shared/facts/names";
import { readRows } from "#shared/facts/readings";
import { DEFAULT_METRIC } from "#shared/facts/route-entries";
import { defineRule } from "../define-rule.ts";
import { setFields } from "../fixes.ts";
import { seed } from "../sources.ts";

export const customRouteMissing = defineRule({
  id: "UL-ROUTE-021",
  name: "route/custom-route-missing",
  severity: "warning",
  platforms: ["ASE"],
  on: ["flow"],
  what: "A flow to a private network behind the compute port has no custom route.",
  why: "Without one the Kubernetes VMs send it where everything else goes, out by the port with the default gateway.",
  todo: "Add the network behind the gateway of the compute segment as a custom route of the device.",
  sources: [seed("ASE", "Change routing on compute network")],
  check(facts, flow, report) {
    for (const path of flowPaths(facts, flow.id)) {
      const gap = missingCustomRoute(facts, path);
      if (gap === "routed")
        report.pass(say`${endInWords(facts, path)} is reached by a route on the compute port.`);
      if (gap === undefined || gap === "routed") continue;
      const exit = gap.exit === undefined ? say`another port` : say`${nameOf(facts, gap.exit)}`;
      report.fail({
        with: [{ element: gap.device, field: "customRoutes" }],
        message: say`Traffic of ${flow} to ${formatPrefix(gap.prefix)} would leave through ${exit}; add a custom route on ${nameOf(facts, gap.port)}.`,
        data: {
          destination: formatPrefix(gap.prefix),
          nextHop: formatIpv4(gap.nextHop),
          port: gap.port,
        },
      });
    }
  },
  fixes(facts, { subjects: [, device], data: { destination, nextHop, port } }) {
    const element = device && elementOf(facts, device.element);
    const alias = typeof port === "string" ? elementOf(facts, port)?.name : undefined;
    if (
      !element ||
      alias === undefined ||
      typeof destination !== "string" ||
      typeof nextHop !== "string"
    )
      return [];
    const route = {
      destination,
      nextHop,
      interface: alias,
      metric: DEFAULT_METRIC,
      target: "kubernetesVms",
    };
    const customRoutes = [...readRows(element, "customRoutes"), route];
    return [
      setFields(say`Route ${destination} via ${nextHop} on ${plain(alias)}`, element.id, {
        customRoutes,
      }),
    ];
  },
  examples: {
    bad: [
      {
        title: "sensors 192.168.30.0/24 behind 192.168.20.1, no route",
        base: "ase",
        edits: [
          { set: "device", fields: { customRoutes: null } },
          {
            add: "flow",
            id: "watch",
            parent: "site",
            fields: { source: "cluster", destination: "camera", port: 554 },
          },
        ],
      },
    ],
    good: [
      {
        title: "route 192.168.30.0/24 via 192.168.20.1 on Port3",
        base: "ase",
        edits: [
          {
            add: "flow",
            id: "watch",
            parent: "site",
            fields: { source: "cluster", destination: "camera", port: 554 },
          },
        ],
      },
    ],
  },
});
