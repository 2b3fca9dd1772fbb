import type { Rule } from "../define-rule.ts";
import { alreadyConnected } from "./already-connected.ts";
import { asymmetric } from "./asymmetric.ts";
import { beforeCompute } from "./before-compute.ts";
import { blackHole } from "./black-hole.ts";
import { customRouteMissing } from "./custom-route-missing.ts";
import { defaultOnCompute } from "./default-on-compute.ts";
import { destination } from "./destination.ts";
import { foreignCmdlet } from "./foreign-cmdlet.ts";
import { inCluster } from "./in-cluster.ts";
import { listedTwice } from "./listed-twice.ts";
import { longerWins } from "./longer-wins.ts";
import { routingLoop } from "./loop.ts";
import { metric } from "./metric.ts";
import { missingField } from "./missing-field.ts";
import { nextHopInside } from "./next-hop-inside.ts";
import { nextHopOffLink } from "./next-hop-off-link.ts";
import { nextHopOwn } from "./next-hop-own.ts";
import { nextHopUnknown } from "./next-hop-unknown.ts";
import { nextHopUnusable } from "./next-hop-unusable.ts";
import { noDefaultRoute } from "./no-default-route.ts";
import { notACustomRoute } from "./not-a-custom-route.ts";
import { notForDevice } from "./not-for-device.ts";
import { notInLocalUi } from "./not-in-local-ui.ts";
import { otherPort } from "./other-port.ts";
import { portNotStatic } from "./port-not-static.ts";
import { removedTogether } from "./removed-together.ts";
import { spareOnly } from "./spare-only.ts";
import { tie } from "./tie.ts";
import { unknownPort } from "./unknown-port.ts";

/** Route entries, reachability, loops. */
export const ROUTE_RULES: readonly Rule[] = [
  destination,
  missingField,
  nextHopOffLink,
  nextHopOwn,
  nextHopUnusable,
  nextHopUnknown,
  nextHopInside,
  alreadyConnected,
  listedTwice,
  tie,
  removedTogether,
  metric,
  routingLoop,
  noDefaultRoute,
  defaultOnCompute,
  notForDevice,
  portNotStatic,
  unknownPort,
  notInLocalUi,
  beforeCompute,
  customRouteMissing,
  spareOnly,
  asymmetric,
  blackHole,
  otherPort,
  inCluster,
  notACustomRoute,
  foreignCmdlet,
  longerWins,
];
