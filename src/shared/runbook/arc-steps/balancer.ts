import { formatIpv4 } from "#shared/address/ipv4";
import { listed, say } from "#shared/kernel/message";
import type { ElementRecord } from "#shared/model/records";
import { serviceBalancers, type ServiceBalancer } from "../arc-values.ts";
import type { Block } from "../block.ts";
import { azure, withParameters, type CommandValue } from "../command.ts";
import { described, notice, paragraph, sheet } from "../compose.ts";
import type { RunbookContext } from "../define-section.ts";
import type { SitePlan } from "../deployment.ts";
import { code, words } from "../inline.ts";
import { stillFree } from "../shared-steps/ask-addresses.ts";
import { operatorAt } from "../shared-steps/people.ts";
import { ARC_BALANCER_COMMAND, NO_COMMAND } from "../sources.ts";
import type { StepPlan } from "../step.ts";
import { afterAsking, asked } from "./network.ts";

/** The load balancer of a cluster's services: the Arc extension, or one of a third party (EX-ARC-03). */
export function arcBalancers({ facts }: RunbookContext, plan: SitePlan): StepPlan[] {
  return plan.deployments.flatMap(({ cluster }) =>
    serviceBalancers(facts, cluster).map((values): StepPlan => {
      const { balancer, isMetalLb } = values;
      return {
        type: "step",
        id: `balancer/${balancer.id}`,
        title: say`Load balancer ${balancer} of ${cluster}`,
        why: words(
          "Without it a service of type LoadBalancer never gets an address. Its ranges lie outside of every pool.",
        ),
        builds: [balancer.id],
        reads: [cluster.id],
        runsOn: [],
        rules: ["EX-ARC-03", "UL-LB-017", "UL-LB-018", "UL-LB-019"],
        who: isMetalLb
          ? operatorAt([], "Azure CLI in Bash")
          : words("Whoever runs the load balancer"),
        minutes: 10,
        preCheck: stillFree(ends(values)) ?? {
          what: words("the ranges are known"),
          blocks: [described(say`the design gives at least one range`)],
        },
        command: {
          what: words(isMetalLb ? "create the load balancer" : "set it up from this sheet"),
          blocks: isMetalLb ? metalLb(values, cluster) : thirdParty(values),
        },
        postCheck: {
          what: words("it hands out addresses"),
          blocks: [
            described(
              say`the first service of type ${"LoadBalancer"} gets an address of ${listed([...values.texts])}`,
              say`Look at the extension on the cluster and at the ranges.`,
            ),
          ],
        },
        rollback: {
          what: words("remove the load balancer"),
          blocks: [
            paragraph(
              words(
                `Delete it in the Azure portal or with its own tool; services lose their addresses. ${NO_COMMAND}`,
              ),
            ),
          ],
        },
      };
    }),
  );
}

/** The first and the last address of each range stand for it; the pre-checks have asked them all. */
function ends({ balancer, ranges }: ServiceBalancer): CommandValue[] {
  return ranges.flatMap(({ start, end }) =>
    [...new Set([start, end])].map((address): CommandValue => ({
      label: "service address",
      text: formatIpv4(address),
      from: { element: balancer.id, field: "ranges" },
    })),
  );
}

function metalLb({ balancer, texts, isBgp }: ServiceBalancer, cluster: ElementRecord): Block[] {
  const value = (label: string, text: string, field: string): CommandValue => ({
    label,
    text,
    from: { element: balancer.id, field },
  });
  if (texts.length === 0) {
    return [
      notice(
        "warning",
        "No command is printed",
        say`${balancer} has no range. Give it one and print the runbook again.`,
      ),
    ];
  }
  return [
    paragraph(
      say`The extension ${"microsoft.arcnetworking"} has to be on the cluster; the vendor's page on MetalLB says how.`,
    ),
    ...withParameters(
      azure(ARC_BALANCER_COMMAND),
      afterAsking(
        [asked("cluster_id", "ARM id of the connected cluster")],
        "az k8s-runtime load-balancer create",
      ),
      [
        ["--load-balancer-name", value("name of the load balancer", balancer.name, "name")],
        ["--resource-uri", '"$cluster_id"'],
        ["--addresses", texts.map((text) => value("range", text, "ranges"))],
        ["--advertise-mode", isBgp ? "BGP" : "ARP"],
      ],
      " \\\n    ",
    ),
    described(say`JSON with the ranges of the design, and no error`),
    paragraph(
      say`The ARM id that is asked for is that of ${cluster}, as the step that creates it printed it.`,
    ),
  ];
}

function thirdParty({ texts }: ServiceBalancer): Block[] {
  return [
    paragraph(words(NO_COMMAND)),
    sheet([
      ["Ranges for services", texts.length === 0 ? words("not given") : listed([...texts])],
      ["Port of the API server", code("6443")],
    ]),
  ];
}
