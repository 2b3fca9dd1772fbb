import type { Rule } from "../define-rule.ts";
import { duplicate } from "./duplicate.ts";
import { notAnIpv4Address } from "./not-an-ipv4-address.ts";
import { outsideSegment } from "./outside-segment.ts";

/** Addresses, subnets, gateways, pools in general. */
export const ADDR_RULES: readonly Rule[] = [notAnIpv4Address, outsideSegment, duplicate];
