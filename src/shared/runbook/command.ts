import { say } from "#shared/kernel/message";
import type { Source } from "#shared/profiles/define-profile";
import type { Block, CodePart, ValueOrigin } from "./block.ts";
import { notice, sheet } from "./compose.ts";
import { code } from "./inline.ts";
import { quotePowershell, refusalText } from "./quote-powershell.ts";

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
export function powershell(source: Source) {
  return (
    template: TemplateStringsArray,
    ...values: readonly (CommandValue | readonly CommandValue[])[]
  ): readonly Block[] => {
    const given = values.map((value) => (isList(value) ? value : [value]));
    for (const value of given.flat()) {
      const quoted = quotePowershell(value.text);
      if (!quoted.ok) return byHand(template, given, value, refusalText(quoted.error));
    }
    const parts = template.flatMap((text, i): CodePart[] => [
      ...(text === "" ? [] : [{ code: text }]),
      ...literals(given[i] ?? []),
    ]);
    return [{ type: "code", language: "powershell", parts, source }];
  };
}

const PER_LINE = 5;

function literals(values: readonly CommandValue[]): CodePart[] {
  return values.flatMap(({ text, from }, i): CodePart[] => {
    const quoted = quotePowershell(text);
    const value = quoted.ok ? quoted.value : "";
    const literal = from ? { value, from } : { value };
    if (i === 0) return [literal];
    return [{ code: i % PER_LINE === 0 ? ",\n" : ", " }, literal];
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
