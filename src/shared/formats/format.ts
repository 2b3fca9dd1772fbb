import type { Result } from "#shared/kernel/result";
import type { Project } from "#shared/model/project";
import type { IdSource } from "#shared/kernel/ids";

export type NoteSeverity = "error" | "warning" | "info";

/** Something an importer has to say of the text it read: never a crash, never silence. */
export interface Note {
  /** Stable, for example `schema-unknown-key`. */
  readonly code: string;
  readonly severity: NoteSeverity;
  /** Where in the file, for example `Network.DnsServers[0]`; empty for the file as a whole. */
  readonly path: string;
  /** What it means and what was done about it: full sentences. */
  readonly message: string;
}

/** What an importer made of a text. */
export interface Imported {
  /** Null when the file is understood but holds no design, for example a schema. */
  readonly project: Project | null;
  readonly notes: readonly Note[];
  /**
   * Elements, and fields as `element.field`, that this kind of file leaves to another one, such as
   * the switch of a network. What a rule says of them is true of the design, and no fault of the file.
   */
  readonly leaves?: readonly string[];
}

export interface ImportContext {
  readonly fileName: string;
  readonly ids: IdSource;
}

/** A format that can be read. It introduces itself; nothing else knows its name. */
export interface Importer {
  readonly id: string;
  readonly label: string;
  /** Endings of its file names, with the dot; for dialogs. */
  readonly extensions: readonly string[];
  /** True when the text looks like this format. Cheap; asked in the order of the registry. */
  recognises(text: string, fileName: string): boolean;
  /** An error lists everything that kept the text from being understood. */
  read(text: string, context: ImportContext): Result<Imported, readonly Note[]>;
}

/** One file that an exporter writes. */
export interface ExportedFile {
  readonly fileName: string;
  readonly mediaType: string;
  readonly content: string;
  /** Id of the cluster that a configuration deploys; absent for any other file. */
  readonly cluster?: string;
}

/** What an exporter wrote, the main file first, and what the format cannot say. */
export interface Exported {
  readonly files: readonly ExportedFile[];
  readonly notes: readonly Note[];
}

/** A format that can be written. What it cannot express it lists as notes. */
export interface Exporter {
  readonly id: string;
  readonly label: string;
  readonly extension: string;
  /** The native configuration of a platform: the app writes those of the platforms in a design. */
  readonly isConfiguration?: true;
  write(project: Project): Result<Exported, Note>;
}
