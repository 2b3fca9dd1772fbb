/**
 * Endings of files that can be read, for dialogs that show before the readers are loaded. A test
 * holds the list to that of the importers.
 */
export const READABLE_ENDINGS: readonly string[] = [
  ".bicepparam",
  ".csv",
  ".json",
  ".ps1",
  ".tfvars",
  ".tsv",
  ".txt",
  ".xml",
  ".yaml",
  ".yml",
];
