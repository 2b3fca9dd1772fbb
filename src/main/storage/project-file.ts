import type { JournalEntry } from "#shared/api/contract";
import type { EditOriginName } from "#shared/api/edit";
import type { ApiErrorCode } from "#shared/api/errors";
import type { Edit } from "#shared/commands/define-command";
import type { Result } from "#shared/kernel/result";
import type { Project } from "#shared/model/project";

/** What can go wrong with a file. All of them are codes of the contract, so hosts pass them on. */
export type StorageErrorCode = Extract<
  ApiErrorCode,
  | "not-found"
  | "stale"
  | "too-large"
  | "file-foreign"
  | "file-newer"
  | "file-damaged"
  | "storage-full"
  | "storage-read-only"
  | "storage-moved"
  | "storage-failed"
>;

export interface StorageError {
  readonly code: StorageErrorCode;
  /** A sentence beyond what the code says; may be empty. Never holds a path. */
  readonly detail: string;
}

export type Stored<T> = Result<T, StorageError>;

/** What was found after a session that did not end by closing the project. */
export interface Recovered {
  /** Edits made in that session; all of them are in the file. */
  readonly edits: number;
  readonly lastLabel: string;
  /** ISO 8601. */
  readonly at: string;
}

/** An edit on its way into the file. */
export interface NewEntry {
  /** The head that the edit was made on. */
  readonly baseSeq: number;
  /** ISO 8601; information only. */
  readonly at: string;
  readonly origin: EditOriginName;
  readonly edit: Edit;
}

/** A printed runbook: from which edit, in what form, and the hash by which the file is known again. */
export interface NewRunbookExport {
  /** Number of the newest edit that is in it. */
  readonly seq: number;
  /** ISO 8601; information only. */
  readonly at: string;
  /** Program and version. */
  readonly by: string;
  readonly format: string;
  readonly fileName: string;
  /** Printed while errors were open. */
  readonly isDraft: boolean;
  /** Bytes. */
  readonly size: number;
  /** SHA-256 of the file, hexadecimal. */
  readonly hash: string;
}

export interface RunbookExportRow extends NewRunbookExport {
  readonly id: number;
}

/** One project file open for editing. Single writer; every method is synchronous and durable. */
export interface ProjectFile {
  readonly path: string;
  readonly recovered: Recovered | null;
  readProject(): Stored<Project>;
  /** Number of the newest edit in the file; 0 for none. */
  readHead(): Stored<number>;
  /** Entries after `seq`, oldest first. */
  readJournalAfter(seq: number): Stored<readonly JournalEntry[]>;
  /** The newest entries, oldest first: as many as it takes to rebuild undo and redo. */
  readJournalForHistory(): Stored<readonly JournalEntry[]>;
  /** Makes one edit durable: journal row and touched records, all or nothing. Answers its number. */
  commit(entry: NewEntry): Stored<number>;
  /** Keeps the record of a printed runbook. It is no edit: the head stays where it is. */
  keepExport(record: NewRunbookExport): Stored<null>;
  /** Records of the newest printed runbooks, newest first. */
  readExports(): Stored<readonly RunbookExportRow[]>;
  /** A verified copy under another name, replacing what is there. */
  copyTo(path: string): Stored<null>;
  /** Leaves the mark of a clean end. Afterwards the object is of no use. */
  close(): void;
}

/** What a list of projects shows of a file without opening it for editing. */
export interface FileSummary {
  readonly name: string;
  readonly elements: number;
  readonly profile: string;
  readonly variant: string;
  /** ISO 8601: the last edit, or the creation. */
  readonly modified: string;
  readonly recovered: Recovered | null;
}

export function storageError(code: StorageErrorCode, detail = ""): StorageError {
  return { code, detail };
}
