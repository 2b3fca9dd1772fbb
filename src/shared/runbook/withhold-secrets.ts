/** A configuration without its secrets, and the names of the keys that were emptied. */
export interface Withheld {
  readonly content: string;
  readonly keys: readonly string[];
}

const SECRET = /"(ClientSecret|Password|[A-Za-z]*Token)"(\s*:\s*)"(?:[^"\\]|\\.)+"/gi;

/**
 * Empties the secrets of a configuration text. A runbook is printed, mailed and pinned to a wall;
 * whoever runs it takes the secret from the person who keeps it.
 */
export function withholdSecrets(content: string): Withheld {
  const keys = new Set<string>();
  const bare = content.replace(SECRET, (_match, key: string, colon: string) => {
    keys.add(key);
    return `"${key}"${colon}null`;
  });
  return { content: bare, keys: [...keys].sort() };
}
