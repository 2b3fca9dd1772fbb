import { readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { countingIds } from "#shared/kernel/ids";
import { unwrap } from "#shared/kernel/result";
import { recordsOf, type Project } from "#shared/model/project";
import { getTemplate } from "#shared/templates/index";
import { sampleFile } from "#shared/testing/samples";
import { importFile } from "../import-file.ts";
import { printTextForm } from "../text-form.ts";
import { addressCsvExporter } from "./csv-exporter.ts";
import { dhcpExclusionsExporter } from "./dhcp-exporter.ts";
import { subnetPlanExporter } from "./subnet-plan-exporter.ts";

function read(text: string, fileName = "list.csv") {
  return unwrap(importFile(text, { fileName, ids: countingIds() }));
}

function design(text: string): Project {
  const { project } = read(text);
  if (!project) throw new Error("no design");
  return project;
}

function all(project: Project, kind: string) {
  return [...recordsOf(project, "elements")]
    .filter((each) => each.kind === kind)
    .map(({ name, fields }): Record<string, unknown> => ({ name, ...fields }));
}

describe("lists", () => {
  const expected = [
    expect.objectContaining({
      inUse: [
        { range: "10.0.30.9", owner: "camera-1 (Security)" },
        { range: "10.0.30.20-10.0.30.24", owner: "printers" },
      ],
    }),
  ];

  test.each([
    [
      "commas",
      'Name,IP Address,End IP,Subnet,VLAN ID,Owner\ncamera-1,10.0.30.9,,10.0.30.0/24,30,Security\n"printers",10.0.30.20,10.0.30.24,10.0.30.0/24,30,\n',
    ],
    [
      "semicolons, a byte order mark and other names of columns",
      "\ufeffHostname;IPv4-Address;Last address;Network;VLAN;Team\r\nprinters;10.0.30.20;10.0.30.24;10.0.30.0/24;30;\r\ncamera-1;10.0.30.9;;10.0.30.0/24;30;Security\r\n",
    ],
    [
      "tabs, and a mask in the place of a prefix",
      "device\tip\tend\tnetmask\tvlan\towner\nprinters\t10.0.30.20\t10.0.30.24\t255.255.255.0\t30\t\ncamera-1\t10.0.30.9\t\t255.255.255.0\t30\tSecurity\n",
    ],
  ])("with %s", (_, text) => {
    const project = design(text);
    expect(all(project, "site")).toEqual(expected);
    expect(all(project, "segment")).toEqual([
      { name: "vlan-30", prefix: "10.0.30.0/24", vlan: 30, mode: "physical" },
    ]);
  });

  test("without a header, by what is in the columns", () => {
    const { project, notes } = read("printer,10.0.0.5\nscanner,10.0.0.6\n");
    expect(all(project as Project, "site")).toEqual([
      expect.objectContaining({
        inUse: [
          { range: "10.0.0.5", owner: "printer" },
          { range: "10.0.0.6", owner: "scanner" },
        ],
      }),
    ]);
    expect(notes).toContainEqual(expect.objectContaining({ code: "csv-no-header" }));
  });

  test("mistakes are told with their row, and kept as typed", () => {
    const { project, notes } = read(
      "address,name,vlan,remark\n10.0.0.5,a,30,x\n10.0.0.256,b,4095,\n<address>,c,,\n",
    );
    expect(notes).toContainEqual(
      expect.objectContaining({ code: "ip-invalid", path: "row 3, address" }),
    );
    expect(notes).toContainEqual(
      expect.objectContaining({ code: "vlan-invalid", path: "row 3, VLAN" }),
    );
    expect(notes).toContainEqual(
      expect.objectContaining({ code: "schema-placeholder", path: "row 4, address" }),
    );
    expect(notes).toContainEqual(
      expect.objectContaining({
        code: "csv-column-ignored",
        message: expect.stringContaining("remark") as unknown,
      }),
    );
    expect(all(project as Project, "site")[0]).toMatchObject({
      inUse: [{ range: "10.0.0.5" }, { range: "10.0.0.256" }],
    });
  });

  test("a quote that does not end is an error", () => {
    const text = 'name,address\n"a,10.0.0.5\nb,10.0.0.6\n';
    expect(importFile(text, { fileName: "x.csv", ids: countingIds() })).toMatchObject({
      ok: false,
      error: [{ code: "csv-syntax", path: "row 2" }, {}],
    });
  });
});

const DHCP = [
  {
    name: "Plant floor",
    segment: "net-1",
    subnet: "10.20.0.0/24",
    range: "10.20.0.50-10.20.0.199",
    exclusions: ["10.20.0.60-10.20.0.69"],
    reservations: [{ address: "10.20.0.80", mac: "00-15-5d-01-02-03", owner: "plc-1" }],
    leaseHours: 192,
    optionRouter: "10.20.0.1",
    optionDns: ["10.20.0.2", "10.20.0.3"],
  },
];

const XML = `<?xml version="1.0" encoding="utf-8"?>
<DHCPServer xmlns="http://schemas.microsoft.com/windows/DHCPServer"><MajorVersion>10</MajorVersion>
<IPv4><OptionValues/><Scopes><Scope>
  <ScopeId>10.20.0.0</ScopeId><Name>Plant floor</Name><SubnetMask>255.255.255.0</SubnetMask>
  <StartRange>10.20.0.50</StartRange><EndRange>10.20.0.199</EndRange>
  <LeaseDuration>8.00:00:00</LeaseDuration><State>Active</State><Type>Dhcp</Type>
  <ExclusionRanges><IPRange><StartRange>10.20.0.60</StartRange><EndRange>10.20.0.69</EndRange></IPRange></ExclusionRanges>
  <OptionValues>
    <OptionValue><OptionId>3</OptionId><Value>10.20.0.1</Value></OptionValue>
    <OptionValue><OptionId>6</OptionId><Value>10.20.0.2</Value><Value>10.20.0.3</Value></OptionValue>
  </OptionValues>
  <Reservations><Reservation><Name>plc-1</Name><IPAddress>10.20.0.80</IPAddress><ClientId>00-15-5d-01-02-03</ClientId><Type>Both</Type></Reservation></Reservations>
</Scope></Scopes></IPv4>
<IPv6><Scopes><Scope><Prefix>fd00::</Prefix></Scope></Scopes></IPv6></DHCPServer>`;

describe("DHCP servers", () => {
  test("their export as XML", () => {
    const { project, notes } = read(XML, "dhcp.xml");
    expect(all(project as Project, "dhcpScope")).toEqual(DHCP);
    expect(notes.map(({ code }) => code)).toEqual(["dhcp-ipv6"]);
  });

  test.each([
    [
      "lists of the console",
      `ScopeId       : 10.20.0.0
SubnetMask    : 255.255.255.0
Name          : Plant floor
State         : Active
StartRange    : 10.20.0.50
EndRange      : 10.20.0.199
LeaseDuration : 8.00:00:00

ScopeId    : 10.20.0.0
StartRange : 10.20.0.60
EndRange   : 10.20.0.69

IPAddress   : 10.20.0.80
ScopeId     : 10.20.0.0
ClientId    : 00-15-5d-01-02-03
Name        : plc-1
Type        : Both
`,
    ],
    [
      "CSV",
      '#TYPE Microsoft.Management.Infrastructure.CimInstance\n"ScopeId","SubnetMask","Name","StartRange","EndRange","LeaseDuration","IPAddress","ClientId"\n"10.20.0.0","255.255.255.0","Plant floor","10.20.0.50","10.20.0.199","8.00:00:00","",""\n"10.20.0.0","","","10.20.0.60","10.20.0.69","","",""\n"10.20.0.0","","plc-1","","","","10.20.0.80","00-15-5d-01-02-03"\n',
    ],
    [
      "the commands",
      `Add-DhcpServerv4Scope -Name "Plant floor" -StartRange 10.20.0.50 -EndRange 10.20.0.199 -SubnetMask 255.255.255.0 -LeaseDuration 8.00:00:00
Add-DhcpServerv4ExclusionRange -ScopeId 10.20.0.0 -StartRange 10.20.0.60 -EndRange 10.20.0.69
Add-DhcpServerv4Reservation -ScopeId 10.20.0.0 -IPAddress 10.20.0.80 -ClientId "00-15-5d-01-02-03" -Name plc-1`,
    ],
  ])("what their cmdlets say as %s", (_, text) => {
    const options = { optionRouter: undefined, optionDns: undefined };
    expect(all(design(text), "dhcpScope")).toEqual(DHCP.map((each) => ({ ...each, ...options })));
  });

  test("a document type is refused with its place, and nothing is expanded", () => {
    const text =
      '<?xml version="1.0"?>\n<!DOCTYPE x [<!ENTITY a "aaaa">]>\n<DHCPServer><IPv4>&a;</IPv4></DHCPServer>';
    expect(importFile(text, { fileName: "x.xml", ids: countingIds() })).toMatchObject({
      ok: false,
      error: [
        { code: "xml-syntax", message: expect.stringMatching(/^Line 2, column \d+: /) as unknown },
      ],
    });
  });

  test("exclusions come back from the commands that are written", () => {
    const { files } = unwrap(dhcpExclusionsExporter.write(design(XML)));
    expect(files[0]?.content).toContain(
      "Add-DhcpServerv4ExclusionRange -ScopeId 10.20.0.0 -StartRange 10.20.0.60 -EndRange 10.20.0.69\r\n",
    );
    expect(all(design(files[0]?.content ?? ""), "dhcpScope")).toEqual([
      { name: "10.20.0.0", exclusions: ["10.20.0.60-10.20.0.69"] },
    ]);
  });
});

describe("subnet plans", () => {
  test("are laid out as the tool does", () => {
    const simple = readFileSync(sampleFile("ipam/ipsubnetplanner-simple.json"), "utf8");
    expect(
      all(design(simple), "segment").map(({ name, prefix }) => `${String(name)} ${String(prefix)}`),
    ).toEqual(["Users 192.168.1.0/25", "Management 192.168.1.128/27", "Servers 192.168.1.160/27"]);
  });

  test("positions count from the network, or from the last host when below zero", () => {
    const text = JSON.stringify({
      network: "10.0.0.0/28",
      subnets: [
        {
          name: "a",
          cidr: 28,
          IPAssignments: [
            { Name: "Gateway", Position: 1 },
            { Name: "last", Position: -1 },
            { Name: "broadcast", Position: 15 },
            { Name: "far", Position: 16 },
          ],
        },
      ],
    });
    const { project, notes } = read(text, "plan.json");
    expect(all(project as Project, "segment")).toEqual([
      expect.objectContaining({ gateway: "10.0.0.1" }),
    ]);
    expect(all(project as Project, "site")[0]).toMatchObject({
      inUse: [
        { range: "10.0.0.14", owner: "last" },
        { range: "10.0.0.15", owner: "broadcast" },
      ],
    });
    expect(notes.map(({ code }) => code)).toEqual([
      "negative-position",
      "position-reserved",
      "position-invalid",
    ]);
  });

  test.each([
    "ipsubnetplanner-simple.json",
    "ipsubnetplanner-advanced.json",
    "ipsubnetplanner-multi-network.json",
    "M365-IPAssignment_Sample.json",
  ])("%s comes back as it was read, as a plan and as a list", (name) => {
    const first = design(readFileSync(sampleFile(`ipam/${name}`), "utf8"));
    for (const exporter of [subnetPlanExporter, addressCsvExporter]) {
      const { files } = unwrap(exporter.write(first));
      expect(printTextForm(design(files[0]?.content ?? ""))).toBe(printTextForm(first));
    }
  });
});

describe("the address plan as CSV", () => {
  test("lists networks and addresses with their roles", () => {
    const { files } = unwrap(addressCsvExporter.write(getTemplate("ase").build("Rig")));
    const lines = (files[0]?.content ?? "").split("\r\n");
    expect(lines[0]).toBe("Site,Network name,Prefix,VLAN,First address,Last address,Role,Name,MAC");
    expect(lines).toContain("Rig,compute-net,192.168.20.0/24,,,,Network,,");
    expect(lines.some((line) => /192\.168\.20\.50,192\.168\.20\.51,.*node-range/.test(line))).toBe(
      true,
    );
  });

  test("has no cell that a spreadsheet takes for a formula", () => {
    const text =
      'name,address\n"=HYPERLINK(""http://x"")",10.0.0.5\n"\'=1+1",10.0.0.6\n@cmd,10.0.0.7\n';
    const project = design(text);
    const { files } = unwrap(addressCsvExporter.write(project));
    const content = files[0]?.content ?? "";
    expect(content).not.toMatch(/(^|[,\n"])[=+@-]/);
    expect(printTextForm(design(content))).toBe(printTextForm(project));
  });
});
