import type { Rule } from "../define-rule.ts";
import { duplicateName } from "./duplicate-name.ts";
import { reservedName } from "./reserved-name.ts";
import { unsafeText } from "./unsafe-text.ts";
import { kubernetesName, notADnsName } from "./well-formed.ts";

/** Names, and text that reaches a runbook. */
export const NAME_RULES: readonly Rule[] = [
  duplicateName,
  kubernetesName,
  unsafeText,
  reservedName,
  notADnsName,
];
