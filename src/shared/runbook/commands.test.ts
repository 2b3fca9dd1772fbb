import { existsSync, readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { applyChanges } from "#shared/model/change";
import { findRecord, type Project } from "#shared/model/project";
import type { ElementRecord } from "#shared/model/records";
import { AZURE_COMMANDS, POWERSHELL_COMMANDS } from "#shared/testing/documented-commands";
import { shellWords } from "#shared/testing/shell-words";
import { powershellTokens, type PowershellToken } from "#shared/testing/powershell-tokens";
import { getTemplate, STARTING_DESIGNS } from "#shared/templates/index";
import { codeText, type CodeBlock, type CodeLanguage } from "./block.ts";
import { buildRunbook } from "./build-runbook.ts";
import { stepsOf } from "./runbook.ts";
import { ACTIONS } from "./step.ts";

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
  "=",
  "`",
  "$global:vnet",
  "$global:vnet2",
  "$imageDir",
  "$workingDir",
  "$cloudConfigLocation",
  "$global:proxySettings",
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
  ...STARTING_DESIGNS.map((each) => [each.id, each.build("Demo")] as const),
  ["HCI with a proxy and a network for one cluster", withSecondNetwork()],
  ["Azure Stack Edge with subnets of its own", withOwnSubnets()],
  ["single machine with a Windows node", withWindowsAndProxy("edge-single", "host")],
  ["scalable with a Windows node", withWindowsAndProxy("edge-scalable", "host-b")],
];

test.each(DESIGNS)("%s: every command and parameter is documented", (_name, project) => {
  const blocks = commandBlocks(project);
  expect(blocks.length).toBeGreaterThan(8);
  expect(blocks.filter(({ source }) => source === undefined)).toEqual([]);
  expect(blocks.flatMap((block) => undocumented(codeText(block)))).toEqual([]);
});

test.each(DESIGNS)("%s: every Azure command and parameter is documented", (_name, project) => {
  const blocks = commandBlocks(project, "shell");
  expect(blocks.filter(({ source }) => source === undefined)).toEqual([]);
  expect(blocks.flatMap((block) => undocumentedShell(codeText(block)))).toEqual([]);
  for (const { parts } of blocks) {
    for (const part of parts) {
      if ("code" in part) continue;
      expect(shellWords(part.value).map(({ isLiteral }) => isLiteral)).toEqual([true]);
    }
  }
});

test.each([
  ["az group delete --name 'a'"],
  ["az aksarc create --name 'a' --force"],
  ["az aksarc create --name 'a' ; rm x"],
  ["az aksarc create --name $(x)"],
  ["curl 'a'"],
])("%s would be found out in a shell", (line) => expect(undocumentedShell(line)).not.toEqual([]));

const documents = new Map(
  ["rules", "realworld"].map((name) => [
    name,
    new URL(`../../../../shared/domain/${name}.md`, import.meta.url),
  ]),
);

test.skipIf([...documents.values()].some((file) => !existsSync(file)))(
  "every command and parameter of the table stands in the section that it names",
  () => {
    const missing = [...POWERSHELL_COMMANDS.values(), ...AZURE_COMMANDS.values()].flatMap(
      ({ name, parameters, source }) => {
        const [document = "", section = ""] = source.split(" ");
        const file = documents.get(document);
        if (!file) return source === "Windows" ? [] : [`${name}: no document ${source}`];
        const text = sectionOf(readFileSync(file, "utf8"), section);
        const words = [name, ...parameters.map((each) => each.replace(/^-+/, ""))];
        return words
          .filter((word) => !text.toLowerCase().includes(word.toLowerCase()))
          .map((word) => `${name}: ${word} is not in ${source}`);
      },
    );
    expect(missing).toEqual([]);
  },
);

/** The text under the heading of that number, up to the next one. */
function sectionOf(text: string, section: string): string {
  const start = text.search(new RegExp(`^#+ ${section.replaceAll(".", "[.]")} `, "m"));
  if (start < 0) return "";
  const line = text.indexOf("\n", start);
  const next = text.slice(line).search(/^#+ \d/m);
  return next < 0 ? text.slice(start) : text.slice(start, line + next);
}

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
  const known = new Set([...POWERSHELL_COMMANDS.keys(), ...SHEET_NAMES]);
  for (const [name] of text.matchAll(/\b[A-Z][a-z]+-(?:Aks|Net|VM|Hcs)[A-Za-z]+/g))
    expect(known).toContain(name);
});

function commandBlocks(project: Project, wanted: CodeLanguage = "powershell"): CodeBlock[] {
  return stepsOf(buildRunbook(project))
    .flatMap((step) => ACTIONS.flatMap(([part]) => step[part]?.blocks ?? []))
    .filter((block) => block.type === "code")
    .filter(({ language }) => language === wanted);
}

