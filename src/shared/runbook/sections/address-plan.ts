import { addressPlan, plannedNetworks, rangeUses } from "../address-plan.ts";
import type { Block, Cell } from "../block.ts";
import { cell, paragraph, table } from "../compose.ts";
import { defineSection } from "../define-section.ts";
import type { Inlines } from "../inline.ts";
import { words } from "../inline.ts";

interface Named {
  readonly id: string;
  readonly name: string;
}

/** Networks, addresses and how full the ranges are (EX-TAB-01). */
export const addressPlanSection = defineSection({
  id: "address-plan",
  group: "Front matter",
  title: "Address plan",
  per: "project",
  prints: ["EX-TAB-01"],
  content({ facts }) {
    const networks = plannedNetworks(facts);
    const addresses = addressPlan(facts);
    const ranges = rangeUses(facts);
    if (networks.length + addresses.length === 0) return [];
    const blocks: Block[] = [
      heading("Networks"),
      table(
        [
          ["Network", "text"],
          ["Prefix", "address"],
          ["Gateway", "address"],
          ["VLAN", "text"],
          ["Usable", "number"],
          ["Free", "number"],
        ],
        networks.map((row) => [
          cell(element(row.network)),
          address(row.prefix),
          address(row.gateway),
          cell(row.vlan === "" || row.vlan === "0" ? words("untagged") : [{ code: row.vlan }]),
          { type: "number", value: row.usable },
          { type: "number", value: row.free },
        ]),
      ),
      heading("Addresses"),
      table(
        [
          ["Address", "address"],
          ["Owner", "text"],
          ["Role", "text"],
          ["Network", "text"],
          ["From range", "text"],
        ],
        addresses.map((row) => [
          address(row.text, row.automatic),
          cell(element(row.owner)),
          cell(row.role),
          cell(element(row.network)),
          cell(element(row.pool)),
        ]),
      ),
    ];
    if (ranges.length === 0) return blocks;
    blocks.push(
      heading("Use of the ranges"),
      table(
        [
          ["Range", "text"],
          ["Addresses", "address"],
          ["Size", "number"],
          ["Used", "number"],
          ["Free", "number"],
          ["Used %", "number"],
        ],
        ranges.map(({ owner, text, size, used, automatic }) => [
          cell(element(owner)),
          address(text, automatic),
          { type: "number", value: size },
          { type: "number", value: used },
          { type: "number", value: size - used },
          { type: "number", value: Math.round((100 * used) / size) },
        ]),
      ),
    );
    if (addresses.some(({ automatic }) => automatic)) blocks.push(paragraph(AUTOMATIC));
    return blocks;
  },
});

const AUTOMATIC = words("Addresses marked automatic are set by the platform.");

function heading(text: string): Block {
  return { type: "heading", content: words(text) };
}

function element(named: Named | undefined): Inlines {
  return named ? [{ element: named.id, name: named.name }] : [];
}

function address(text: string, automatic = false): Cell {
  return { type: "address", text, automatic };
}
