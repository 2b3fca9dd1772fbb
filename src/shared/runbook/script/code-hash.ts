import { sha256 } from "@noble/hashes/sha2.js";
import { bytesToHex, utf8ToBytes } from "@noble/hashes/utils.js";

/** SHA-256 of the code of a script as hexadecimal: the same for every design with the same steps. */
export function codeHash(...code: readonly string[]): string {
  return bytesToHex(sha256(utf8ToBytes(code.join("\n"))));
}
