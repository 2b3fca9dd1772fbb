/** The project that the address of this page names, by its handle. */
export function readRoute(): string | undefined {
  return new URLSearchParams(location.search).get("project") ?? undefined;
}

/** Makes the address name a project, or none. Back and forward go through them. */
export function writeRoute(project: string | undefined): void {
  if (readRoute() === project) return;
  const query = new URLSearchParams(location.search);
  if (project === undefined) query.delete("project");
  else query.set("project", project);
  const text = query.toString();
  history.pushState(null, "", text === "" ? location.pathname : `?${text}`);
}
