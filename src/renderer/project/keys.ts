import type { ActionDef } from "#shared/commands/actions";

const isMac = typeof navigator !== "undefined" && /Mac|iPhone|iPad/.test(navigator.platform);

const WORDS: Readonly<Record<string, string>> = {
  Mod: isMac ? "⌘" : "Ctrl",
  Shift: isMac ? "⇧" : "Shift",
  Alt: isMac ? "⌥" : "Alt",
  Delete: "Del",
};

/** `Mod+Shift+Z` as it is read here: "Ctrl Shift Z". */
export function shownKeys(keys: string): string {
  return splitKeys(keys)
    .map((part) => WORDS[part] ?? part)
    .join(" ");
}

/** The first keys of an action as they are read; undefined when it has none. */
export function shortcutOf(action: ActionDef): string | undefined {
  const [first] = action.keys ?? [];
  return first === undefined ? undefined : shownKeys(first);
}

/** True when a key event is what `keys` says. Shift is free where the character itself needs it. */
export function matchesKeys(event: KeyboardEvent, keys: string): boolean {
  const parts = splitKeys(keys);
  const key = parts.at(-1) ?? "";
  const wants = (name: string) => parts.slice(0, -1).includes(name);
  const mod = isMac ? event.metaKey : event.ctrlKey;
  const otherMod = isMac ? event.ctrlKey : event.metaKey;
  if (mod !== wants("Mod") || otherMod || event.altKey !== wants("Alt")) return false;
  if (event.shiftKey !== wants("Shift")) return false;
  return sameKey(event, key);
}

function sameKey(event: KeyboardEvent, key: string): boolean {
  if (/^\d$/.test(key)) return event.code === `Digit${key}` || event.code === `Numpad${key}`;
  if (key === "=") return event.key === "=" || event.key === "+" || event.code === "NumpadAdd";
  if (key === "-") return event.key === "-" || event.code === "NumpadSubtract";
  return event.key.toLowerCase() === key.toLowerCase();
}

function splitKeys(keys: string): string[] {
  return keys.split("+").map((part) => (part === "" ? "+" : part));
}
