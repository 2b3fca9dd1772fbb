import { statSync } from "node:fs";

/** Which file a path leads to: device and inode, or volume serial and file id on Windows. */
export interface Identity {
  readonly device: bigint;
  readonly inode: bigint;
}

export function identityOf(path: string): Identity {
  const { dev, ino } = statSync(path, { bigint: true });
  return { device: dev, inode: ino };
}

/** True while the path still leads to the file that was opened. SQLite's own check is the second. */
export function isSameFile(path: string, identity: Identity): boolean {
  try {
    const { device, inode } = identityOf(path);
    return device === identity.device && inode === identity.inode;
  } catch {
    return false;
  }
}
