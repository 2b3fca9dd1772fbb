import { say } from "#shared/kernel/message";
import { readText } from "#shared/facts/readings";
import { defineRule } from "../define-rule.ts";
import { setFields } from "../fixes.ts";
import { seed } from "../sources.ts";

const DESCRIBED: readonly string[] = ["ClusterIP", "LoadBalancer"];

export const aseServiceType = defineRule({
  id: "UL-LB-009",
  name: "lb/ase-service-type",
  severity: "warning",
  platforms: ["ASE"],
  on: ["service"],
  what: "A service has a type that is not described for the device.",
  why: "The documents of Azure Stack Edge know services inside the cluster and services behind MetalLB; whether another type works there is not said.",
  todo: "Use LoadBalancer for what has to be reached from outside and ClusterIP for the rest.",
  sources: [seed("ASE", "Networking services")],
  check(facts, service, report) {
    const type = readText(facts, service, "type");
    if (type === "") return;
    if (DESCRIBED.includes(type)) return report.pass(say`${type} is described for the device.`);
    report.fail({
      field: "type",
      message: say`${service}: ${type} services are not described for Azure Stack Edge; use ClusterIP or LoadBalancer.`,
    });
  },
  fixes: (_facts, { subjects: [service] }) =>
    service
      ? [setFields(say`Make it a LoadBalancer service`, service.element, { type: "LoadBalancer" })]
      : [],
  examples: {
    bad: [
      {
        title: "NodePort service",
        base: "ase",
        edits: [{ set: "web", fields: { type: "NodePort", address: null } }],
      },
    ],
    good: [
      { title: "LoadBalancer service", base: "ase" },
      {
        title: "ClusterIP service",
        base: "ase",
        edits: [{ set: "web", fields: { type: "ClusterIP", address: null } }],
      },
    ],
  },
});
