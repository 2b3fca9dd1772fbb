import { hostsOf, rangeOfPrefix, type Prefix } from "#shared/address/prefix";
import { intersectSets, rangeSet, type RangeSet } from "#shared/address/range-set";
import type { Range } from "#shared/address/range";
import { applyCommand } from "#shared/commands/apply";
import type { CommandCall } from "#shared/commands/define-command";
import { claimsWithin } from "#shared/facts/claims";
import { isDeployed } from "#shared/facts/deployed";
import { leasesWithin } from "#shared/facts/dhcp";
import { domainOf } from "#shared/facts/domains";
import { createFacts, elementOf, type Facts } from "#shared/facts/engine";
import { gatewayOf } from "#shared/facts/gateways";
import { homeOf } from "#shared/facts/home-prefix";
import { inUseWithin } from "#shared/facts/in-use";
import { networkOf } from "#shared/facts/networks";
import { isPinned } from "#shared/facts/pinned";
import type { Json } from "#shared/kernel/json";
import { say, type Message } from "#shared/kernel/message";
import { err, ok, type Result } from "#shared/kernel/result";
import { reverseChanges, type RecordChange } from "#shared/model/change";
import type { Project } from "#shared/model/project";
import { setAddress } from "#shared/rules/fixes";
import { resizeNetwork } from "#shared/rules/network-size-fixes";
import { moveMembers, placeRanges, type Placement } from "./place-ranges.ts";
import { scopeCommands } from "./scope-commands.ts";
import type { Further, Wanted, WantedRange } from "./wanted.ts";
import { wantedOn } from "./wanted-on.ts";

/** A range of a proposal: where it is and where it would be. */
export interface ProposedRange {
  readonly id: string;
  readonly label: string;
  readonly needed: number;
  readonly from: Range | undefined;
  readonly to: Range;
  readonly pinned: boolean;
}

/** What applying a plan would do to a network. */
export interface Proposal {
  readonly wanted: Wanted;
  readonly prefix: Prefix;
  readonly ranges: readonly ProposedRange[];
  /** One edit that does all of it; undefined when everything fits as it is. */
  readonly command: CommandCall | undefined;
}

/** A subnet is doubled at most so often. */
const MOST_DOUBLINGS = 6;

/**
 * A place for everything that the clusters of a network object need, and what is to be edited for
 * it: prefix, pools, scope with exclusions, virtual and fixed addresses. What is large enough stays,
 * and what is pinned stays in any case. The error says what stands in the way. Who keeps `facts` about
 * the project gives them, so that only what an edit touched is asked again.
 */
export function propose(
  project: Project,
  object: string,
  further: Further,
  facts: Facts = createFacts(project),
): Result<Proposal, Message> {
  const element = elementOf(facts, object);
  if (!element) return err(say`The network is no longer in the project.`);
  if (isDeployed(facts, object))
    return err(
      say`The site of ${element} is deployed, so nothing of it is moved. Take it back to draft first.`,
    );
  const home = homeOf(facts, object)?.prefix;
  if (!home || networkOf(facts, object) === undefined)
    return err(
      say`${element} is on no network with a prefix yet. Connect it to a segment and give that a prefix.`,
    );
  const first = layOut(facts, object, home, further, []);
  if (first.ok) return first;
  const network = networkOf(facts, object) ?? "";
  if (isPinned(facts, object, "addressPrefix") || isPinned(facts, network, "prefix")) return first;
  const trial = createFacts(project);
  let tried: readonly RecordChange[] = [];
  for (let more = 1; more <= MOST_DOUBLINGS; more += 1) {
    const [resize] = resizeNetwork(facts, object, home.length - more, "the smallest that fits");
    const resized = resize && applyCommand(project, resize.command);
    if (!resize || !resized?.ok) return first;
    const { next, edit } = resized.value;
    trial.advance(next, [...reverseChanges(tried), ...edit.changes]);
    tried = edit.changes;
    const prefix = homeOf(trial, object)?.prefix;
    const done = prefix && layOut(trial, object, prefix, further, [resize.command]);
    if (done?.ok) return done;
  }
  return first;
}

