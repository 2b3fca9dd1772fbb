/** F17: bytes that an encapsulation wraps around each packet. */
export const ENCAPSULATION_OVERHEAD = { vxlan: 50, ipip: 20, none: 0 } as const;

export type Encapsulation = keyof typeof ENCAPSULATION_OVERHEAD;

export function isEncapsulation(text: unknown): text is Encapsulation {
  return typeof text === "string" && Object.hasOwn(ENCAPSULATION_OVERHEAD, text);
}

/** F17: the largest MTU of pods over nodes of the given one. */
export function largestPodMtu(nodeMtu: number, encapsulation: Encapsulation): number {
  return nodeMtu - ENCAPSULATION_OVERHEAD[encapsulation];
}

/** F18: node blocks in a pod network. */
export function nodeBlocks(podLength: number, blockLength: number): number {
  return blockLength < podLength ? 0 : 2 ** (blockLength - podLength);
}

/** F18: the longest pod network that gives `nodes` a block each. */
export function podLengthFor(nodes: number, blockLength: number): number {
  let length = blockLength;
  while (length > 0 && nodeBlocks(length, blockLength) < nodes) length -= 1;
  return length;
}
