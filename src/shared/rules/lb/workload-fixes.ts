import type { JsonObject } from "#shared/kernel/json";
import { plain, say } from "#shared/kernel/message";
import { elementOf, fieldOf, type Facts } from "#shared/facts/engine";
import { labelsIn, servicesBefore } from "#shared/facts/labels";
import type { Fix } from "../finding.ts";
import { setFields, together } from "../fixes.ts";
import { addElement, freeId } from "../wiring.ts";

/** A service for a workload; where it has no label to be selected by, it gets one. */
export function addService(facts: Facts, workload: string, type: string): Fix[] {
  const element = elementOf(facts, workload);
  if (!element || element.parent === null) return [];
  const own = labelsIn(facts, workload, "labels");
  const label = `app=${element.name}`;
  const selector = own.length > 0 ? [...own] : [label];
  const name = `${element.name}-svc`;
  const title = say`Add the ${plain(type)} service ${name}`;
  const ports = element.fields["ports"];
  const rows = (Array.isArray(ports) ? ports : []).map((port): JsonObject => ({
    proto: "tcp",
    port,
  }));
  const add = addElement(title, freeId(facts, name), "service", element.parent, name, {
    type,
    selector,
    ...(rows.length > 0 ? { ports: rows } : {}),
  });
  const labelled = own.length > 0 ? [] : [setFields(title, workload, { labels: [label] })];
  return [together(title, "Add a service", [...labelled, add])];
}

/** The service that a flow would rather go to, if one leads to the workload already. */
export function serviceFor(facts: Facts, workload: string): string | undefined {
  const services = servicesBefore(facts, workload);
  return services.find((id) => fieldOf(facts, id, "type") === "LoadBalancer") ?? services[0];
}
