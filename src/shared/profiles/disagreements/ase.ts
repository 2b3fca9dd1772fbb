import { pointsOf, type Disagreement } from "./disagreement.ts";

const amb = pointsOf("contradiction");
const newer = pointsOf("newer");

const ADD = ["ASE", "Add a route configuration"] as const;
const CHANGE = ["ASE", "Change routing on compute network"] as const;
const CONFIGURATION = ["ASE", "Kubernetes network configuration"] as const;

/** Points about Azure Stack Edge. */
export const aseDisagreements: readonly Disagreement[] = [
  amb(
    "AMB-38",
    ["ASE"],
    "The sample route has its next hop inside its own destination; a flat subnet needs no such route.",
    "Accepted on import, with a warning.",
    ADD,
  ),
  amb(
    "AMB-39",
    ["ASE"],
    "What is labelled as output is the command itself.",
    "Taken for the command.",
    ADD,
  ),
  amb(
    "AMB-40",
    ["ASE"],
    "Destination and prefix length are two fields but one parameter.",
    "Joined on export, split on import.",
    ["ASE", "Network routes"],
    ADD,
  ),
  amb(
    "AMB-41",
    ["ASE"],
    "The command that removes a route takes no next hop.",
    "Routes that differ in the next hop only are reported, since removing one removes both.",
    ["ASE", "Remove a route configuration"],
  ),
  amb(
    "AMB-42",
    ["ASE"],
    "The metric is said to choose the interface; the sample speaks of the priority of a route.",
    "The longest prefix wins, then the lower metric.",
    ["ASE", "Network routes"],
  ),
  amb(
    "AMB-43",
    ["ASE"],
    "A port is Port 3 in prose and Port3 in the command.",
    "Names of ports have no blank.",
    CHANGE,
    ADD,
  ),
  amb(
    "AMB-44",
    ["ASE"],
    "Routes can be updated, but there is no command for it.",
    "Removed and added again.",
    CHANGE,
  ),
  amb(
    "AMB-45",
    ["ASE"],
    "One link is empty, and a long example is commented out.",
    "The link is ignored; the example serves as background.",
    ["ASE", "Networking services"],
  ),
  amb(
    "AMB-46",
    ["ASE"],
    "The sizes of the node and service ranges are not stated.",
    "Two nodes, and one address for each service.",
    CONFIGURATION,
  ),
  amb(
    "AMB-58",
    ["ASE"],
    "The title says Pro GPU; the text covers Pro R and Mini R as well.",
    "One profile for the three devices.",
    "ASE",
  ),
  amb(
    "AMB-62",
    ["ASE"],
    "Each VM has two adapters, but only one node range is entered.",
    "The range is for the external side; the internal side is automatic.",
    ["ASE", "Network interfaces, switches"],
    CONFIGURATION,
  ),
  newer(
    "NEW-ASE-NODES",
    ["ASE"],
    "A later page asks for one node address more than there are nodes.",
    "One more than there are devices: two on a single device, three on a pair.",
    CONFIGURATION,
    "ASE_NETWORK",
  ),
  newer(
    "NEW-ASE-RANGES",
    ["ASE"],
    "The first document does not name the pod and service ranges; a later page gives 172.27.0.0/16 and 172.28.0.0/16 and lets them be changed.",
    "Assumed in the edition of September 2023; the usual defaults of Kubernetes before.",
    ["ASE_INTERFACE", "Change Kubernetes pod and service subnets"],
  ),
  newer(
    "NEW-ASE-JSON",
    ["ASE"],
    "A device can now be set up from a JSON file instead of its pages.",
    "The design is the same for both.",
    "ASE_JSON",
  ),
];
