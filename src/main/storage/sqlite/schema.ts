import { connectInMemory, type Connection } from "./connection.ts";
import type { Migration } from "./migrations/define-migration.ts";

interface SchemaObject {
  readonly type: string;
  readonly name: string;
  readonly tbl_name: string;
  readonly sql: string | null;
}

const LIST = "SELECT type, name, tbl_name, sql FROM sqlite_schema ORDER BY type, name";

/**
 * Compares the whole schema with what our own steps make of an empty file, object by object and
 * text by text. A trigger, a view or one changed word in a stranger's file is found here: answers
 * the name of the first thing that differs, or undefined.
 */
export function findForeignObject(
  db: Connection,
  migrations: readonly Migration[],
): string | undefined {
  const expected = expectedSchema(migrations);
  const actual = db.prepare<[], SchemaObject>(LIST).all();
  for (const object of actual) {
    const twin = expected.find(({ type, name }) => type === object.type && name === object.name);
    if (!twin) return `an unknown ${object.type} "${object.name}"`;
    if (twin.sql !== object.sql || twin.tbl_name !== object.tbl_name) {
      return `an altered ${object.type} "${object.name}"`;
    }
  }
  const missing = expected.find(
    ({ type, name }) => !actual.some((object) => object.type === type && object.name === name),
  );
  return missing && `no ${missing.type} "${missing.name}"`;
}

const schemas = new WeakMap<Migration, readonly SchemaObject[]>();

function expectedSchema(migrations: readonly Migration[]): readonly SchemaObject[] {
  const last = migrations.at(-1);
  if (!last) return [];
  let schema = schemas.get(last);
  if (!schema) {
    const db = connectInMemory();
    for (const step of migrations) step.up(db);
    schema = db.prepare<[], SchemaObject>(LIST).all();
    db.close();
    schemas.set(last, schema);
  }
  return schema;
}
