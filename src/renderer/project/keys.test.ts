import { describe, expect, test } from "vitest";
import { ACTIONS, type ActionDef } from "#shared/commands/actions";
import { matchesKeys, shownKeys } from "./keys.ts";

function press(key: string, init: Partial<KeyboardEvent> = {}): KeyboardEvent {
  const none = { ctrlKey: false, metaKey: false, shiftKey: false, altKey: false, code: "" };
  return { ...none, key, ...init } as KeyboardEvent;
}

describe("keys", () => {
  test.each<[string, KeyboardEvent]>([
    ["Mod+K", press("k", { ctrlKey: true })],
    ["Mod+Shift+Z", press("Z", { ctrlKey: true, shiftKey: true })],
    ["Shift+1", press("!", { shiftKey: true, code: "Digit1" })],
    ["Shift+?", press("?", { shiftKey: true })],
    ["Mod+=", press("=", { ctrlKey: true })],
    ["Mod+.", press(".", { ctrlKey: true })],
    ["I", press("i")],
    ["F8", press("F8")],
  ])("%s is heard", (keys, event) => {
    expect(matchesKeys(event, keys)).toBe(true);
  });

  test.each<[string, KeyboardEvent]>([
    ["I", press("i", { ctrlKey: true })],
    ["Mod+Z", press("Z", { ctrlKey: true, shiftKey: true })],
    ["Mod+K", press("k")],
  ])("%s is not mistaken", (keys, event) => {
    expect(matchesKeys(event, keys)).toBe(false);
  });

  test("are read as on a keyboard", () => {
    expect(shownKeys("Mod+Shift+Z")).toBe("Ctrl Shift Z");
  });

  test("mean one action each", () => {
    const all = ACTIONS.flatMap((action: ActionDef) => action.keys ?? []);
    expect(new Set(all).size).toBe(all.length);
  });
});
