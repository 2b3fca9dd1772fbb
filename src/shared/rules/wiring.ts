import { countingIds } from "#shared/kernel/ids";
import type { JsonObject } from "#shared/kernel/json";
import { say, type Message } from "#shared/kernel/message";
import { elementOf, type Facts } from "#shared/facts/engine";
import type { Fix } from "./finding.ts";

/** Joins two elements; the command finds the kind of link that fits. */
export function connect(title: Message, from: string, to: string): Fix {
  return { title, command: { name: "link.connect", args: { id: linkId(from, to), from, to } } };
}

/** Takes links away. */
export function cut(title: Message, links: readonly string[]): Fix {
  return { title, command: { name: "items.delete", args: { elements: [], links: [...links] } } };
}

/** Deletes elements with all that lies in them. */
export function remove(title: Message, elements: readonly string[]): Fix {
  return { title, command: { name: "items.delete", args: { elements: [...elements], links: [] } } };
}

export function rename(id: string, name: string): Fix {
  return {
    title: say`Rename it to ${name}`,
    command: { name: "element.rename", args: { id, name } },
  };
}

/** Adds an element under an id that is free, without what its kind brings along; unnamed, it gets the next name of its kind. */
export function addElement(
  title: Message,
  id: string,
  kind: string,
  parent: string | null,
  name: string | undefined,
  fields: JsonObject = {},
): Fix {
  const named = name === undefined ? {} : { name };
  return {
    title,
    command: { name: "element.add", args: { id, kind, parent, ...named, fields, bare: true } },
  };
}

/** Moves elements into another container. */
export function moveInto(title: Message, ids: readonly string[], parent: string): Fix {
  return { title, command: { name: "element.reparent", args: { ids: [...ids], parent } } };
}

/** An id for a new element that no element has, short enough to be one. */
export function freeId(facts: Facts, hint: string): string {
  return countingIds((id) => elementOf(facts, id) !== undefined)(hint.slice(0, 56));
}

/** The same pair of ends gets the same id, so that a fix is the same command whenever it is offered. */
function linkId(from: string, to: string): string {
  return `link-${hash(from)}${hash(to)}`;
}

function hash(text: string): string {
  let value = 2166136261;
  for (const letter of text) value = Math.imul(value ^ letter.charCodeAt(0), 16777619);
  return (value >>> 0).toString(36).padStart(7, "0");
}
