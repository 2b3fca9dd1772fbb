import type { Rule } from "../define-rule.ts";
import { duplicateName } from "./duplicate-name.ts";
import { kubernetesName } from "./kubernetes-name.ts";
import { notADnsName } from "./not-a-dns-name.ts";
import { reservedName } from "./reserved-name.ts";
import { unsafeText } from "./unsafe-text.ts";
import { lowerCaseNetwork, unnamedNetwork } from "./network-name.ts";

/** Names, and text that reaches a runbook. */
export const NAME_RULES: readonly Rule[] = [
  lowerCaseNetwork,
  unnamedNetwork,
  duplicateName,
  kubernetesName,
  unsafeText,
  reservedName,
  notADnsName,
];
