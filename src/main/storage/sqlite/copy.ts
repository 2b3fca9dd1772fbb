import { rmSync } from "node:fs";
import { err, ok } from "#shared/kernel/result";
import { publishOver, temporaryName } from "../durable.ts";
import { storageError, type Stored } from "../project-file.ts";
import { connectChecked } from "./checked.ts";
import { connect, type Connection } from "./connection.ts";
import { attempt } from "./errors.ts";
import { deleteMeta, readHead } from "./meta.ts";
import { MIGRATIONS } from "./migrations/index.ts";

/** Copies an open file as it is committed, reopens the copy to verify it, then gives it its name. */
export function copyProjectFile(
  source: Connection,
  target: string,
  migrations = MIGRATIONS,
): Stored<null> {
  const temporary = temporaryName(target);
  try {
    const copied = attempt(() => {
      source.prepare("VACUUM INTO ?").run(temporary);
      const copy = connect(temporary, "edit");
      deleteMeta(copy, "open"); // nobody has the copy open
      copy.close();
    });
    if (!copied.ok) return copied;
    const verified = connectChecked(temporary, "read", migrations);
    if (!verified.ok) return verified;
    const head = readHead(verified.value);
    verified.value.close();
    if (head !== readHead(source)) return err(storageError("storage-failed", "The copy differs."));
    const published = attempt(() => publishOver(temporary, target));
    return published.ok ? ok(null) : published;
  } finally {
    for (const left of [temporary, `${temporary}-journal`]) rmSync(left, { force: true });
  }
}
