/** Exports, checks and reference tables that the catalogue lists (rules.md, sections 5 and 6), by platform. */
const COUNTS: Readonly<Record<string, number>> = {
  "EX-EE": 5,
  "EX-HCI": 7,
  "EX-ASE": 4,
  "EX-HYB": 6,
  "EX-ARC": 7,
  "EX-DIA": 5,
  "EX-TAB": 2,
  "CK-EE": 8,
  "CK-HCI": 4,
  "CK-HYB": 2,
  "CK-ASE": 3,
  "CK-ARC": 4,
};

/** "EX-EE-01" to "CK-ARC-04", then "REF-1" to "REF-14". */
export const DOCUMENTED_IDS: readonly string[] = [
  ...Object.entries(COUNTS).flatMap(([family, count]) =>
    Array.from({ length: count }, (_, i) => `${family}-${String(i + 1).padStart(2, "0")}`),
  ),
  ...Array.from({ length: 14 }, (_, i) => `REF-${i + 1}`),
];
