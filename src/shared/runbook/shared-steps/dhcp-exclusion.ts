import { formatIpv4 } from "#shared/address/ipv4";
import { formatRange, type Range } from "#shared/address/range";
import { elementOf, type Facts } from "#shared/facts/engine";
import { networkOf, networkPrefix } from "#shared/facts/networks";
import { readText } from "#shared/facts/readings";
import { scopesOn } from "#shared/facts/scopes";
import { say } from "#shared/kernel/message";
import type { ElementRecord } from "#shared/model/records";
import type { Block } from "../block.ts";
import { powershell, type CommandValue } from "../command.ts";
import { described, paragraph, sheet } from "../compose.ts";
import { code, words } from "../inline.ts";
import { NO_COMMAND, WINDOWS } from "../sources.ts";
import type { StepPlan } from "../step.ts";

/** A run of addresses that the DHCP servers of a network must not lease. */
export interface Excluded {
  readonly label: string;
  readonly range: Range;
  readonly owner: ElementRecord;
  readonly field: string;
}

/** The scopes of the network that an element lies on. */
export function scopesAround(facts: Facts, id: string): ElementRecord[] {
  const network = networkOf(facts, id);
  return network === undefined ? [] : scopesOn(facts, network);
}

/** Each run is excluded from the scope before anything is deployed, else it is leased in between. */
export function exclusionSteps(
  facts: Facts,
  network: ElementRecord,
  excluded: readonly Excluded[],
  rules: readonly string[],
): StepPlan[] {
  if (excluded.length === 0) return [];
  return scopesAround(facts, network.id).map((scope): StepPlan => {
    const server = scope.parent === null ? undefined : elementOf(facts, scope.parent);
    const by = readText(facts, scope, "exclusionConfirmedBy");
    const on = readText(facts, scope, "exclusionConfirmedOn");
    return {
      type: "step",
      id: `exclusion/${network.id}/${scope.id}`,
      title: say`DHCP scope ${scope} leaves out the fixed addresses of ${network}`,
      why: words(
        "What the scope may lease it will lease one day, also to a printer, and then two machines have one address.",
      ),
      builds: [],
      reads: [scope.id, network.id],
      runsOn: [],
      rules,
      who: say`Network administrator, at ${server ?? scope}`,
      minutes: 10,
      preCheck: {
        what: words("nobody has a lease there"),
        blocks: [
          described(
            say`no lease in the ranges of the sheet`,
            say`End the lease and move the device before the range is excluded.`,
          ),
        ],
      },
      command: {
        what: words("exclude these addresses at the DHCP server"),
        blocks: [
          sheet([
            ["Scope", code(scopeText(facts, scope))],
            ...excluded.map(({ label, range }): [string, ReturnType<typeof code>] => [
              `Exclude: ${label}`,
              code(formatRange(range)),
            ]),
          ]),
          paragraph(
            words(
              `${NO_COMMAND} What follows is for a DHCP server on Windows; on another one use its own way.`,
            ),
          ),
          ...excluded.flatMap((each) => exclude(facts, scope, each)),
        ],
      },
      postCheck: {
        what: words("the server shows the exclusion"),
        blocks: [
          ...powershell(WINDOWS)`Get-DhcpServerv4ExclusionRange -ScopeId ${scopeId(facts, scope)}`,
          described(
            say`one line for each range of the sheet, with its first and last address`,
            say`Stop. Nothing may be deployed before the range is excluded.`,
          ),
          paragraph(
            by === ""
              ? say`Write down who confirms it, and the day.`
              : say`In the design it is confirmed by ${by}${on === "" ? [] : [...words(" on "), ...code(on)]}.`,
          ),
        ],
      },
      rollback: {
        what: words("give the addresses back to the scope"),
        blocks: excluded.flatMap(({ range, owner, field, label }) => {
          const [first, last] = ends({ range, owner, field, label });
          return powershell(
            WINDOWS,
          )`Remove-DhcpServerv4ExclusionRange -ScopeId ${scopeId(facts, scope)} -StartRange ${first} -EndRange ${last}`;
        }),
      },
    };
  });
}

function exclude(facts: Facts, scope: ElementRecord, each: Excluded): readonly Block[] {
  const [first, last] = ends(each);
  return powershell(
    WINDOWS,
  )`Add-DhcpServerv4ExclusionRange -ScopeId ${scopeId(facts, scope)} -StartRange ${first} -EndRange ${last}`;
}

function ends({ label, range, owner, field }: Excluded): [CommandValue, CommandValue] {
  const end = (text: string): CommandValue => ({
    label,
    text,
    from: { element: owner.id, field },
  });
  return [end(formatIpv4(range.start)), end(formatIpv4(range.end))];
}

function scopeText(facts: Facts, scope: ElementRecord): string {
  return `${scopeId(facts, scope).text}, ${readText(facts, scope, "range")}`;
}

/** A scope goes by the network address of its subnet. */
function scopeId(facts: Facts, scope: ElementRecord): CommandValue {
  const network = networkOf(facts, scope.id);
  const prefix = network === undefined ? undefined : networkPrefix(facts, network);
  return {
    label: "scope",
    text: prefix ? formatIpv4(prefix.network) : scope.name,
    from: { element: scope.id, field: "subnet" },
  };
}
