import { listed, say, type Message } from "#shared/kernel/message";

interface Named {
  readonly id: string;
  readonly name: string;
}

/** "Operator, on hci-01 and hci-02, elevated PowerShell". */
export function operatorAt(
  hosts: readonly Named[],
  where:
    | "elevated PowerShell"
    | "PowerShell interface of the device"
    | "Azure CLI in Bash" = "elevated PowerShell",
): Message {
  const on = hosts.length === 0 ? [] : say`, on ${listed(hosts)}`;
  return say`Operator${on}, ${{ plain: where }}`;
}

export function idsOf(elements: readonly Named[]): string[] {
  return elements.map(({ id }) => id);
}
