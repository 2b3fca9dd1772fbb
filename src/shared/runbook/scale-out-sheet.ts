/** What a further machine of a scalable cluster brings: the addresses of its nodes, as far as they are known. */
export interface JoiningMachine {
  readonly linux?: { readonly address: string | undefined; readonly isControlPlane: boolean };
  readonly windows?: { readonly address: string | undefined };
}

/** Hours for which the join token in the file is good; each new one voids the last (scale-out, 2024). */
export const JOIN_TOKEN_HOURS = 24;

/**
 * What the documents name for the file that a further machine joins with: the cmdlet, the kind of
 * scale-out and a parameter for each node. They give no whole command, so none is printed anywhere, and
 * the runbook and the exporter say the same. An address that is not known is undefined.
 */
export function scaleOutSheet({ linux, windows }: JoiningMachine) {
  return {
    cmdlet: "New-AksEdgeScaleConfig",
    kind: "AddMachine",
    nodes: [
      ...(linux ? [{ parameter: "-LinuxNodeIp", address: linux.address }] : []),
      ...(windows ? [{ parameter: "-WindowsNodeIp", address: windows.address }] : []),
    ],
    ...(linux ? { isControlPlane: linux.isControlPlane } : {}),
  };
}
