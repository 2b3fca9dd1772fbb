/** What tells which port of a device leads out. */
interface PortLike {
  readonly gateway?: string | undefined;
}

/**
 * The port that a device leaves by: the one with the gateway, else the one for compute, else the
 * first. Its DNS servers are those of the device; those of other ports are kept beside the design.
 */
export function primaryPort<T extends PortLike>(
  ports: readonly T[],
  isCompute: (port: T) => boolean,
): T | undefined {
  return ports.find(({ gateway }) => gateway !== undefined) ?? ports.find(isCompute) ?? ports[0];
}
