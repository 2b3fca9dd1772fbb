import type { IconName } from "./icons";

export type Severity = "error" | "warning" | "info" | "pass";

interface SeveritySign {
  icon: IconName;
  word: string;
  /** `1 error`, `2 warnings`. */
  count: (n: number) => string;
}

/** Severity is always told by icon and word as well as by colour. */
export const severitySigns: Record<Severity, SeveritySign> = {
  error: { icon: "octagon-x", word: "Error", count: (n) => `${n} ${n === 1 ? "error" : "errors"}` },
  warning: {
    icon: "triangle-alert",
    word: "Warning",
    count: (n) => `${n} ${n === 1 ? "warning" : "warnings"}`,
  },
  info: { icon: "info", word: "Info", count: (n) => `${n} info` },
  pass: { icon: "circle-check", word: "Pass", count: (n) => `${n} passed` },
};
