import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { countingIds } from "#shared/kernel/ids";
import type { JsonObject } from "#shared/kernel/json";
import { compareText } from "#shared/kernel/order";
import { unwrap } from "#shared/kernel/result";
import { recordsOf, type Project } from "#shared/model/project";
import { importFile } from "../import-file.ts";
import { parseTextForm, printTextForm } from "../text-form.ts";

function read(text: string) {
  return unwrap(importFile(text, { fileName: "plant.ps1", ids: countingIds() }));
}

function fields(text: string, kind: string): JsonObject[] {
  const { project } = read(text);
  const all = project ? [...recordsOf(project as Project, "elements")] : [];
  return all
    .filter((each) => each.kind === kind)
    .map(({ name, fields: own }) => ({ name, ...own }))
    .sort((a, b) => compareText(a.name, b.name));
}

/** Code and beginning of each note that is worth more than information. */
function said(text: string): string[] {
  const outcome = importFile(text, { fileName: "x", ids: countingIds() });
  return (outcome.ok ? outcome.value.notes : outcome.error)
    .filter(({ severity }) => severity !== "info")
    .map(
      ({ code, message }) =>
        `${/^Line (\d+), column (\d+)/.exec(message)?.slice(1).join(":") ?? "-"} ${code}`,
    );
}

const PASTED = `Folder to store VM images: C:\\
Virtual network name: aks-default-network
Internet-connected virtual switch: External
VLAN ID: 0
IP address allocation method: Static (Recommended)
Subnet prefix: 10.15.100.0/24
Gateway: 10.15.100.2
DNS servers: 10.15.200.187
Kubernetes node IP pool start: 10.15.100.50
Kubernetes node IP pool end: 10.15.100.100
Load balancer IP pool start: 10.15.100.190
Load balancer IP pool end: 10.15.100.195
`;

const SCRIPT = `$vnet = New-AksHciNetworkSetting -name aks-default-network -vswitchName "External" \`
  -vlanID 0 -ipAddressPrefix "10.15.100.0/24" -gateway 10.15.100.2 -dnsServers "10.15.200.187" \`
  -k8sNodeIpPoolStart 10.15.100.50 -k8sNodeIpPoolEnd 10.15.100.100 \`
  -vipPoolStart '10.15.100.190' -vipPoolEnd '10.15.100.195'
Set-AksHciConfig -vnet $vnet -imageDir C:\\
`;

const NETWORK = {
  name: "aks-default-network",
  vswitchName: "External",
  vlanID: 0,
  ipAddressPrefix: "10.15.100.0/24",
  gateway: "10.15.100.2",
  dnsServers: ["10.15.200.187"],
  k8sNodeIpPoolStart: "10.15.100.50",
  k8sNodeIpPoolEnd: "10.15.100.100",
  vipPoolStart: "10.15.100.190",
  vipPoolEnd: "10.15.100.195",
};

const TREE = JSON.stringify({
  "New-AksHciNetworkSetting": NETWORK,
  "Set-AksHciConfig": { imageDir: "C:\\" },
});
const VALUES = `aks:\n${Object.entries({ ...NETWORK, imageDir: "C:\\" })
  .map(([key, value]) => `  ${key}: ${JSON.stringify(value)}`)
  .join("\n")}\n`;

test.each([
  ["fields pasted from Windows Admin Center", PASTED],
  ["the same with tabs", PASTED.replaceAll(": ", "\t")],
  ["the same with values on lines of their own", PASTED.replaceAll(": ", "\n")],
  ["JSON under the names of commands", TREE],
  ["YAML values", VALUES],
])("%s give the design of the script", (_, text) => {
  const designOf = (source: string) => printTextForm(read(source).project as Project);
  expect(designOf(text)).toBe(designOf(SCRIPT));
});

test("a static network is drawn with its segment, router and cloud agent", () => {
  expect(fields(SCRIPT, "vnet")).toEqual([
    {
      name: "aks-default-network",
      addressPrefix: "10.15.100.0/24",
      gateway: "10.15.100.2",
      dnsServers: ["10.15.200.187"],
      nodeVmPool: ["10.15.100.50-10.15.100.100"],
      vipPool: ["10.15.100.190-10.15.100.195"],
      vlan: 0,
      switchName: "External",
    },
  ]);
  expect(fields(SCRIPT, "routerInterface")).toMatchObject([{ address: "10.15.100.2/24" }]);
  expect(fields(SCRIPT, "hostCluster")).toMatchObject([{ nodeAddressing: "static" }]);
  expect(fields(SCRIPT, "site")).toMatchObject([{ profile: "HCI", variant: "static" }]);
});

