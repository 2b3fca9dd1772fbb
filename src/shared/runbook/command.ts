import { say } from "#shared/kernel/message";
import type { Result } from "#shared/kernel/result";
import type { Source } from "#shared/profiles/define-profile";
import type { Block, CodeLanguage, CodePart, ValueOrigin } from "./block.ts";
import { notice, sheet } from "./compose.ts";
import { code } from "./inline.ts";
import { quoteAzure } from "./quote-azure.ts";
import { quotePowershell } from "./quote-powershell.ts";
import { refusalText, type QuoteRefusal } from "./quote-refusal.ts";
import { quoteShell } from "./quote-shell.ts";

/** A value of the design on its way into a command. */
export interface CommandValue {
  /** What it is, in two words: "configuration file". */
  readonly label: string;
  readonly text: string;
  readonly from?: ValueOrigin;
}

/**
 * Writes a PowerShell command: the template is reviewed code, each value is quoted as one literal,
 * and a list of values becomes literals with commas. `source` is where the command is documented.
 * When a value cannot be quoted the command is not printed; the parameters are, with the reason.
 */
export function powershell(source: Source): CommandTag {
  return commandTag(
    { name: "powershell", quote: quotePowershell, comma: ",", wrap: ",\n" },
    source,
  );
}

/** The same for a POSIX shell, where a list of values becomes words with blanks between them. */
export function shell(source: Source): CommandTag {
  return commandTag({ name: "shell", quote: quoteShell, comma: "", wrap: " \\\n" }, source);
}

/** The same for the Azure CLI in a POSIX shell. */
export function azure(source: Source): CommandTag {
  return commandTag({ name: "shell", quote: quoteAzure, comma: "", wrap: " \\\n" }, source);
}

/** One parameter with its value or values; a text stands as it is, for example a variable. */
export type Parameter = readonly [
  name: string,
  value?: CommandValue | readonly CommandValue[] | string,
];

/** A command with one parameter on each line. `next` is how the language goes on to a new line. */
export function withParameters(
  tag: CommandTag,
  head: string,
  parameters: readonly Parameter[],
  next: " `\n    " | " \\\n    ",
): readonly Block[] {
  const texts = [head];
  const values: (CommandValue | readonly CommandValue[])[] = [];
  for (const [name, value] of parameters) {
    const plain = typeof value === "string" ? ` ${value}` : "";
    texts[texts.length - 1] += `${next}${name}${plain}`;
    if (value === undefined || typeof value === "string") continue;
    texts[texts.length - 1] += " ";
    values.push(value);
    texts.push("");
  }
  return tag(Object.assign(texts, { raw: texts }), ...values);
}

export type CommandTag = (
  template: TemplateStringsArray,
  ...values: readonly (CommandValue | readonly CommandValue[])[]
) => readonly Block[];

/** What a list of values looks like in a language, and how one is quoted. */
interface Language {
  readonly name: CodeLanguage;
  readonly quote: (text: string) => Result<string, QuoteRefusal>;
  readonly comma: string;
  /** Between two values where a line ends. */
  readonly wrap: string;
}

function commandTag(language: Language, source: Source): CommandTag {
  return (template, ...values) => {
    const given = values.map((value) => (isList(value) ? value : [value]));
    for (const value of given.flat()) {
      const quoted = language.quote(value.text);
      if (!quoted.ok) return byHand(template, given, value, refusalText(quoted.error));
    }
    const parts = template.flatMap((text, i): CodePart[] => [
      ...(text === "" ? [] : [{ code: text }]),
      ...literals(given[i] ?? [], language),
    ]);
    return [{ type: "code", language: language.name, parts, source }];
  };
}

const PER_LINE = 5;

function literals(values: readonly CommandValue[], { quote, comma, wrap }: Language): CodePart[] {
  return values.flatMap(({ text, from }, i): CodePart[] => {
    const quoted = quote(text);
    const value = quoted.ok ? quoted.value : "";
    const literal = from ? { value, text, from } : { value, text };
    if (i === 0) return [literal];
    return [{ code: i % PER_LINE === 0 ? wrap : `${comma} ` }, literal];
  });
}

function byHand(
  template: readonly string[],
  given: readonly (readonly CommandValue[])[],
  { label }: CommandValue,
  reason: string,
): Block[] {
  return [
    notice(
      "warning",
      "No command is printed",
      say`The ${{ plain: label }} cannot stand in a command: ${{ plain: reason }}. Rename it, or type the command by hand from this sheet.`,
    ),
    sheet([
      ["Command without its values", code(template.join(" … ").trim())],
      ...given
        .flat()
        .map((value): [string, ReturnType<typeof code>] => [value.label, code(value.text)]),
    ]),
  ];
}

function isList(value: CommandValue | readonly CommandValue[]): value is readonly CommandValue[] {
  return Array.isArray(value);
}
