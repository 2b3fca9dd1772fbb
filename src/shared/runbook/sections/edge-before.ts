import { defineSection } from "../define-section.ts";
import { adapters } from "../edge-steps/adapters.ts";
import { addressesFree } from "../edge-steps/addresses-free.ts";
import { dnsAnswers } from "../edge-steps/dns-answers.ts";
import { hostNetwork } from "../edge-steps/host-network.ts";
import { permissions } from "../edge-steps/permissions.ts";
import { vlansStep } from "../shared-steps/network-steps.ts";
import { waysOut } from "../edge-steps/ways-out.ts";

const STEPS = [permissions, adapters, hostNetwork, addressesFree, dnsAnswers, waysOut];

/** What paper cannot prove, each with its command and what it must show (EX-EE-01). */
export const edgeBefore = defineSection({
  id: "before",
  group: "Before the day",
  title: "Prerequisites and pre-checks",
  per: "deployment",
  platforms: ["EE"],
  prints: ["EX-EE-01"],
  content: (context, deployment) =>
    deployment.machines.length === 0
      ? []
      : [
          ...STEPS.flatMap((step) => step(context, deployment)),
          ...context.sites
            // Its networks are asked for once, with the first cluster of the site.
            .filter(({ deployments: [first] }) => first === deployment)
            .flatMap((plan) => vlansStep(context, plan)),
        ],
});
