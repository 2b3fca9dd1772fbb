/** The name at the end of a resource id; undefined for a template or nothing. */
export function lastSegment(id: string | undefined): string | undefined {
  const name = id?.split("/").at(-1)?.trim();
  return name === undefined || name === "" || /[{}<>[\]()]/.test(name) ? undefined : name;
}
