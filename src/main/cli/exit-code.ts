/** What the command ends with; scripts rely on these. */
export const EXIT = {
  /** Nothing at or above `--fail-on`. */
  fine: 0,
  /** Findings at or above `--fail-on`. */
  findings: 1,
  /** Something could not be read, written or understood. */
  unreadable: 2,
  /** A fault of the program itself. */
  internal: 3,
} as const;

export type ExitCode = (typeof EXIT)[keyof typeof EXIT];
