import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { runbookWithoutDiagram } from "#shared/formats/design-runbook";
import { getTemplate } from "#shared/templates/index";
import { HOSTILE_NAMES } from "#shared/testing/hostile-names";
import { say } from "#shared/kernel/message";
import { powershell } from "../command.ts";
import { expected } from "../compose.ts";
import { words } from "../inline.ts";
import { stepsOf } from "../runbook.ts";
import type { Step } from "../step.ts";
import { comparePaste, hasWord } from "./compare.ts";

const steps = stepsOf(runbookWithoutDiagram(getTemplate("edge-scalable").build("Plant 7")));

function step(id: RegExp): Step {
  const found = steps.find((each) => id.test(each.id));
  if (!found) throw new Error(`no step ${id}`);
  return found;
}

const IPCONFIG = `PS C:\\Users\\operator> ipconfig /all

Windows IP Configuration

   Host Name . . . . . . . . . . . . : pc-line4-a
   Primary Dns Suffix  . . . . . . . :
   Node Type . . . . . . . . . . . . : Hybrid

Ethernet adapter Ethernet:

   Connection-specific DNS Suffix  . :
   Description . . . . . . . . . . . : Intel(R) Ethernet Connection I219-LM
   Physical Address. . . . . . . . . : 00-15-5D-01-02-03
   DHCP Enabled. . . . . . . . . . . : No
   IPv4 Address. . . . . . . . . . . : 192.168.0.21(Preferred)
   Subnet Mask . . . . . . . . . . . : 255.255.255.0
   Default Gateway . . . . . . . . . : 192.168.0.1
   DNS Servers . . . . . . . . . . . : fe80::1%5
                                       192.168.0.53
   NetBIOS over Tcpip. . . . . . . . : Enabled
`;

const ADAPTERS = `
Name                      InterfaceDescription                    ifIndex Status       MacAddress             LinkSpeed
----                      --------------------                    ------- ------       ----------             ---------
Wi-Fi                     Intel(R) Wi-Fi 6 AX201 160MHz                17 Disconnected 00-15-5D-01-02-04          0 bps
Ethernet                  Intel(R) Ethernet Connection I219-LM          5 Up           00-15-5D-01-02-03         1 Gbps
`;

const RESOLVECTL = `Global
         Protocols: -LLMNR -mDNS -DNSOverTLS DNSSEC=no/unsupported
  resolv.conf mode: uplink
Link 2 (eth0)
    Current Scopes: DNS
         Protocols: +DefaultRoute +LLMNR -mDNS -DNSOverTLS DNSSEC=no/unsupported
Current DNS Server: 192.168.0.53
       DNS Servers: 192.168.0.53
`;

describe("ipconfig /all", () => {
  test("matches the row of its machine", () => {
    const { verdict, points, elements, check } = comparePaste(step(/^host-network/), IPCONFIG);
    expect(verdict).toBe("matched");
    expect(check?.command).toBe("ipconfig /all");
    expect(points.map(({ wanted }) => wanted)).toEqual(["192.168.0.21", "192.168.0.53"]);
    expect(elements).toHaveLength(1);
  });

  test("another address deviates, is shown, and leads to the machine", () => {
    const text = IPCONFIG.replace("192.168.0.21(", "192.168.0.210(");
    const { verdict, points, elements } = comparePaste(step(/^host-network/), text);
    expect(verdict).toBe("deviates");
    expect(points[0]).toMatchObject({ isMet: false, found: "192.168.0.210(Preferred)" });
    expect(steps.flatMap(({ runsOn }) => runsOn)).toContain(elements[0]);
  });
});

describe("Get-NetAdapter", () => {
  test("the adapter of the design is up", () => {
    expect(comparePaste(step(/^adapters/), ADAPTERS)).toMatchObject({
      verdict: "matched",
      points: [{ wanted: "Ethernet" }, { wanted: "Up" }],
    });
  });

  test("the status of the adapter itself counts, not that of another", () => {
    const text = ADAPTERS.replace("Up          ", "Disconnected").replace(
      "Disconnected 00-15-5D-01-02-04",
      "Up           00-15-5D-01-02-04",
    );
    const { verdict, points } = comparePaste(step(/^adapters/), text);
    expect(verdict).toBe("deviates");
    expect(points).toContainEqual(
      expect.objectContaining({ wanted: "Up", isMet: false, found: "Disconnected" }),
    );
  });
});

describe("resolvectl status", () => {
  test("the DNS server of the design", () => {
    const dns = steps.find((each) => JSON.stringify(each).includes("resolvectl status"));
    expect(comparePaste(dns as Step, RESOLVECTL).verdict).toBe("matched");
    const wrong = RESOLVECTL.replaceAll("192.168.0.53", "8.8.8.8");
    expect(comparePaste(dns as Step, wrong).verdict).toBe("deviates");
  });
});