test("clusters, node pools, load balancers and the proxy are drawn", () => {
  const text = `${SCRIPT}
$settings = @{ name = 'line1'; controlPlaneNodeCount = 3; nodePoolName = 'linuxpool' }
$lb = New-AksHciLoadBalancerSetting -name lbnone -loadBalancerSku none
New-AksHciCluster @settings -nodeCount 4 -primaryNetworkPlugin Flannel -loadBalancerSettings $lb -kubernetesVersion v1.21.2
New-AksHciNodePool -clusterName line1 -name winpool -osType windows -count 2 -vmSize Standard_K8S3_v1
New-AksHciCluster -name old -linuxNodeCount 2
$proxy = New-AksHciProxySetting -name corp -http http://p:8080 -noProxy localhost,.svc -credential $c
Set-AksHciConfig -vnet $vnet -proxySettings $proxy -cloudServiceCidr "10.15.100.10/24"`;
  expect(fields(text, "cluster")).toMatchObject([
    { name: "line1", controlPlaneCount: 3, plugin: "flannel" },
    { name: "old", controlPlaneCount: 1 },
  ]);
  expect(fields(text, "nodePool")).toEqual([
    { name: "linuxpool", os: "linux", count: 4 },
    { name: "old-linux", os: "linux", count: 2 },
    { name: "old-windows", os: "windows", count: 0 },
    { name: "winpool", os: "windows", count: 2 },
  ]);
  expect(fields(text, "loadBalancer")).toMatchObject([
    { name: "lbnone", product: "kubeVip" },
    { name: "old-lb", product: "haproxyVm" },
  ]);
  expect(fields(text, "proxy")).toEqual([
    { name: "corp", http: "http://p:8080", no: ["localhost", ".svc"] },
  ]);
  expect(said(text)).toEqual(["12:88 schema-secret", "5:1 aks-hci-twice"]);
});

const LONG =
  "workingDir cloudConfigLocation clusterRoleName macPoolStart macPoolEnd controlPlaneVmSize stagingShare nodeConfigLocation sshPublicKey version cloudLocation"
    .split(" ")
    .map((name) => `-${name} '${"\\".repeat(4_000)}'`)
    .join(" ");

test("the bare address of the cloud agent gets the length of the subnet", () => {
  expect(fields(`${PASTED}Cloudagent IP: 10.15.100.10`, "hostCluster")).toMatchObject([
    { cloudServiceCidr: "10.15.100.10/24" },
  ]);
});

describe("says what it cannot use, and where", () => {
  test.each<[string, string, string[]]>([
    [
      "a misspelt parameter (aksArc#68)",
      SCRIPT.replace("-vlanID", "-vlandID"),
      ["2:3 schema-unknown-key"],
    ],
    [
      "a value that only a run would tell",
      SCRIPT.replace("10.15.100.2 ", "$gw "),
      ["2:47 powershell-not-literal"],
    ],
    ["half a pool", SCRIPT.replace("-vipPoolEnd '10.15.100.195'", ""), ["4:3 aks-hci-half-pool"]],
    ["a placeholder", SCRIPT.replace("10.15.100.2 ", "<gateway> "), ["2:47 schema-placeholder"]],
    ["a value without a name", SCRIPT.replace("-vlanID 0", "0"), ["1:9 aks-hci-without-name"]],
    [
      "a broken text",
      `${SCRIPT}\nNew-AksHciCluster -name 'x`,
      ["7:25 powershell-syntax", "7:19 powershell-not-literal", "7:19 aks-hci-fill-in"],
    ],
    [
      "a network that is not there",
      `${SCRIPT}New-AksHciCluster -name x -vnet other`,
      ["6:27 aks-hci-no-such-network"],
    ],
    [
      "a pool without its cluster",
      `${SCRIPT}New-AksHciNodePool -clusterName x -name y`,
      ["6:20 aks-hci-no-such-cluster"],
    ],
    ["JSON that is none", TREE.slice(0, -1), ["1:355 json-syntax"]],
    ["YAML that is none", `${VALUES}\n x: [`, ["13:1 yaml-syntax"]],
    [
      "text where a number belongs",
      SCRIPT.replace("-vlanID 0", "-vlanID @{ a = 1 }"),
      ["2:3 powershell-not-literal"],
    ],
    [
      "a cloud agent out of the air (aksArc#128)",
      `${SCRIPT}Set-AksHciConfig -vnet $vnet -cloudServiceCidr 10.44.100.10/24`,
      ["5:1 aks-hci-twice", "6:30 range-outside-subnet"],
    ],
    [
      "more parameters than a design holds",
      `${SCRIPT.trimEnd()} ${LONG}`,
      ["5:1 schema-extra-too-long"],
    ],
    ["a method that the fields deny", PASTED.replace("Static", "DHCP"), ["- aks-hci-method"]],
  ])("%s", (_, text, expected) => expect(said(text)).toEqual(expected));

  test("a name in a tree gets the place of its key", () => {
    const text = `New-AksHciNetworkSetting:\n  - vswitchName: sw\n    vipPoolStrat: 10.0.0.1\n`;
    expect(said(text)).toContain("3:5 schema-unknown-key");
  });
});

