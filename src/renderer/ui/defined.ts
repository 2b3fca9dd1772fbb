type Defined<T> = { [K in keyof T]?: Exclude<T[K], undefined> };

/** Drops undefined entries, so that optional props can be handed on to a library under exactOptionalPropertyTypes. */
export function defined<T extends object>(props: T): Defined<T> {
  return Object.fromEntries(
    Object.entries(props).filter(([, value]) => value !== undefined),
  ) as Defined<T>;
}
