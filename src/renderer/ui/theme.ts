/** `system` follows the operating system. */
export type Theme = "system" | "light" | "dark";

type ThemeListener = (theme: Theme) => void;

const listeners = new Set<ThemeListener>();

/** Tells whether an unknown value, for example a stored setting, names a theme. */
export function isTheme(value: unknown): value is Theme {
  return value === "system" || value === "light" || value === "dark";
}

/** The chosen theme, `system` when none was chosen. */
export function getTheme(): Theme {
  const chosen = document.documentElement.dataset["theme"];
  return isTheme(chosen) ? chosen : "system";
}

/** What is on the screen now, with `system` resolved. */
export function getShownTheme(): "light" | "dark" {
  const theme = getTheme();
  if (theme !== "system") return theme;
  return matchMedia("(prefers-color-scheme: dark)").matches ? "dark" : "light";
}

/** Shows a theme and tells the listeners. Storing it is the work of a listener. */
export function setTheme(theme: Theme): void {
  document.documentElement.dataset["theme"] = theme;
  for (const listener of listeners) listener(theme);
}

/** Calls back on every change of the chosen theme or of the system's; returns the function that stops it. */
export function onThemeChange(listener: ThemeListener): () => void {
  const system = matchMedia("(prefers-color-scheme: dark)");
  const onSystem = () => {
    if (getTheme() === "system") listener("system");
  };
  listeners.add(listener);
  system.addEventListener("change", onSystem);
  return () => {
    listeners.delete(listener);
    system.removeEventListener("change", onSystem);
  };
}
