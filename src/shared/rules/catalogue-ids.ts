/** The base severity of every rule of the catalogue: E error, W warning, I info; by number within its area. */
export const CATALOGUE = {
  ADDR: "EEEWEEEEEEWEEWEEEEEEEWWEEEEEWWEEEEIWEEEEEEEEE",
  VIP: "EEEEEEEEEEEWEEEEEEEEEEEEEWEEEEEI",
  DHCP: "EWEWEWEWEEWEEWEIIE",
  NAT: "EEWEEEEWEIWEEWEE",
  SWITCH: "EEEEEEWEEEEEEEEEEEEWEEWIEEEWIWEI",
  ROUTE: "EEEEEWWIEWWEEEWEEEEIWIWEWEEEW",
  LB: "EWEWEEEEWEEEEWEWEEEEWEWEWIEIW",
  DNS: "EEEIEWEIWWEW",
  PROXY: "EEWEEWIWI",
  CNI: "EEEEEEIEEEWEWIWEEIW",
  CAP: "EEWIWEEIWWEEEWEWIEEWEEEWEEEEII",
  NAME: "EEEEEWIE",
  FW: "EEEEEIIEEEEIIEWEWWE",
  LIFECYCLE: "EEEEEEWEWIEEWWII",
} as const satisfies Readonly<Record<string, string>>;

/** Rules for which the catalogue names no quick fix. Every other one of it has one. */
export const CATALOGUE_WITHOUT_FIX: readonly string[] = [
  "UL-NAT-010",
  "UL-SWITCH-024",
  "UL-ROUTE-020",
  "UL-ROUTE-022",
  "UL-ROUTE-029",
  "UL-PROXY-009",
  "UL-CNI-014",
  "UL-CNI-018",
];
