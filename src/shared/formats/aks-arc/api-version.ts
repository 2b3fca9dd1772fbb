/** From here on the documents of July 2025 hold, which make the control plane address optional. */
const NEWER_DOCUMENTS = "2025-07";

/**
 * The edition of the documents that API versions such as `2024-01-01` or `2025-12-01-preview` belong
 * to: the newest one counts. Undefined is the newest edition, also where no version is named.
 */
export function editionOfVersions(
  versions: readonly (string | undefined)[],
): "2024-02" | undefined {
  const known = versions.filter(
    (version) => version !== undefined && /^\d{4}-\d\d-\d\d/.test(version),
  );
  const isOld = known.every((version) => version !== undefined && version < NEWER_DOCUMENTS);
  return known.length > 0 && isOld ? "2024-02" : undefined;
}
