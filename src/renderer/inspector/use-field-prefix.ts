import { networkOf, networkPrefix } from "#shared/facts/networks";
import type { Prefix } from "#shared/address/prefix";
import type { ElementRecord } from "#shared/model/records";
import { useFacts } from "../project/session-context.tsx";

/** The prefix from which `.5` is completed in the fields of an element. */
export function useFieldPrefix(element: ElementRecord | undefined): Prefix | undefined {
  const facts = useFacts();
  const network = element && networkOf(facts, element.id);
  return network === undefined ? undefined : networkPrefix(facts, network);
}
