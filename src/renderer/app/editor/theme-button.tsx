import { useSyncExternalStore } from "react";
import { getShownTheme, onThemeChange, setTheme } from "../../ui/theme.ts";
import { IconButton } from "../../ui/icon-button.tsx";

/** Switches between light and dark. */
export function ThemeButton() {
  const shown = useSyncExternalStore(onThemeChange, getShownTheme);
  const isDark = shown === "dark";
  return (
    <IconButton
      icon={isDark ? "sun" : "moon"}
      label={isDark ? "Light theme" : "Dark theme"}
      onPress={() => setTheme(isDark ? "light" : "dark")}
    />
  );
}
