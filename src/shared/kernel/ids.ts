const ALPHABET = "0123456789abcdefghjkmnpqrstvwxyz";

/** Where ids come from. Injected, so that tests and imports are repeatable. */
export type IdSource = (hint: string) => string;

/** Ids such as `vm-7k2m9q4x`, from a source of random bytes that the host supplies. */
export function randomIds(randomBytes: (count: number) => Uint8Array): IdSource {
  return (hint) => {
    const letters = [...randomBytes(10)].map((byte) => ALPHABET[byte % 32]);
    return `${hint}-${letters.join("")}`;
  };
}

/** Ids such as `vm-1`, `vm-2`, never one of those already `taken`. For imports and tests. */
export function countingIds(taken: (id: string) => boolean = () => false): IdSource {
  const next = new Map<string, number>();
  return (hint) => {
    let count = next.get(hint) ?? 0;
    let id: string;
    do id = `${hint}-${++count}`;
    while (taken(id));
    next.set(hint, count);
    return id;
  };
}

/** What an id may look like: it appears in files, URLs and DOM attributes. */
export const ID_PATTERN = /^[A-Za-z0-9][A-Za-z0-9_.-]{0,63}$/;
