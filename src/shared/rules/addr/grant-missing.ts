import type { JsonObject } from "#shared/kernel/json";
import { plain, say } from "#shared/kernel/message";
import { isEmptyValue } from "#shared/model/field";
import type { ElementRecord } from "#shared/model/records";
import { readFlag, readText } from "#shared/facts/readings";
import { defineRule } from "../define-rule.ts";
import { seed } from "../sources.ts";

const RANGE = { grantRange: "192.168.0.10-192.168.0.99" };
const CONFIRMED = { ...RANGE, grantSubnet: "192.168.0.0/24", grantConfirmedBy: "J. Doe" };

export const grantMissing = defineRule({
  id: "UL-ADDR-029",
  name: "addr/grant-missing",
  severity: "warning",
  platforms: ["EE"],
  on: ["site"],
  what: "On the network of an organisation, no confirmed free range from its network administrator is recorded.",
  why: "In an organisation the addresses belong to somebody else; a range that was not promised may be taken at any time.",
  todo: "Ask the network administrator for a free range in one subnet with access to the Internet, and record range, subnet, access, name and date.",
  sources: [seed("EE", "Networking")],
  check(facts, element, report) {
    const environment = readText(facts, element, "environment");
    if (environment === "") {
      report.cannotTell(
        say`It is not said whether ${element} is a home or the network of an organisation.`,
      );
      return;
    }
    if (environment !== "corporate") return;
    const offline = readFlag(facts, element, "internetDisabled");
    const missing = missingIn(element, offline);
    if (!missing) {
      report.pass(
        say`${element} has a range confirmed by ${plain(readText(facts, element, "grantConfirmedBy"))}.`,
      );
      return;
    }
    report.fail({
      field: missing.field,
      message: say`No confirmed free address range from the network administrator is recorded for ${element}: ${plain(missing.what)}.`,
    });
  },
  examples: {
    bad: [
      {
        title: "environment = corporate, no grant",
        base: "edge-scalable",
        edits: granted({}),
      },
      {
        title: "a grant that nobody confirmed",
        base: "edge-scalable",
        edits: granted({ ...RANGE, grantSubnet: "192.168.0.0/24", grantInternetReachable: true }),
      },
      {
        title: "a grant without its subnet",
        base: "edge-scalable",
        edits: granted(RANGE),
      },
      {
        title: "a confirmed grant that is not said to reach the Internet",
        base: "edge-scalable",
        edits: granted(CONFIRMED),
      },
    ],
    good: [
      {
        title: "a grant with access to the Internet, confirmed by J. Doe",
        base: "edge-scalable",
        edits: granted({ ...CONFIRMED, grantInternetReachable: true }),
      },
      { title: "a home network", base: "edge-scalable" },
      {
        title: "offline, and a confirmed grant that does not reach the Internet",
        base: "edge-scalable",
        edits: granted({ ...CONFIRMED, internetDisabled: true }),
      },
    ],
  },
});

function missingIn(
  { fields }: ElementRecord,
  offline: boolean,
): { field: string; what: string } | undefined {
  if (isEmptyValue(fields["grantRange"]))
    return { field: "grantRange", what: "the range is missing" };
  if (isEmptyValue(fields["grantSubnet"]))
    return { field: "grantSubnet", what: "its subnet is missing" };
  if (isEmptyValue(fields["grantConfirmedBy"]))
    return { field: "grantConfirmedBy", what: "nobody has confirmed it" };
  if (!offline && fields["grantInternetReachable"] !== true) {
    return { field: "grantInternetReachable", what: "it is not said to reach the Internet" };
  }
  return undefined;
}

/** A site of an organisation with what its owner has granted so far. */
function granted(fields: JsonObject) {
  return [{ set: "site", fields: { environment: "corporate", ...fields } }];
}
