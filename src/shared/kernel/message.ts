/** A message in parts, so that a screen can set addresses in monospace and link the elements. */
export type MessagePart =
  | { readonly text: string }
  | { readonly code: string }
  | { readonly element: string; readonly name: string };

export type Message = readonly MessagePart[];

/** What may stand in a message: text and numbers are set as code, elements become links. */
export type Inserted =
  | string
  | number
  | { readonly id: string; readonly name: string }
  | Message
  | { readonly plain: string | number };

/**
 * Builds a message from a sentence: ``say`${address} is outside ${prefix}.` ``. Values are set as
 * code, elements by name; `plain(…)` stays running text.
 */
export function say(words: TemplateStringsArray, ...values: readonly Inserted[]): Message {
  const parts: MessagePart[] = [];
  words.forEach((word, i) => {
    if (word !== "") parts.push({ text: word });
    if (i < values.length) parts.push(...partsOf(values[i] as Inserted));
  });
  return parts;
}

export function plain(text: string | number): { readonly plain: string | number } {
  return { plain: text };
}

/** Joins messages as a list in a sentence: "a, b and c". */
export function listed(items: readonly Inserted[]): Message {
  return items.flatMap((item, i): MessagePart[] => {
    const between = i === 0 ? "" : i === items.length - 1 ? " and " : ", ";
    return between === "" ? partsOf(item) : [{ text: between }, ...partsOf(item)];
  });
}

/** The message as plain text, for the command line and for files. */
export function messageText(message: Message): string {
  return message
    .map((part) => ("text" in part ? part.text : "code" in part ? part.code : part.name))
    .join("");
}

function partsOf(value: Inserted): MessagePart[] {
  if (typeof value === "string" || typeof value === "number") return [{ code: String(value) }];
  if (Array.isArray(value)) return [...(value as Message)];
  if ("plain" in value) return [{ text: String(value.plain) }];
  const element = value as { readonly id: string; readonly name: string };
  return [{ element: element.id, name: element.name }];
}
