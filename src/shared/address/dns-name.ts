import { err, ok, type Result } from "#shared/kernel/result";
import { quoted, textError, type TextError } from "./text-error.ts";

export interface DnsNameOptions {
  /** Allows a leading `*.`, as entries of a URL allow-list have. */
  readonly wildcard?: boolean;
}

/**
 * Parses a DNS name of one or more labels (rule UL-NAME-008) and returns it in lower case, since
 * DNS ignores case (RFC 4343). Codes: empty, long, wildcard, trailing-dot, empty-label, long-label,
 * character, hyphen.
 */
export function parseDnsName(
  text: string,
  options: DnsNameOptions = {},
): Result<string, TextError> {
  if (text === "")
    return err(textError("empty", "No name is entered. Write one such as shop.contoso.local."));
  if (text.length > 253)
    return err(
      textError("long", `The name has ${text.length} characters; a DNS name has at most 253.`),
    );
  const starred = text.startsWith("*.");
  if (starred && options.wildcard !== true)
    return err(
      textError("wildcard", `${quoted(text)} stands for many names; one name is expected here.`),
    );
  const labels = (starred ? text.slice(2) : text).split(".");
  if (labels.length > 1 && labels.at(-1) === "") return err(trailingDot(text, options));
  for (const label of labels) {
    const problem = labelProblem(label, text);
    if (problem !== undefined) return err(problem);
  }
  return ok(text.toLowerCase());
}

/** Whether the text can name a Kubernetes object: an RFC 1123 label in lower case, 1..63 long. */
export function isKubernetesName(text: string): boolean {
  return /^[a-z0-9]([-a-z0-9]{0,61}[a-z0-9])?$/.test(text);
}

function trailingDot(text: string, options: DnsNameOptions): TextError {
  const shorter = parseDnsName(text.slice(0, -1), options);
  const message = `${quoted(text)} ends with a dot. Write the name without it.`;
  return textError("trailing-dot", message, shorter.ok ? shorter.value : undefined);
}

function labelProblem(label: string, name: string): TextError | undefined {
  if (label === "")
    return textError("empty-label", `${quoted(name)} has a dot without a label beside it.`);
  if (label.length > 63) {
    const message = `The label ${quoted(label)} has ${label.length} characters; at most 63 are allowed.`;
    return textError("long-label", message);
  }
  // Not with the i flag: under it the Kelvin sign would pass for a k.
  const bad = /[^a-zA-Z0-9-]/u.exec(label)?.[0];
  if (bad !== undefined) {
    const message = `${quoted(bad)} in the label ${quoted(label)} is not allowed. Use letters, digits and hyphens.`;
    return textError("character", message);
  }
  if (!label.startsWith("-") && !label.endsWith("-")) return undefined;
  return textError("hyphen", `The label ${quoted(label)} starts or ends with a hyphen.`);
}
