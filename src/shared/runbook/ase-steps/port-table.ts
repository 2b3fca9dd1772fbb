import type { Facts } from "#shared/facts/engine";
import { networkOf } from "#shared/facts/networks";
import { networkName } from "#shared/facts/domains";
import type { ElementRecord } from "#shared/model/records";
import { portsOf } from "../ase-values.ts";
import type { Cell, TableBlock } from "../block.ts";
import { cell, table } from "../compose.ts";
import { words } from "../inline.ts";

/** The port sheet of a device: role, addressing and network of each port (EX-ASE-02). */
export function portTable(facts: Facts, device: ElementRecord): TableBlock {
  return table(
    [
      ["Port", "text"],
      ["Role", "text"],
      ["Addressing", "text"],
      ["Address", "address"],
      ["Gateway", "address"],
      ["Network", "text"],
    ],
    portsOf(facts, device).map((values): Cell[] => {
      const { port, isStatic, isCompute, gateway } = values;
      const network = networkOf(facts, port.id);
      const role = isCompute ? "Compute" : gateway === "" ? "" : "Way out";
      return [
        cell([{ element: port.id, name: port.name }]),
        cell(words(role)),
        cell(words(isStatic ? "Static" : "DHCP or none")),
        { type: "address", text: values.address, automatic: false },
        { type: "address", text: gateway, automatic: false },
        cell(network === undefined ? [] : namedNetwork(facts, network)),
      ];
    }),
  );
}

function namedNetwork(facts: Facts, network: string) {
  const { id, name } = networkName(facts, network);
  return [{ element: id, name }];
}
