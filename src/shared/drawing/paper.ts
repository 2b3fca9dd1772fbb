import type { Family } from "#shared/model/define-kind";
import type { LinkStyle } from "#shared/model/define-link";
import type { Severity } from "#shared/rules/finding";

/** The colours of paper: the light theme of `src/renderer/ui/tokens.css`, which a test compares. */
export const PAPER = {
  canvas: "#f8f9fb",
  surface: "#ffffff",
  sunken: "#f1f3f6",
  border: "#dee2e8",
  "border-strong": "#bfc6d0",
  text: "#161a20",
  "text-2": "#475060",
  "text-3": "#626c7b",
  error: "#c3222b",
  "error-soft": "#fcebeb",
  warning: "#8a5200",
  "warning-soft": "#fcf1dc",
  "warning-fill": "#a56100",
  info: "#0b62ae",
  "info-soft": "#e4f0fb",
  compute: "#3464a0",
  switching: "#007176",
  "switching-soft": "#e2f2f3",
  routing: "#8b551c",
  services: "#7d4b92",
  address: "#3b723e",
  outside: "#5c6372",
  "outside-soft": "#edeef2",
  cable: "#8a93a1",
  "on-badge": "#ffffff",
} as const satisfies Record<string, string>;

/** How each kind of link is drawn. A double line is drawn as a wide one with a gap in it. */
export const LINK_LOOKS: Readonly<Record<LinkStyle, LinkLook>> = {
  cable: { tone: "cable", width: 1.5 },
  attachment: { tone: "switching", width: 1 },
  overlay: { tone: "services", width: 1.5, dash: "5 4" },
  wan: { tone: "routing", width: 4.25, gap: 1.75 },
  membership: { tone: "address", width: 1.25, dash: "2 4" },
};

export interface LinkLook {
  readonly tone: Family | "cable";
  readonly width: number;
  readonly dash?: string;
  /** Width of the gap in the middle of a double line. */
  readonly gap?: number;
}

/** Dashes cost more than solid lines: above this many links all are solid. */
export const MOST_DASHED_LINKS = 300;

export const SEVERITY_ICONS: Readonly<Record<Severity, string>> = {
  error: "octagon-x",
  warning: "triangle-alert",
  info: "info",
};
