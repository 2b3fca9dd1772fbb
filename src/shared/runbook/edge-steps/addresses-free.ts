import { formatPrefix } from "#shared/address/prefix";
import { rangeSize } from "#shared/address/range";
import { say } from "#shared/kernel/message";
import type { CommandValue } from "../command.ts";
import { notice } from "../compose.ts";
import type { RunbookContext } from "../define-section.ts";
import type { Deployment } from "../deployment.ts";
import {
  addressText,
  endpointOf,
  mainAdapter,
  nodePrefix,
  serviceAddresses,
  serviceRangeOf,
  spelledOut,
} from "../edge-values.ts";
import { words } from "../inline.ts";
import { nobodyAnswers, nobodyInTable, SECONDS_EACH } from "../shared-steps/ask-addresses.ts";
import type { StepPlan } from "../step.ts";
import { hostIds, leading, operatorOn } from "./operator.ts";

/** Most addresses of a service range that are tried one by one: the largest range of the product. */
const MOST = 127;

/** Nobody answers on the addresses that the deployment is going to take. */
export function addressesFree(context: RunbookContext, deployment: Deployment): StepPlan[] {
  const { facts } = context;
  const { cluster, platform } = deployment;
  const machines = leading(deployment);
  const single = platform.code === "EE-S";
  const values = addressesToTry(context, deployment);
  if (values.length === 0) return [];
  const prefix = nodePrefix(facts, deployment);
  const services = serviceAddresses(facts, deployment);
  const blocks = nobodyAnswers(
    values,
    single
      ? say`If a line says True, another network uses ${prefix ? formatPrefix(prefix) : "these addresses"}. Stop: the design needs another internal prefix.`
      : say`If a line says True, stop. Find the device that holds the address.`,
  );
  if (!single) blocks.push(...nobodyInTable());
  if (services && rangeSize(services) > MOST) {
    blocks.push(
      notice(
        "warning",
        "More addresses",
        say`Only the first ${MOST} addresses of the service range are tried here.`,
      ),
    );
  }
  return [
    {
      type: "step",
      id: `addresses-free/${cluster.id}`,
      title: words("Addresses really free"),
      why: words(
        "A design cannot know what is plugged in. An address that somebody else holds is found now or in an outage.",
      ),
      builds: [],
      reads: [...new Set(values.flatMap(({ from }) => from?.element ?? []))],
      runsOn: hostIds(machines),
      rules: single ? ["EX-EE-01", "UL-ADDR-026"] : ["EX-EE-01", "UL-VIP-010", "UL-VIP-017"],
      who: operatorOn(machines),
      minutes: 2 + Math.ceil((values.length * SECONDS_EACH) / 60),
      command: { what: words("ask every address of the plan that is not built yet"), blocks },
    },
  ];
}

function addressesToTry({ facts }: RunbookContext, deployment: Deployment): CommandValue[] {
  const found: CommandValue[] = [];
  const add = (label: string, text: string | undefined, element: string, field: string): void => {
    if (text !== undefined && !found.some((value) => value.text === text)) {
      found.push({ label, text, from: { element, field } });
    }
  };
  if (deployment.platform.code === "EE-S") {
    for (const adapter of deployment.machines[0]?.adapters ?? []) {
      add("host address", addressText(facts, adapter), adapter.id, "address");
    }
  }
  for (const node of deployment.machines.flatMap(({ nodes }) => nodes)) {
    const adapter = mainAdapter(node);
    if (adapter) add("node address", addressText(facts, adapter), adapter.id, "address");
  }
  const endpoint = endpointOf(facts, deployment);
  if (endpoint) add("control plane endpoint", addressText(facts, endpoint), endpoint.id, "address");
  const pool = serviceRangeOf(facts, deployment);
  const services = serviceAddresses(facts, deployment);
  if (pool && services) {
    for (const text of spelledOut(services, MOST)) add("service address", text, pool.id, "start");
  }
  return found;
}