/** What of a line is on no list. */
function undocumented(line: string): string[] {
  const strange: string[] = [];
  let command: string | undefined;
  let parameter: string | undefined;
  const take = (token: PowershellToken): boolean => {
    if (token.type === "syntax") {
      if ("|({;".includes(token.text)) command = undefined;
      return "|(){}@,;\n".includes(token.text);
    }
    if (parameter === "-command")
      return NODE_COMMANDS.has(token.type === "literal" ? token.value : token.text);
    // A literal is data; a double-quoted text would be expanded, so only -command may have one.
    if (token.type !== "word") return token.type === "literal";
    if (command === undefined && POWERSHELL_COMMANDS.has(token.text)) {
      command = token.text;
      return true;
    }
    if (/^[-/][A-Za-z][A-Za-z0-9]+$|^-a$/.test(token.text)) {
      parameter = token.text;
      return POWERSHELL_COMMANDS.get(command ?? "")?.parameters.includes(token.text) ?? false;
    }
    return ARGUMENTS.has(token.text);
  };
  for (const token of powershellTokens(line)) {
    if (!take(token)) strange.push(`${JSON.stringify(token)} in ${line}`);
  }
  return strange;
}

/** Words that stand bare in a command of the Azure CLI and are neither parameter nor variable. */
const AZURE_ARGUMENTS = new Set(["Static", "Dynamic", "ARP", "BGP"]);

/** What of a shell text is on no list. Answers are asked for first, in the same statement. */
function undocumentedShell(source: string): string[] {
  const strange: string[] = [];
  const statements = source.split(/ && (?:\\\n)?/);
  for (const statement of statements) {
    const words = shellWords(statement);
    const text = words.map((word) => word.text).join(" ");
    if (words[0]?.text === "printf" && words.length === 2 && words[1]?.isLiteral === true) continue;
    if (/^read -r [a-z_]+$/.test(text)) continue;
    const command = [...AZURE_COMMANDS.values()].find(({ name }) => text.startsWith(`${name} `));
    if (!command) {
      strange.push(`${statement} is no known command`);
      continue;
    }
    for (const word of words.slice(command.name.split(" ").length)) {
      const fine =
        word.isLiteral ||
        command.parameters.includes(word.text) ||
        AZURE_ARGUMENTS.has(word.text) ||
        /^"\$[a-z_]+"$/.test(word.text);
      if (!fine) strange.push(`${word.text} in ${statement}`);
    }
  }
  return strange;
}

function edited(template: string, changes: readonly ElementRecord[]): Project {
  const project = getTemplate(template).build("Demo");
  return applyChanges(
    project,
    changes.map((after) => {
      const before = findRecord(project, "elements", after.id) ?? null;
      const fields = { ...before?.fields, ...after.fields };
      return { collection: "elements", id: after.id, before, after: { ...after, fields } };
    }),
  );
}

function withSecondNetwork(): Project {
  const proxy = {
    http: "http://px.site:3128",
    https: "http://px.site:3128",
    no: [".svc", "10.0.0.0/8"],
  };
  return edited("hci-static", [
    {
      id: "site",
      kind: "site",
      parent: null,
      name: "Plant",
      fields: { infrastructureProxy: "px" },
    },
    { id: "px", kind: "proxy", parent: "site", name: "px", fields: proxy },
    {
      id: "vnet-b",
      kind: "vnet",
      parent: "site",
      name: "vnetb",
      fields: {
        addressPrefix: "10.20.31.0/26",
        gateway: "10.20.31.1",
        dnsServers: ["10.1.1.10"],
        nodeVmPool: ["10.20.31.2-10.20.31.28"],
        vipPool: ["10.20.31.29-10.20.31.33"],
        switchName: "compute-sw",
      },
    },
    { id: "b", kind: "cluster", parent: "site", name: "clusterb", fields: { network: "vnet-b" } },
  ]);
}

function withOwnSubnets(): Project {
  const fields = { podCidr: "10.96.0.0/16", serviceCidr: "10.97.0.0/16" };
  return edited("ase", [
    { id: "cluster", kind: "cluster", parent: "site", name: "edge-cluster", fields },
  ]);
}

test("a cluster on a network of its own names it; the others go into that of the AKS host", () => {
  const all = commandBlocks(withSecondNetwork()).map(codeText);
  const ofB = all.find((each) => each.includes("-name 'clusterb'"));
  const ofA = all.find((each) => each.includes("-name 'clustera'"));
  expect(ofB).toContain("-vnet $global:vnet2");
  expect(ofA).not.toContain("-vnet");
  expect(all.some((each) => each.startsWith("$global:vnet2 = New-AksHciClusterNetwork"))).toBe(
    true,
  );
  expect(all.some((each) => each.includes("-proxySettings $global:proxySettings"))).toBe(true);
});

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
