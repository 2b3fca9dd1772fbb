import { formatIpv4 } from "#shared/address/ipv4";
import type { Facts } from "#shared/facts/engine";
import { readIpv4, valueOf } from "#shared/facts/readings";
import type { ElementRecord } from "#shared/model/records";
import type { Block, Cell } from "../block.ts";
import { cell, table } from "../compose.ts";
import { words } from "../inline.ts";

/** Elements with their addresses, where these must lie, and room for what is shown. */
export function addressTable(rows: readonly Cell[][], where = "Must lie in"): Block {
  return table(
    [
      ["Element", "text"],
      ["What", "text"],
      ["Address of the design", "address"],
      [where, "text"],
      ["Address shown", "blank"],
    ],
    rows,
  );
}

/** The address of a field, or that the pool gives it. */
export function addressCell(facts: Facts, element: ElementRecord, field: string): Cell {
  const address = valueOf(readIpv4(facts, element, field));
  return address === undefined
    ? cell(words("from the pool"))
    : { type: "address", text: formatIpv4(address), automatic: false };
}
