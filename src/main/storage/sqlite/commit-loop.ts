// Run as a process of its own by kill.test.ts: commits edits as fast as it can until it is killed.
import { writeSync } from "node:fs";
import { unwrap } from "#shared/kernel/result";
import { addNote, edited } from "../../testing/designs.ts";
import { openProjectFile } from "./open.ts";

const [path = ""] = process.argv.slice(2);
const file = unwrap(openProjectFile(path));
let project = unwrap(file.readProject());
let seq = unwrap(file.readHead());
writeSync(1, `ready ${seq}\n`);
for (;;) {
  writeSync(1, `try ${seq + 1}\n`);
  const { next, edit } = edited(project, addNote(seq + 1));
  seq = unwrap(file.commit({ baseSeq: seq, at: new Date().toISOString(), origin: "do", edit }));
  project = next;
  writeSync(1, `ack ${seq}\n`);
}