describe("lines that are all of the output", () => {
  test("a ping over all addresses", () => {
    const free = step(/^(addresses-free|free)/);
    const block = [free.preCheck, free.command, free.postCheck]
      .flatMap((action) => action?.blocks ?? [])
      .find((each) => each.type === "expected" && each.match === "whole");
    const lines = block?.type === "expected" && block.match === "whole" ? block.lines : [];
    expect(lines.length).toBeGreaterThan(5);
    expect(comparePaste(free, lines.join("\r\n")).verdict).toBe("matched");
    const [first = ""] = lines;
    const taken = first.replace("False", "True");
    const { verdict, points } = comparePaste(free, [taken, ...lines.slice(1)].join("\n"));
    expect(verdict).toBe("deviates");
    expect(points).toContainEqual(
      expect.objectContaining({ wanted: first, isMet: false, found: taken }),
    );
  });
});

/** A step whose command shows the routes of a port. */
const routes: Step = {
  type: "step",
  id: "routes",
  number: 1,
  title: words("Routes"),
  why: words("Sensors."),
  builds: [],
  reads: ["network"],
  runsOn: ["device"],
  rules: [],
  who: words("Operator"),
  minutes: 1,
  waitsFor: [],
  postCheck: {
    what: words("the route is there"),
    blocks: [
      ...powershell({
        document: "engineering",
      })`Get-HcsNetRoute -InterfaceAlias ${{ label: "port", text: "Port3" }}`,
      expected("contains", ["192.168.20.0/24", "192.168.21.1"], say`Remove what differs.`),
    ],
  },
};

describe("Get-HcsNetRoute", () => {
  const listing = `
InterfaceAlias    : Port3
DestinationPrefix : 192.168.20.0/24
NextHop           : 192.168.21.1
RouteMetric       : 100
`;

  test("the route of the design", () => {
    expect(comparePaste(routes, listing)).toMatchObject({
      verdict: "matched",
      elements: ["device", "network"],
    });
  });

  test("another next hop", () => {
    const { verdict, points } = comparePaste(routes, listing.replace("21.1", "21.10"));
    expect(verdict).toBe("deviates");
    expect(points.filter(({ isMet }) => !isMet).map(({ wanted }) => wanted)).toEqual([
      "192.168.21.1",
    ]);
  });
});

describe("JSON of a validator", () => {
  const results = [
    { Name: "AzStackHci_Network_Test_DNS", Title: "DNS server answers", Status: "SUCCESS" },
    { Name: "AzStackHci_Network_Test_Pool", Title: "Pool is free", Status: "FAILURE" },
  ];

  test("each result is a point; one failure deviates", () => {
    const { verdict, points } = comparePaste(routes, JSON.stringify(results, null, 2));
    expect(verdict).toBe("deviates");
    expect(points).toEqual([
      { wanted: "DNS server answers", isMet: true },
      { wanted: "Pool is free", isMet: false, found: "FAILURE" },
    ]);
    expect(comparePaste(routes, JSON.stringify(results.slice(0, 1))).verdict).toBe("matched");
  });
});

test("what has nothing to compare with is left to the eye", () => {
  const { command: _command, postCheck: _postCheck, ...bare } = routes;
  expect(comparePaste(bare, "anything").verdict).toBe("unclear");
  expect(comparePaste(routes, "   \n ").verdict).toBe("unclear");
});

test("any text at all gives an answer", () => {
  const texts = fc.oneof(
    fc.string({ unit: "binary", maxLength: 400 }),
    fc.constantFrom(...HOSTILE_NAMES),
    fc.json(),
  );
  fc.assert(
    fc.property(fc.constantFrom(...steps), fc.array(texts, { maxLength: 4 }), (each, parts) => {
      const { verdict } = comparePaste(each, parts.join("\n"));
      expect(["matched", "deviates", "unclear"]).toContain(verdict);
    }),
    { numRuns: 500 },
  );
});

test("half a megabyte of one line is read at once", () => {
  for (const filler of ["a", " ", "-", ":", "- "]) {
    expect(comparePaste(routes, filler.repeat(500_000)).verdict).not.toBe("matched");
  }
});

test.each([
  ["10.0.0.20", "10.0.0.2", false],
  ["10.0.0.2(Preferred)", "10.0.0.2", true],
  ["x 10.0.0.2, y", "10.0.0.2", true],
  ["110.0.0.2", "10.0.0.2", false],
  ["10.0.0.0/24", "10.0.0.0", true],
])("%s holds %s: %s", (text, word, holds) => expect(hasWord(text, word)).toBe(holds));
