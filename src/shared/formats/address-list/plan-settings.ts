/** A network of an address plan, as typed. */
export interface PlanNetwork {
  readonly site: string;
  readonly name: string;
  readonly prefix?: string | undefined;
  readonly gateway?: string | undefined;
  readonly vlan?: number | string | undefined;
}

/** An address or range that somebody holds. */
export interface PlanHolding {
  readonly site: string;
  /** One address, or `first-last`. */
  readonly range: string;
  readonly owner: string;
}

/** One scope of a DHCP server. */
export interface PlanScope {
  readonly name: string;
  readonly subnet?: string | undefined;
  readonly range?: string | undefined;
  readonly exclusions: readonly string[];
  readonly reservations: readonly {
    readonly address: string;
    readonly mac?: string | undefined;
    readonly owner?: string | undefined;
  }[];
  readonly leaseHours?: number | undefined;
  readonly router?: string | undefined;
  readonly dns: readonly string[];
}

/** What an address list says, whatever its form. From this the design is drawn. */
export interface PlanSettings {
  readonly networks: readonly PlanNetwork[];
  readonly holdings: readonly PlanHolding[];
  readonly scopes: readonly PlanScope[];
}

/** The site of everything for which the list names none. */
export const ONLY_SITE = "Site";
