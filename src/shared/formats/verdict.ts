import type { NoteSeverity } from "./format.ts";

/** What a file comes to, in one word. */
export const VERDICTS = ["valid", "warn", "invalid", "incomplete", "migrate", "reference"] as const;
export type Verdict = (typeof VERDICTS)[number];

/** One thing said of a file: a note of its reader, or a finding of a rule in its design. */
interface Said {
  readonly severity: NoteSeverity;
  /** Code of a note; findings have none. */
  readonly code?: string;
  /** What a finding is about. */
  readonly subjects?: readonly { readonly element: string; readonly field?: string }[];
}

/** Notes that decide the verdict by themselves, the first kind that occurs. */
const BY_CODE: readonly (readonly [Verdict, readonly string[]])[] = [
  ["reference", ["schema-reference"]],
  ["migrate", ["schema-legacy"]],
  [
    "incomplete",
    ["schema-placeholder", "scalable-missing-field", "config-elsewhere", "config-missing"],
  ],
];

/**
 * The verdict on a file: what it is (no configuration, an old shape, a template with holes), else
 * how bad the worst thing said of it is. What is only worth a word (info) makes no verdict, nor does
 * a finding about what this kind of file leaves to another (`Imported.leaves`).
 */
export function verdictOf(
  notes: readonly Said[],
  findings: readonly Said[],
  leaves: readonly string[] = [],
): Verdict {
  for (const [verdict, codes] of BY_CODE) {
    if (notes.some(({ code }) => code !== undefined && codes.includes(code))) return verdict;
  }
  const elsewhere = new Set(leaves);
  const isElsewhere = ({ subjects = [] }: Said): boolean =>
    subjects.some(
      ({ element, field }) => elsewhere.has(element) || elsewhere.has(`${element}.${field}`),
    );
  const said = [...notes, ...findings.filter((finding) => !isElsewhere(finding))];
  if (said.some(({ severity }) => severity === "error")) return "invalid";
  return said.some(({ severity }) => severity === "warning") ? "warn" : "valid";
}
