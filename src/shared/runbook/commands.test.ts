import { expect, test } from "vitest";
import { applyChanges } from "#shared/model/change";
import type { Project } from "#shared/model/project";
import { powershellTokens, type PowershellToken } from "#shared/testing/powershell-tokens";
import { getTemplate } from "#shared/templates/index";
import { codeText, type CodeBlock } from "./block.ts";
import { buildRunbook } from "./build-runbook.ts";
import { stepsOf } from "./runbook.ts";
import { ACTIONS } from "./step.ts";

/**
 * Every command that a runbook may contain, its parameters, and where it is documented: a number of
 * the catalogue (rules.md 5.1, 5.6), of realworld.md 1, or `Windows` for what Windows itself has and
 * the pre-checks need (product.md, The runbook; mock-up 06; CK-EE-08 "engineering").
 */
const ALLOWED: Readonly<
  Record<string, { readonly parameters: readonly string[]; readonly source: string }>
> = {
  "Get-NetAdapter": { parameters: ["-Physical"], source: "EX-EE-01" },
  ipconfig: { parameters: ["/all"], source: "EX-EE-01, AMB-30" },
  "New-AksEdgeDeployment": { parameters: ["-JsonConfigFilePath"], source: "realworld 1.1" },
  "Invoke-AksEdgeNodeCommand": {
    parameters: ["-NodeType", "-command"],
    source: "CK-EE-01 to CK-EE-04",
  },
  "Get-AksEdgeNodeAddr": { parameters: ["-NodeType"], source: "CK-EE-05, CK-EE-06" },
  "Test-Connection": {
    parameters: ["-ComputerName", "-Count", "-Quiet"],
    source: "Windows; mock-up 06",
  },
  "Test-NetConnection": { parameters: ["-ComputerName", "-Port"], source: "Windows" },
  "Resolve-DnsName": { parameters: ["-Name", "-Server"], source: "Windows" },
  arp: { parameters: ["-a"], source: "Windows" },
  "Get-Command": { parameters: ["-Name"], source: "Windows" },
  "Get-Help": { parameters: ["-Name", "-Full"], source: "Windows" },
  "Get-Content": { parameters: ["-LiteralPath", "-Raw"], source: "Windows" },
  "ConvertFrom-Json": { parameters: [], source: "Windows" },
  "Format-List": { parameters: [], source: "Windows" },
  "ForEach-Object": { parameters: [], source: "Windows" },
};

/** Words inside a command that are neither its name nor a parameter. */
const ARGUMENTS = new Set([
  "Linux",
  "Windows",
  "$_",
  "-f",
  "1",
  "2",
  "SchemaVersion",
  "DeploymentType",
  "New-AksEdgeDeployment",
  "New-AksEdgeScaleConfig",
  ".TcpTestSucceeded",
]);

/** What may run inside a node, to the letter. */
const NODE_COMMANDS = new Set([
  "resolvectl status",
  "ipconfig /all",
  "env | grep proxy",
  "netsh winhttp show proxy",
  "ping -c 1 $_",
]);

/** Cmdlets and parameters that sheets name, where no command is documented. */
const SHEET_NAMES = [
  "Test-AksEdgeNetworkParameters",
  "New-AksEdgeScaleConfig",
  "-LinuxNodeIp",
  "-WindowsNodeIp",
];

const DESIGNS: readonly (readonly [string, Project])[] = [
  ["single machine", getTemplate("edge-single").build("Demo")],
  ["scalable", getTemplate("edge-scalable").build("Demo")],
  ["single machine with a Windows node", withWindowsAndProxy("edge-single", "host")],
  ["scalable with a Windows node", withWindowsAndProxy("edge-scalable", "host-b")],
];

test.each(DESIGNS)("%s: every command and parameter is documented", (_name, project) => {
  const blocks = commandBlocks(project);
  expect(blocks.length).toBeGreaterThan(8);
  expect(blocks.filter(({ source }) => source === undefined)).toEqual([]);
  expect(blocks.flatMap((block) => undocumented(codeText(block)))).toEqual([]);
});

