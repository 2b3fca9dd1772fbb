import { randomIds } from "#shared/kernel/ids";

/** A new id such as `vm-7k2m9q4x`. The only source of chance in the renderer. */
export const newId = randomIds((count) => crypto.getRandomValues(new Uint8Array(count)));
