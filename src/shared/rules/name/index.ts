import type { Rule } from "../define-rule.ts";
import { duplicateName } from "./duplicate-name.ts";
import { asePortBlank } from "./ase-port-blank.ts";
import { kubernetesName } from "./kubernetes-name.ts";
import { notADnsName } from "./not-a-dns-name.ts";
import { reservedName } from "./reserved-name.ts";
import { unsafeText } from "./unsafe-text.ts";
import { networkName } from "./network-name.ts";
import { lowerCaseNetwork } from "./lower-case-network.ts";

/** Names, and text that reaches a runbook. */
export const NAME_RULES: readonly Rule[] = [
  lowerCaseNetwork,
  networkName,
  duplicateName,
  kubernetesName,
  unsafeText,
  reservedName,
  asePortBlank,
  notADnsName,
];
