import { readText } from "#shared/facts/readings";
import { say } from "#shared/kernel/message";
import { powershell } from "../command.ts";
import { described, paragraph, sheet } from "../compose.ts";
import type { RunbookContext } from "../define-section.ts";
import type { Deployment } from "../deployment.ts";
import { words } from "../inline.ts";
import { NO_COMMAND, WINDOWS } from "../sources.ts";
import type { StepPlan } from "../step.ts";
import { hostIds, operatorOn } from "./operator.ts";

/** Each machine has the product, everywhere in the same distribution. */
export function installProduct({ facts }: RunbookContext, deployment: Deployment): StepPlan[] {
  const { cluster, machines, site } = deployment;
  const product = PRODUCTS.get(readText(facts, cluster, "distribution"));
  const offline = site.fields["internetDisabled"] === true;
  return [
    {
      type: "step",
      id: `install/${cluster.id}`,
      title: words("Install the product"),
      why: words(
        machines.length > 1
          ? "All machines of a cluster need the same distribution; K3s and K8s cannot be mixed."
          : "The commands of the following steps come with it.",
      ),
      builds: [],
      reads: [cluster.id],
      runsOn: hostIds(machines),
      rules: ["EX-EE-01"],
      who: operatorOn(machines),
      minutes: 15 * machines.length,
      command: {
        what: words("install it by the vendor's instructions"),
        blocks: [
          paragraph(words(`${NO_COMMAND} Install this product:`)),
          sheet([
            [
              "Product",
              words(
                product ?? "AKS Edge Essentials, in the distribution that the site has agreed on",
              ),
            ],
            [
              "Installed from",
              words(
                offline ? "a medium on the site; there is no Internet" : "the vendor's download",
              ),
            ],
          ]),
        ],
      },
      postCheck: {
        what: words("the commands are there"),
        blocks: [
          ...powershell(WINDOWS)`Get-Command -Name New-AksEdgeDeployment`,
          described(
            say`one line with the name ${"New-AksEdgeDeployment"}, and no error`,
            say`Open a new PowerShell window and try again; then repeat the installation.`,
          ),
        ],
      },
      rollback: {
        what: words("take the product off again"),
        blocks: [
          paragraph(
            words("Uninstall it in the Windows settings under Apps. Nothing has been built yet."),
          ),
        ],
      },
    },
  ];
}

/** Names of the product as the vendor's tools write them (realworld 1.1). */
const PRODUCTS: ReadonlyMap<string, string> = new Map([
  ["k3s", "AKS Edge Essentials - K3s"],
  ["k8s", "AKS Edge Essentials - K8s"],
]);
