import { KINDS } from "#shared/kinds/index";

/** Kinds whose elements sit on a network with one address of their own: ports, adapters, devices. */
export const INTERFACE_KINDS: readonly string[] = KINDS.filter((kind) =>
  kind.claims?.some(({ field }) => field === "address"),
).map((kind) => kind.name);
