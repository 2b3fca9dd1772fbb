/**
 * Every command that a runbook may contain, its parameters, and where both are documented: a section of
 * the catalogue (`rules 5.1`) or of the newer facts (`realworld 2.1`), or `Windows` for what the system
 * itself brings and the pre-checks need (product.md, The runbook; mock-up 06).
 */
export interface DocumentedCommand {
  readonly name: string;
  readonly parameters: readonly string[];
  readonly source: `rules ${string}` | `realworld ${string}` | "Windows";
}

const powershell: readonly DocumentedCommand[] = [
  { name: "Get-NetAdapter", parameters: ["-Physical"], source: "rules 5.1" },
  { name: "ipconfig", parameters: ["/all"], source: "rules 5.1" },
  {
    name: "New-AksEdgeDeployment",
    parameters: ["-JsonConfigFilePath"],
    source: "realworld 1.1",
  },
  {
    name: "Invoke-AksEdgeNodeCommand",
    parameters: ["-NodeType", "-command"],
    source: "rules 5.6",
  },
  { name: "Get-AksEdgeNodeAddr", parameters: ["-NodeType"], source: "rules 5.6" },
  {
    name: "New-AksHciNetworkSetting",
    parameters: [
      "-name",
      "-vswitchName",
      "-ipAddressPrefix",
      "-gateway",
      "-dnsServers",
      "-k8sNodeIpPoolStart",
      "-k8sNodeIpPoolEnd",
      "-vipPoolStart",
      "-vipPoolEnd",
      "-vlanID",
    ],
    source: "realworld 2.1",
  },
  {
    name: "New-AksHciClusterNetwork",
    parameters: [
      "-name",
      "-vswitchName",
      "-ipAddressPrefix",
      "-gateway",
      "-dnsServers",
      "-k8sNodeIpPoolStart",
      "-k8sNodeIpPoolEnd",
      "-vipPoolStart",
      "-vipPoolEnd",
      "-vlanID",
    ],
    source: "realworld 2.1",
  },
  {
    name: "New-AksHciProxySetting",
    parameters: ["-name", "-http", "-https", "-noProxy"],
    source: "realworld 2.6",
  },
  {
    name: "Set-AksHciConfig",
    parameters: [
      "-vnet",
      "-imageDir",
      "-workingDir",
      "-cloudConfigLocation",
      "-cloudserviceCIDR",
      "-proxySettings",
    ],
    source: "realworld 2.2",
  },
  {
    name: "New-AksHciCluster",
    parameters: [
      "-name",
      "-controlPlaneNodeCount",
      "-nodePoolName",
      "-nodeCount",
      "-osType",
      "-vnet",
      "-primaryNetworkPlugin",
    ],
    source: "realworld 2.3",
  },
  {
    name: "Add-HcsNetRoute",
    parameters: ["-InterfaceAlias", "-DestinationPrefix", "-NextHop", "-RouteMetric"],
    source: "rules 5.3",
  },
  { name: "Get-HcsNetRoute", parameters: ["-InterfaceAlias"], source: "rules 5.3" },
  {
    name: "Remove-HcsNetRoute",
    parameters: ["-InterfaceAlias", "-DestinationPrefix"],
    source: "rules 5.3",
  },
  {
    name: "Set-HcsKubeClusterNetworkInfo",
    parameters: ["-PodSubnet", "-ServiceSubnet"],
    source: "realworld 3.2",
  },
  { name: "Get-HcsKubeClusterNetworkInfo", parameters: [], source: "realworld 3.2" },
  {
    name: "Test-Connection",
    parameters: ["-ComputerName", "-Count", "-Quiet"],
    source: "Windows",
  },
  { name: "Test-NetConnection", parameters: ["-ComputerName", "-Port"], source: "Windows" },
  { name: "Resolve-DnsName", parameters: ["-Name", "-Server"], source: "Windows" },
  { name: "arp", parameters: ["-a"], source: "Windows" },
  { name: "Get-Command", parameters: ["-Name"], source: "Windows" },
  { name: "Get-Help", parameters: ["-Name", "-Full"], source: "Windows" },
  { name: "Get-Content", parameters: ["-LiteralPath", "-Raw"], source: "Windows" },
  { name: "ConvertFrom-Json", parameters: [], source: "Windows" },
  { name: "Format-List", parameters: [], source: "Windows" },
  { name: "ForEach-Object", parameters: [], source: "Windows" },
  { name: "Read-Host", parameters: ["-Prompt"], source: "Windows" },
  {
    name: "Add-DhcpServerv4ExclusionRange",
    parameters: ["-ScopeId", "-StartRange", "-EndRange"],
    source: "Windows",
  },
  { name: "Get-DhcpServerv4ExclusionRange", parameters: ["-ScopeId"], source: "Windows" },
  {
    name: "Remove-DhcpServerv4ExclusionRange",
    parameters: ["-ScopeId", "-StartRange", "-EndRange"],
    source: "Windows",
  },
];

const azure: readonly DocumentedCommand[] = [
  {
    name: "az stack-hci-vm network lnet create",
    parameters: [
      "--resource-group",
      "--custom-location",
      "--location",
      "--name",
      "--vm-switch-name",
      "--ip-allocation-method",
      "--address-prefixes",
      "--gateway",
      "--dns-servers",
      "--ip-pool-start",
      "--ip-pool-end",
      "--vlan",
    ],
    source: "realworld 4.1",
  },
  {
    name: "az aksarc create",
    parameters: [
      "--name",
      "--resource-group",
      "--custom-location",
      "--vnet-ids",
      "--control-plane-ip",
      "--pod-cidr",
      "--control-plane-count",
      "--node-count",
      "--aad-admin-group-object-ids",
      "--generate-ssh-keys",
    ],
    source: "realworld 4.2",
  },
  {
    name: "az k8s-runtime load-balancer create",
    parameters: ["--load-balancer-name", "--resource-uri", "--addresses", "--advertise-mode"],
    source: "realworld 4.3",
  },
];

const byName = (commands: readonly DocumentedCommand[]): ReadonlyMap<string, DocumentedCommand> =>
  new Map(commands.map((command) => [command.name, command]));

/** Commands for PowerShell by name. */
export const POWERSHELL_COMMANDS = byName(powershell);

/** Commands of the Azure CLI by name. */
export const AZURE_COMMANDS = byName(azure);
