import { parseInteger } from "#shared/address/integer";
import { formatPrefix, parsePrefix, type Prefix } from "#shared/address/prefix";
import { err, ok, type Result } from "#shared/kernel/result";

interface Asked {
  readonly label: string;
  /** One sentence: what the answer decides. */
  readonly help: string;
}

/** How many there shall be of something; both bounds inclusive. */
export interface CountQuestion extends Asked {
  readonly kind: "count";
  readonly standard: number;
  readonly min: number;
  readonly max: number;
  /** In the plural, for the message: "workers". */
  readonly unit: string;
}

/** The network that the design is laid out in. */
export interface PrefixQuestion extends Asked {
  readonly kind: "prefix";
  readonly standard: string;
  /** Length of the largest network that is taken, inclusive. */
  readonly shortest: number;
  /** Length of the smallest network that is taken, inclusive. */
  readonly longest: number;
}

/** The VLAN ID of that network, 1 to 4094. */
export interface VlanQuestion extends Asked {
  readonly kind: "vlan";
  readonly standard: number;
}

/** What a template asks before it is laid out. */
export type Question = CountQuestion | PrefixQuestion | VlanQuestion;

/** The value that a question is answered with. */
export type AnswerTo<Q extends Question> = Q extends PrefixQuestion ? Prefix : number;

/** Reads a typed answer; an error says what is wrong and what to write instead. */
export function parseAnswer(question: Question, text: string): Result<Prefix | number, string> {
  if (question.kind === "prefix") return parsePrefixAnswer(question, text);
  const limits = question.kind === "vlan" ? { min: 1, max: 4094 } : question;
  const parsed = parseInteger(text.trim(), limits);
  return parsed.ok ? parsed : err(parsed.error.message);
}

function parsePrefixAnswer(
  { shortest, longest }: PrefixQuestion,
  text: string,
): Result<Prefix, string> {
  const parsed = parsePrefix(text.trim());
  if (!parsed.ok) return err(parsed.error.message);
  const { prefix, hostBits } = parsed.value;
  if (hostBits)
    return err(`${text.trim()} is an address inside ${formatPrefix(prefix)}. Write the network.`);
  if (prefix.length >= shortest && prefix.length <= longest) return ok(prefix);
  const wanted = shortest === longest ? `/${shortest}` : `network from /${shortest} to /${longest}`;
  return err(`A /${prefix.length} cannot be used here. Write a ${wanted}.`);
}

/** The network that the design is laid out in. */
export function askPrefix(
  standard: string,
  label: string,
  help: string,
  lengths: Pick<PrefixQuestion, "shortest" | "longest"> = { shortest: 16, longest: 28 },
): PrefixQuestion {
  return { kind: "prefix", standard, label, help, ...lengths };
}

export function askVlan(standard: number, help: string): VlanQuestion {
  return { kind: "vlan", standard, label: "VLAN ID", help };
}

/** More nodes than a drawing shows well; the platforms take more (200 node VMs). */
const MOST_WORKERS = 60;

export function askWorkers(standard: number, label: string): CountQuestion {
  const help = "Each is a node VM; the address ranges grow with their number.";
  return { kind: "count", standard, min: 1, max: MOST_WORKERS, unit: "workers", label, help };
}

/** How many addresses the services share; `max` is the limit of the platform. */
export function askServices(standard: number, max: number): CountQuestion {
  const help = "Size of the range that services of the type LoadBalancer get their address from.";
  const label = "Service addresses";
  return { kind: "count", standard, min: 1, max, unit: "addresses", label, help };
}

/** The standard answer as it is typed. */
export function standardText({ standard }: Question): string {
  return String(standard);
}
