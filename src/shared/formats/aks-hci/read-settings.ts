import { joinPath } from "../json-text/json-error.ts";
import { readSection, type Section } from "../keys/read-section.ts";
import type { NoteSink } from "../notes.ts";
import type { Call, CallList } from "./call.ts";
import { readClusters } from "./read-clusters.ts";
import { networkOf, of, sectionOf, type Read } from "./reading.ts";
import type {
  HciSettings,
  HostSettings,
  NetworkSettings,
  Pool,
  ProxySettings,
} from "./settings.ts";

/** What the calls of a text come to; undefined when they set no network, host or cluster. */
export function readSettings(list: CallList, notes: NoteSink): HciSettings | undefined {
  const { calls } = list;
  const sections = new Map(
    calls.map((call) => [call, readSection(call.cmdlet.keys, call.values, call.path, notes)]),
  );
  const networks = new Map(
    [...of(calls, "New-AksHciNetworkSetting"), ...of(calls, "New-AksHciClusterNetwork")]
      .sort((a, b) => calls.indexOf(a) - calls.indexOf(b))
      .map((call) => [call, readNetwork(sectionOf(sections, call), notes)]),
  );
  const read: Read = { sections, networks, notes };
  const configs = of(calls, "Set-AksHciConfig");
  const config = configs.at(-1);
  for (const other of configs.slice(0, -1))
    notes.warning(
      "aks-hci-twice",
      other.path,
      "The host is configured again further down; that counts.",
    );
  const host = config && readHost(config, read);
  const clusters = readClusters(calls, read);
  if (networks.size === 0 && !host && clusters.length === 0) return undefined;
  const all = [...networks.values()];
  return {
    networks: all,
    hostNetwork: hostNetworkOf(calls, config, read),
    host,
    clusters,
    isStatic: all.some(
      ({ prefix, gateway, dnsServers, nodePool }) =>
        (prefix ?? gateway ?? dnsServers ?? nodePool) !== undefined,
    ),
    isPart:
      list.form === "values" ||
      (!list.isWhole && all.some(({ name, switchName }) => (name && switchName) === undefined)),
  };
}

/** The network in the configuration, else the first that is made for the host. */
function hostNetworkOf(
  calls: readonly Call[],
  config: Call | undefined,
  read: Read,
): NetworkSettings | undefined {
  const named = config && networkOf(config, read);
  const [first] = of(calls, "New-AksHciNetworkSetting");
  const own = first && read.networks.get(first);
  return named ?? own ?? (config ? [...read.networks.values()][0] : undefined);
}

function readNetwork(section: Section, notes: NoteSink): NetworkSettings {
  const trimmed = (key: string) => section.text(key)?.trim();
  return {
    path: section.path,
    name: trimmed("name"),
    switchName: section.text("vswitchName"),
    prefix: trimmed("ipAddressPrefix"),
    gateway: trimmed("gateway"),
    dnsServers: section.texts("dnsServers"),
    nodePool: poolOf(section, "k8sNodeIpPool", notes),
    vipPool: poolOf(section, "vipPool", notes),
    vlan: section.integer("vlanID"),
  };
}

function poolOf(section: Section, stem: string, notes: NoteSink): Pool | undefined {
  const start = section.text(`${stem}Start`)?.trim() ?? "";
  const end = section.text(`${stem}End`)?.trim() ?? "";
  if (start === "" && end === "") return undefined;
  if (start === "" || end === "") {
    const [given, missing] = start === "" ? ["End", "Start"] : ["Start", "End"];
    notes.error(
      "aks-hci-half-pool",
      section.pathOf(`${stem}${given}`),
      `There is no ${stem}${missing} to it; a pool needs both.`,
    );
  }
  return { start, end };
}

function readHost(call: Call, read: Read): HostSettings {
  const section = sectionOf(read.sections, call);
  const meant = call.objects.get("proxySettings");
  const proxy = typeof meant === "object" ? readProxy(sectionOf(read.sections, meant)) : undefined;
  if (typeof meant === "string")
    read.notes.warning(
      "aks-hci-no-such-proxy",
      joinPath(call.path, "proxySettings"),
      "The settings of the proxy are not in this text; it is not drawn.",
    );
  return {
    path: section.path,
    cloudServiceCidr: section.text("cloudServiceCidr")?.trim(),
    proxy: proxy ?? proxyOfTree(call, read),
    kept: section.kept,
  };
}

/** In JSON and YAML the settings of a proxy stand beside the configuration that uses them. */
function proxyOfTree(config: Call, { sections }: Read): ProxySettings | undefined {
  if (config.objects.has("proxySettings")) return undefined;
  const [only, ...others] = of([...sections.keys()], "New-AksHciProxySetting");
  return only && others.length === 0 ? readProxy(sectionOf(sections, only)) : undefined;
}

function readProxy(section: Section): ProxySettings {
  return {
    name: section.text("name") ?? "proxy",
    http: section.text("http"),
    https: section.text("https"),
    no: section.texts("noProxy"),
  };
}
