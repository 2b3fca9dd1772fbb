import { parsePort } from "#shared/address/port";
import { canonicalJson, isJsonObject, type Json } from "#shared/kernel/json";
import { URL_ALLOWLIST, type AllowedUrl } from "#shared/profiles/arc-urls";
import { defineFact, fieldOf } from "./engine.ts";

/** One entry of the URL list of a filter; without a port it is for every port. */
export interface UrlEntry {
  readonly row: number;
  readonly pattern: string;
  readonly port: number | undefined;
}

/** What the URL list of a filter lacks of those that AKS enabled by Azure Arc needs. */
export interface UrlGaps {
  /** Nothing in the list comes near them. */
  readonly missing: readonly AllowedUrl[];
  /** Listed, but for another port. */
  readonly wrongPort: readonly { readonly url: AllowedUrl; readonly entry: UrlEntry }[];
  /** An entry is meant for them, but covers only a part or only what is beside them. */
  readonly tooNarrow: readonly { readonly url: AllowedUrl; readonly entry: UrlEntry }[];
}

/** The entries of a filter's URL list, in order. */
export const urlEntriesOf = defineFact<readonly UrlEntry[]>(
  "urlEntries",
  (facts, router) => {
    const rows = fieldOf(facts, router, "urlAllow");
    return Array.isArray(rows) ? rows.flatMap(entryFrom) : [];
  },
  (a, b) => canonicalJson(a as unknown as Json) === canonicalJson(b as unknown as Json),
);

function entryFrom(row: Json, index: number): UrlEntry[] {
  const pattern =
    isJsonObject(row) && typeof row["pattern"] === "string" ? normal(row["pattern"]) : "";
  const port = isJsonObject(row) ? parsePort(row["port"]) : undefined;
  return pattern === "" ? [] : [{ row: index, pattern, port: port?.ok ? port.value : undefined }];
}

/** A pattern without scheme, path, blanks and capitals. */
function normal(text: string): string {
  return text
    .trim()
    .toLowerCase()
    .replace(/^https?:\/\//, "")
    .replace(/[/:].*$/, "");
}

export const urlGapsOf = defineFact<UrlGaps>(
  "urlGaps",
  (facts, router) => {
    const entries = urlEntriesOf(facts, router);
    const missing: AllowedUrl[] = [];
    const wrongPort: { url: AllowedUrl; entry: UrlEntry }[] = [];
    const tooNarrow: { url: AllowedUrl; entry: UrlEntry }[] = [];
    for (const url of URL_ALLOWLIST) {
      const covering = entries.filter(({ pattern }) => covers(pattern, url.pattern));
      if (covering.some(({ port }) => port === undefined || port === url.port)) continue;
      const exact = covering.find(({ pattern }) => pattern === url.pattern) ?? covering[0];
      const narrow = entries.find(({ pattern }) => isNarrower(pattern, url.pattern));
      if (exact) wrongPort.push({ url, entry: exact });
      else if (narrow) tooNarrow.push({ url, entry: narrow });
      else missing.push(url);
    }
    return { missing, wrongPort, tooNarrow };
  },
  (a, b) => canonicalJson(a as unknown as Json) === canonicalJson(b as unknown as Json),
);

/** Whether an entry stands for every name that a pattern stands for. `*.d` has labels before `d`, never `d` itself. */
export function covers(entry: string, pattern: string): boolean {
  if (entry === pattern || entry === "*") return true;
  if (!entry.startsWith("*.")) return false;
  return (pattern.startsWith("*.") ? pattern.slice(1) : pattern).endsWith(entry.slice(1));
}

const REQUIRED = new Set(URL_ALLOWLIST.map(({ pattern }) => pattern));

/** An entry that somebody may take for the pattern: its bare domain, one name below it, or its wildcard. */
function isNarrower(entry: string, pattern: string): boolean {
  if (!pattern.startsWith("*.")) return entry === `*.${pattern}`;
  const domain = pattern.slice(2);
  return !REQUIRED.has(entry) && (entry === domain || entry.endsWith(`.${domain}`));
}
