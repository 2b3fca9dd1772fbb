import { ENGINEERING, seed } from "#shared/rules/sources";
import type { Source } from "#shared/profiles/define-profile";
import type { Message } from "#shared/kernel/message";

/** A formula of the calculations: its symbols as text, and the document it goes back to. */
export interface Formula {
  readonly id: string;
  readonly name: string;
  readonly text: string;
  readonly source: Source;
}

const RESERVATION = seed("HCI", "Minimum IP address reservation");
const WALK_THROUGH = seed("HCI", "Walk through an example deployment");
const ARC_PLANNING = seed("ARC", "IP address planning for Kubernetes clusters and applications");

/** Every formula of address planning, in the order of the catalogue. */
export const FORMULAS = [
  { id: "F1", name: "AKS host share", text: "1 + U(host)", source: RESERVATION },
  {
    id: "F2",
    name: "Workload cluster share",
    text: "cp(k) + w(k) + U(wl) + LB",
    source: RESERVATION,
  },
  { id: "F3", name: "Node VM pool", text: "N = N(host) + Σ N(k)", source: RESERVATION },
  { id: "F4", name: "VIP pool", text: "V = A + S", source: RESERVATION },
  {
    id: "F5a",
    name: "Services, shared across clusters",
    text: "S = max over ports p of Σ n(c,p)",
    source: WALK_THROUGH,
  },
  {
    id: "F5b",
    name: "Services, shared inside one cluster",
    text: "S = Σ over clusters c of max n(c,p)",
    source: seed("HYB", "Kubernetes Services"),
  },
  { id: "F5c", name: "Services, one each", text: "S = number of services", source: RESERVATION },
  { id: "F6", name: "Total reservation", text: "T = N + V", source: RESERVATION },
  { id: "F7", name: "Smallest subnet", text: "T + 2 + g + x ≤ 2^(32 − n)", source: ENGINEERING },
  {
    id: "F8",
    name: "DHCP scope",
    text: "scope = T, exclusion = V, lease = N",
    source: seed("HCI", "Split reserved IP addresses based on a DHCP network model"),
  },
  {
    id: "F9",
    name: "Service range of a single machine",
    text: "last = first + size − 1",
    source: seed("EE", "Single machine cluster"),
  },
  {
    id: "F10",
    name: "AKS Edge reservation",
    text: "E = nodes + 1 + ServiceIPRangeSize",
    source: seed("EE", "Networking, Scalable cluster"),
  },
  {
    id: "F11",
    name: "Azure Stack Edge reservation",
    text: "nodes = devices + 1, services = S",
    source: seed("ASE", "Kubernetes network configuration"),
  },
  { id: "F12a", name: "Pool for the workers", text: "P = Σ of node counts", source: ARC_PLANNING },
  {
    id: "F12b",
    name: "Pool for every node",
    text: "P + Σ cp(k)",
    source: seed("ARC", "Network for AKS cluster VMs"),
  },
  {
    id: "F12c",
    name: "Control plane and load balancer addresses",
    text: "one for each cluster, one for each service",
    source: ARC_PLANNING,
  },
  { id: "F13", name: "Usable addresses", text: "2^(32 − n) − 2", source: ENGINEERING },
  { id: "F14", name: "Growth", text: "⌊(size − N) / (cp + w + U + LB)⌋", source: ENGINEERING },
  {
    id: "F15",
    name: "Route choice",
    text: "longest prefix, then lowest metric",
    source: seed("ASE", "Network routes, Add a route configuration"),
  },
  {
    id: "F16",
    name: "Head-room for updates",
    text: "free(pool) ≥ 3",
    source: seed("HCI", "Kubernetes node VM IP pool"),
  },
  { id: "F17", name: "Overlay MTU", text: "pod MTU ≤ node MTU − o", source: ENGINEERING },
  {
    id: "F18",
    name: "Pod network size",
    text: "2^(b − n) ≥ nodes + surge",
    source: ENGINEERING,
  },
] as const satisfies readonly Formula[];

export type FormulaId = (typeof FORMULAS)[number]["id"];

export function getFormula(id: FormulaId): Formula {
  const formula = FORMULAS.find((each) => each.id === id);
  if (!formula) throw new Error(`unknown formula "${id}"`);
  return formula;
}

/** One line of a sum: what was counted, in words, and what came of it. */
export interface Step {
  readonly formula: FormulaId;
  /** "cluster A: 3 control plane nodes + 5 workers + … = 14". */
  readonly words: Message;
  readonly value: number;
  /** The figures that went in, by name. */
  readonly values: Readonly<Record<string, number>>;
  /** Where the figures come from, where that is another document than the formula's. */
  readonly source: Source;
}

/** The outcome of a formula with all its steps; the last step is the outcome itself. */
export interface Sum {
  readonly value: number;
  readonly steps: readonly Step[];
}

export function step(
  formula: FormulaId,
  value: number,
  values: Readonly<Record<string, number>>,
  words: Message,
  source: Source = getFormula(formula).source,
): Step {
  return { formula, words, value, values, source };
}

/** A sum whose last step says its outcome. */
export function sumOf(...steps: readonly [...Step[], Step]): Sum {
  return { value: steps.at(-1)?.value ?? 0, steps };
}
