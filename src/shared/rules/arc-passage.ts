import { jsonText } from "#shared/kernel/json";
import { say } from "#shared/kernel/message";
import type { ArcFlow } from "#shared/facts/arc-flows";
import type { Facts } from "#shared/facts/engine";
import { groupInRule } from "#shared/facts/machine-groups";
import { nameOf } from "#shared/facts/names";
import { passageTo } from "#shared/facts/passage";
import type { ElementRecord } from "#shared/model/records";
import type { Report, Rule } from "./define-rule.ts";
import { addPortRules, allowRow } from "./firewall-fixes.ts";

/** Says whether one documented flow gets through, and at which firewall it does not. */
export function judgeArcFlow(
  facts: Facts,
  subject: ElementRecord,
  flow: ArcFlow,
  report: Report,
): void {
  const { from, to, port, source, target } = flow;
  if (from.network === to.network) {
    return report.pass(say`${source} and ${target} are on one network, which no firewall divides.`);
  }
  const [first] = to.addresses;
  if (!first) return;
  const passage = passageTo(
    facts,
    from,
    { target: first.start, addresses: to.addresses },
    { proto: "tcp", port },
  );
  if (passage.state === "unknown") return report.cannotTell(passage.missing);
  const which = `${from.network}>${to.network}:${port}`;
  if (passage.state === "lost") {
    report.fail({
      with: [{ element: from.network }, { element: passage.walk.at }],
      message: say`${source} must reach ${target} on TCP ${port}, but the packet ${passage.because}.`,
      which,
    });
    return;
  }
  if (passage.state === "open") {
    const [filter] = passage.filters;
    return report.pass(
      filter === undefined
        ? say`No filter is on the way of TCP ${port} from ${groupInRule(facts, from)} to ${groupInRule(facts, to)}.`
        : say`${nameOf(facts, filter)} lets TCP ${port} from ${groupInRule(facts, from)} to ${groupInRule(facts, to)} pass.`,
    );
  }
  for (const { router, by } of passage.stops) {
    report.fail({
      at: router,
      field: "portRules",
      with: [{ element: subject.id }, ...from.members.slice(0, 1).map((element) => ({ element }))],
      message: say`${source} must reach ${target} on TCP ${port}, but ${nameOf(facts, router)} does not let it pass.`,
      which,
      data: {
        row: by.row ?? -1,
        sources: groupInRule(facts, from),
        destinations: groupInRule(facts, to),
        port,
        purpose: flow.purpose,
      },
    });
  }
}

/** Adds the rule that a stopped flow lacks. */
export const arcFlowFixes: NonNullable<Rule["fixes"]> = (facts, { subjects: [subject], data }) => {
  const { sources, destinations, port, purpose, row } = data;
  if (!subject || typeof sources !== "string" || typeof destinations !== "string") return [];
  const rule = allowRow(
    sources,
    destinations,
    "tcp",
    jsonText(port),
    typeof purpose === "string" ? purpose : "",
  );
  return addPortRules(
    facts,
    subject.element,
    [rule],
    typeof row === "number" && row >= 0 ? row : undefined,
  );
};