const PIECES = [
  "New-AksHciNetworkSetting ",
  "New-AksHciClusterNetwork ",
  "Set-AksHciConfig ",
  "New-AksHciCluster ",
  "New-AksHciNodePool ",
  "New-AksHciProxySetting ",
  ..."name vswitchName ipAddressPrefix gateway dnsServers vlanID vnet clusterName count osType"
    .split(" ")
    .map((name) => `-${name} `),
  "-vipPoolStart 10.0.0.1 ",
  "-vipPoolEnd ",
  "-k8sNodeIpPoolStart 10.0.0.9 ",
  "-cloudServiceCidr 10.0.0.5/8 ",
  "10.0.0.0/16 ",
  "10.0.0.300 ",
  "'a' ",
  "'a','b' ",
  "$x ",
  "$x = ",
  "@x ",
  "@{ name = 'n' } ",
  "@( ",
  ") ",
  "} ",
  "\n",
  "vipPoolStart: ",
  "vipPoolEnd: 10.0.0.9",
  "ipAddressPrefix: [",
  "Gateway: ",
  "VLAN ID\n",
  '{"New-AksHciCluster": [',
  '{"name": "x", "nodeCount": 1e9}',
  "]}",
  "\ud800",
  "\u202e",
  "9".repeat(400),
];

test("any soup of pieces gives a design that can be saved, or named errors", () => {
  fc.assert(
    fc.property(fc.array(fc.constantFrom(...PIECES), { maxLength: 40 }), (pieces) => {
      const outcome = importFile(pieces.join(""), { fileName: "x", ids: countingIds() });
      const project = outcome.ok ? outcome.value.project : null;
      expect(project === null || parseTextForm(printTextForm(project)).ok).toBe(true);
      const notes = outcome.ok ? outcome.value.notes : outcome.error;
      for (const { code, message } of notes) {
        expect(code).toMatch(/^[a-z][a-z0-9-]*$/);
        expect(message).toMatch(/^\S.*\.$/s);
      }
    }),
    { numRuns: 3_000 },
  );
});

test.each([
  [
    "commands",
    "New-AksHciNetworkSetting -name a -vipPoolStart 1.1.1.1 -vipPoolEnd 1.1.1.2\n".repeat(5_000),
  ],
  ["entries of a list", `{"New-AksHciCluster":[${'{"name":"c"},'.repeat(5_000)}{}]}`],
  [
    "unknown parameters",
    `{"Set-AksHciConfig":{${Array.from({ length: 5_000 }, (_, i) => `"vnetName${i}":1`).join()}}}`,
  ],
  ["fields", "Gateway: 10.0.0.1\nVLAN ID: 7\n".repeat(5_000)],
  ["open brackets", `New-AksHciCluster ${'"$('.repeat(5_000)}`],
])("of many %s a bounded part is drawn, and the rest is named", (_, text) => {
  const { project, notes } = read(text);
  expect(project?.elements.size).toBeLessThan(1_200);
  expect(notes.length).toBeLessThan(400);
  expect(notes.some(({ severity }) => severity === "error" || severity === "warning")).toBe(true);
});
