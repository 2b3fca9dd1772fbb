import type { JsonObject } from "#shared/kernel/json";

/** A whole number, or the text that was typed instead of one. */
type Count = number | string;

/** What any of the file shapes says of one node VM. Absent means not given. */
export interface NodeSettings {
  readonly address?: string | undefined;
  readonly mac?: string | undefined;
  readonly mtu?: Count | undefined;
  readonly cpuCount?: Count | undefined;
  readonly memoryInMb?: Count | undefined;
  readonly dataSizeInGb?: Count | undefined;
  readonly logSizeInGb?: Count | undefined;
  readonly timeoutSeconds?: Count | undefined;
  readonly controlPlane?: boolean | undefined;
  readonly secondaryNetworks?: readonly SecondaryNetwork[] | undefined;
}

interface SecondaryNetwork {
  readonly switchName?: string | undefined;
  readonly address?: string | undefined;
  readonly gateway?: string | undefined;
  readonly prefixLength?: Count | undefined;
}

export interface MachineSettings {
  readonly adapterName?: string | undefined;
  readonly mtu?: Count | undefined;
  readonly linux?: NodeSettings | undefined;
  readonly windows?: NodeSettings | undefined;
}

export interface NetworkSettings {
  readonly controlPlaneEndpoint?: string | undefined;
  readonly plugin?: string | undefined;
  readonly gateway?: string | undefined;
  readonly prefixLength?: Count | undefined;
  readonly internalPrefix?: string | undefined;
  readonly dnsServers?: readonly string[] | undefined;
  readonly internetDisabled?: boolean | undefined;
  readonly skipAddressFreeCheck?: boolean | undefined;
  readonly skipDnsCheck?: boolean | undefined;
  readonly proxyHttp?: string | undefined;
  readonly proxyHttps?: string | undefined;
  readonly proxyNo?: readonly string[] | undefined;
}

/** The service range as the file gives it; the old shape also had an end. */
export interface ServiceSettings {
  readonly start?: string | undefined;
  readonly size?: Count | undefined;
}

export type Variant = "single" | "scalable";

/** Keys of the files that have no place in a design, kept as JSON for the export. */
export interface ExtraSettings {
  readonly deployment?: JsonObject;
  readonly wrapper?: JsonObject;
  readonly legacy?: JsonObject;
}

/** What a configuration says, whatever the shape of its file. From this the design is drawn. */
export interface EdgeSettings {
  /** As written, for example `1.13`; empty when the file names none. */
  readonly schemaVersion: string;
  /** Edition of the documents that the file goes by; empty for the newest. */
  readonly edition: string;
  readonly variant: Variant;
  /** Only where the file names it; elsewhere the rules say what they assume. */
  readonly distribution?: "k3s" | "k8s" | undefined;
  readonly network: NetworkSettings;
  readonly services: ServiceSettings;
  readonly machines: readonly MachineSettings[];
  /** Name of a switch that exists already, from the wrapper or the old shape. */
  readonly switchName?: string | undefined;
  /** Undefined where the file is a part and does not say. */
  readonly arcConnected?: boolean | undefined;
  readonly eulaAccepted?: boolean | undefined;
  /** Name of the cluster in Azure. */
  readonly clusterName?: string | undefined;
  readonly extra: ExtraSettings;
}
