import { formatIpv4 } from "#shared/address/ipv4";
import { formatRange, intersectRanges, type Range } from "#shared/address/range";
import { elementOf, type Facts } from "#shared/facts/engine";
import { networkOf, networkPrefix } from "#shared/facts/networks";
import { readRange, readText, valueOf } from "#shared/facts/readings";
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

/**
 * Each run is excluded from the scope before anything is deployed, else it is leased in between. What
 * lies outside of the leased range needs no exclusion, and a server would refuse one.
 */
export function exclusionSteps(
  facts: Facts,
  network: ElementRecord,
  fixed: readonly Excluded[],
  rules: readonly string[],
): StepPlan[] {
  return scopesAround(facts, network.id).flatMap((scope): StepPlan[] => {
    const leased = valueOf(readRange(facts, scope, "range"));
    const inside = fixed.flatMap((each): Excluded[] => {
      const range = leased ? intersectRanges(each.range, leased) : each.range;
      return range ? [{ ...each, range }] : [];
    });
    const outside = fixed.filter(({ range }) => leased && !intersectRanges(range, leased));
    return inside.length === 0
      ? []
      : [exclusionStep(facts, network, scope, inside, outside, rules)];
  });
}

function exclusionStep(
  facts: Facts,
  network: ElementRecord,
  scope: ElementRecord,
  inside: readonly Excluded[],
  outside: readonly Excluded[],
  rules: readonly string[],
): StepPlan {
  const server = scope.parent === null ? undefined : elementOf(facts, scope.parent);
  const by = readText(facts, scope, "exclusionConfirmedBy");
  const on = readText(facts, scope, "exclusionConfirmedOn");
  const id = scopeId(facts, scope);
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
          ["Scope", id ? code(id.text) : [{ element: scope.id, name: scope.name }]],
          ["It leases", code(readText(facts, scope, "range"))],
          ...inside.map(({ label, range }): [string, ReturnType<typeof code>] => [
            `Exclude: ${label}`,
            code(formatRange(range)),
          ]),
          ...outside.map(({ label, range }): [string, ReturnType<typeof code>] => [
            `Outside already: ${label}`,
            code(formatRange(range)),
          ]),
        ]),
        paragraph(
          words(
            `${NO_COMMAND} What follows is for a DHCP server on Windows; on another one use its own way.`,
          ),
        ),
        ...(id ? inside.flatMap((each) => exclude(id, each)) : []),
      ],
    },
    postCheck: {
      what: words("the server shows the exclusion"),
      blocks: [
        ...(id ? powershell(WINDOWS)`Get-DhcpServerv4ExclusionRange -ScopeId ${id}` : []),
        described(
          say`one line for each range to exclude, with its first and last address`,
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
      blocks: id
        ? inside.flatMap((each) => giveBack(id, each))
        : [paragraph(words("Remove the exclusions of the sheet again."))],
    },
  };
}

function exclude(scope: CommandValue, each: Excluded): readonly Block[] {
  const [first, last] = ends(each);
  return powershell(
    WINDOWS,
  )`Add-DhcpServerv4ExclusionRange -ScopeId ${scope} -StartRange ${first} -EndRange ${last}`;
}

function giveBack(scope: CommandValue, each: Excluded): readonly Block[] {
  const [first, last] = ends(each);
  return powershell(
    WINDOWS,
  )`Remove-DhcpServerv4ExclusionRange -ScopeId ${scope} -StartRange ${first} -EndRange ${last}`;
}

function ends({ label, range, owner, field }: Excluded): [CommandValue, CommandValue] {
  const end = (text: string): CommandValue => ({
    label,
    text,
    from: { element: owner.id, field },
  });
  return [end(formatIpv4(range.start)), end(formatIpv4(range.end))];
}

/** A scope goes by the network address of its subnet. */
function scopeId(facts: Facts, scope: ElementRecord): CommandValue | undefined {
  const network = networkOf(facts, scope.id);
  const prefix = network === undefined ? undefined : networkPrefix(facts, network);
  if (!prefix) return undefined;
  const from = { element: scope.id, field: "subnet" };
  return { label: "scope", text: formatIpv4(prefix.network), from };
}