function layOut(
  facts: Facts,
  object: string,
  prefix: Prefix,
  further: Further,
  before: readonly CommandCall[],
): Result<Proposal, Message> {
  const wanted = wantedOn(facts, object, further);
  if (!wanted) return err(say`There is no plan for this kind of network.`);
  const ranges = withMembers(facts, wanted, prefix);
  const hosts = hostsOf(prefix);
  const obstacles = obstaclesOn(facts, wanted, ranges, prefix);
  const placed = placeRanges(ranges, hosts, obstacles);
  if (!placed.ok) return placed;
  const scope = scopeCommands(facts, wanted, placed.value, hosts, obstacles);
  if (!scope.ok) return scope;
  const edits = ranges.flatMap((range) => editsFor(facts, range, placed.value));
  const commands = [...before, ...edits, ...scope.value];
  const label = `Apply the plan of ${wanted.object.name}`;
  return ok({
    wanted,
    prefix,
    ranges: ranges.map((range) => rowOf(range, placed.value)),
    command:
      commands.length === 0
        ? undefined
        : { name: "batch", args: { label, commands: commands as unknown as Json } },
  });
}

function rowOf(
  { id, label, size, current, pinned }: WantedRange,
  placed: Placement,
): ProposedRange {
  const to = placed.get(id);
  if (!to) throw new Error(`no place for ${id}`);
  return { id, label, needed: size, from: current, to, pinned };
}

/** Each range with the single addresses on its network that belong into it. */
function withMembers(facts: Facts, { object, ranges }: Wanted, prefix: Prefix): WantedRange[] {
  const claims = claimsOn(facts, object.id, prefix).filter(({ single, given }) => single && given);
  return ranges.map((range) => ({
    ...range,
    members: claims
      .filter((claim) => range.isMember(claim))
      .map(({ owner, field, range: { start } }) => ({
        owner,
        field,
        address: start,
        pinned: isPinned(facts, owner, field),
      })),
  }));
}

/** What others hold of the subnet: it is never moved, so everything has to go round it. */
function obstaclesOn(
  facts: Facts,
  { object, leases }: Wanted,
  ranges: readonly WantedRange[],
  prefix: Prefix,
): RangeSet {
  const network = networkOf(facts, object.id) ?? "";
  const whole = rangeOfPrefix(prefix);
  const claims = claimsOn(facts, object.id, prefix).filter(
    (claim) => !ranges.some((range) => range.isOwn(claim) || range.isMember(claim)),
  );
  // A scope that leases to this network's own nodes gives way; exclusions keep it off the rest.
  const foreign = leases > 0 ? [] : leasesWithin(facts, domainOf(facts, network), whole);
  const gateway = gatewayOf(facts, network)?.address;
  const held = [...claims, ...foreign, ...inUseWithin(facts, network, whole)].map(
    ({ range }) => range,
  );
  const own = gateway === undefined ? [] : [{ start: gateway, end: gateway }];
  return intersectSets(rangeSet([...held, ...own]), [whole]);
}

function claimsOn(facts: Facts, object: string, prefix: Prefix) {
  const network = networkOf(facts, object);
  const { start, end } = rangeOfPrefix(prefix);
  return network === undefined ? [] : claimsWithin(facts, domainOf(facts, network), start, end);
}

function editsFor(facts: Facts, range: WantedRange, placed: Placement): CommandCall[] {
  const to = placed.get(range.id);
  if (!to) return [];
  const { current } = range;
  const isSame = current?.start === to.start && current.end === to.end;
  const own = { name: "element.edit", args: { ids: [range.element], fields: range.write(to) } };
  const moves = moveMembers(range, to).map(
    ({ member, to: address }) =>
      setAddress(facts, member.owner, member.field, address, "by the plan").command,
  );
  return [...(isSame ? [] : [own]), ...moves];
}
