/** Everything that a call to the host may answer instead of its result. Codes are stable. */
export const API_ERRORS = {
  "bad-request": "The request was not understood.",
  unauthorised: "This page has no valid token. Open the address that Underlay printed.",
  "not-found": "There is no such project.",
  invalid: "The change does not fit the project.",
  stale: "The project has changed meanwhile.",
  "storage-full":
    "The disk is full. Your work is kept in memory; free some space or save a copy elsewhere.",
  "storage-read-only": "The file cannot be written. Save a copy elsewhere to go on.",
  "storage-moved":
    "The file was moved or replaced while it was open. Save a copy to keep your work.",
  "storage-failed": "The file could not be written. Save a copy elsewhere to go on.",
  "file-foreign": "This is not an Underlay project.",
  "file-newer": "This project was made by a newer version of Underlay.",
  "file-damaged": "The project file is damaged.",
  "too-large": "This is larger than Underlay accepts.",
  unavailable: "This cannot be done here.",
  unreachable: "Underlay does not answer. Is it still running?",
  internal: "Something went wrong inside Underlay.",
} as const;

export type ApiErrorCode = keyof typeof API_ERRORS;

/** What crosses a process when a call fails: a code and a sentence, never a stack. */
export interface ApiError {
  readonly code: ApiErrorCode;
  readonly message: string;
}

export function apiError(code: ApiErrorCode, detail?: string): ApiError {
  return { code, message: detail ? `${API_ERRORS[code]} ${detail}` : API_ERRORS[code] };
}
