import type { Rule } from "../define-rule.ts";
import { asymmetric } from "./asymmetric.ts";
import { destination } from "./destination.ts";
import {
  defaultOnCompute,
  notForDevice,
  otherPort,
  portNotStatic,
  unknownPort,
} from "./device-routes.ts";
import { alreadyConnected, nextHopInside } from "./flat-subnet.ts";
import { blackHole, customRouteMissing } from "./flow-routes.ts";
import { inCluster } from "./in-cluster.ts";
import { routingLoop } from "./loop.ts";
import { longerWins, metric } from "./metric.ts";
import { missingField } from "./missing-field.ts";
import { nextHopOffLink, nextHopOwn, nextHopUnknown, nextHopUnusable } from "./next-hop.ts";
import { noDefaultRoute } from "./no-default-route.ts";
import { beforeCompute, foreignCmdlet, notACustomRoute, notInLocalUi } from "./runbook-steps.ts";
import { listedTwice, removedTogether, spareOnly, tie } from "./same-destination.ts";

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