test.each([
  ["Remove-Item 'a'"],
  ["Get-NetAdapter -Name 'a'"],
  ["New-AksEdgeDeployment -JsonConfigFilePath 'a' -Force"],
  ['ipconfig /all; "$(x)"'],
  ["Invoke-AksEdgeNodeCommand -NodeType Linux -command 'reboot'"],
])("%s would be found out", (line) => expect(undocumented(line)).not.toEqual([]));

test.each(DESIGNS)("%s: values are literals and nothing but literals", (_name, project) => {
  for (const { parts } of commandBlocks(project)) {
    for (const part of parts) {
      if ("code" in part) continue;
      expect(powershellTokens(part.value)).toEqual([
        { type: "literal", value: expect.any(String) },
      ]);
      expect(part.value).not.toBe("''");
    }
  }
});

test.each(DESIGNS)(
  "%s: the misprints of the document are not repeated (AMB-30)",
  (_name, project) => {
    const all = commandBlocks(project).map(codeText).join("\n");
    expect(all).not.toMatch(/ipconfing|winhttps/);
  },
);

test.each(DESIGNS)("%s: names of cmdlets appear nowhere else", (_name, project) => {
  const text = JSON.stringify(buildRunbook(project));
  const known = new Set([...Object.keys(ALLOWED), ...SHEET_NAMES]);
  for (const [name] of text.matchAll(/\b[A-Z][a-z]+-(?:Aks|Net|VM|Hcs)[A-Za-z]+/g))
    expect(known).toContain(name);
});

function commandBlocks(project: Project): CodeBlock[] {
  return stepsOf(buildRunbook(project))
    .flatMap((step) => ACTIONS.flatMap(([part]) => step[part]?.blocks ?? []))
    .filter((block) => block.type === "code")
    .filter(({ language }) => language === "powershell");
}

/** What of a line is on no list. */
function undocumented(line: string): string[] {
  const strange: string[] = [];
  let command: string | undefined;
  let parameter: string | undefined;
  const take = (token: PowershellToken): boolean => {
    if (token.type === "syntax") {
      if ("|({".includes(token.text)) command = undefined;
      return "|(){}@,\n".includes(token.text);
    }
    if (parameter === "-command")
      return NODE_COMMANDS.has(token.type === "literal" ? token.value : token.text);
    // A literal is data; a double-quoted text would be expanded, so only -command may have one.
    if (token.type !== "word") return token.type === "literal";
    if (command === undefined && Object.hasOwn(ALLOWED, token.text)) {
      command = token.text;
      return true;
    }
    if (/^[-/][A-Za-z]{2,}$|^-a$/.test(token.text)) {
      parameter = token.text;
      return ALLOWED[command ?? ""]?.parameters.includes(token.text) ?? false;
    }
    return ARGUMENTS.has(token.text);
  };
  for (const token of powershellTokens(line)) {
    if (!take(token)) strange.push(`${JSON.stringify(token)} in ${line}`);
  }
  return strange;
}

function withWindowsAndProxy(template: "edge-single" | "edge-scalable", host: string): Project {
  const project = getTemplate(template).build("Demo");
  const cluster = {
    id: "cluster",
    kind: "cluster",
    parent: "site",
    name: "c",
    fields: { proxy: "proxy" },
  };
  return applyChanges(project, [
    {
      collection: "elements",
      id: "win",
      before: null,
      after: {
        id: "win",
        kind: "nodeVm",
        parent: host,
        name: "wedge",
        fields: { os: "windows", cluster: "cluster" },
      },
    },
    {
      collection: "elements",
      id: "win.eth0",
      before: null,
      after: {
        id: "win.eth0",
        kind: "vnic",
        parent: "win",
        name: "eth0",
        fields: { address: "192.168.0.3" },
      },
    },
    {
      collection: "elements",
      id: "proxy",
      before: null,
      after: {
        id: "proxy",
        kind: "proxy",
        parent: "site",
        name: "px",
        fields: { http: "http://px.site:3128", https: "http://px.site:3128", no: [".svc"] },
      },
    },
    { collection: "elements", id: "cluster", before: null, after: cluster },
  ]);
}
