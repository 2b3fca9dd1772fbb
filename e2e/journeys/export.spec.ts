import { expect, test } from "../hosts/fixtures.ts";
import { underlay } from "../pages/underlay.ts";

test("the runbook, the configuration and the diagram come out", async ({ host }) => {
  const app = underlay(host.page);
  await app.openTemplate("AKS Edge Essentials", "Scalable");

  await test.step("runbook", async () => {
    const { content, fileName } = await host.takeFile(() => app.run("Export runbook (Markdown)"));
    expect(fileName).toMatch(/\.md$/);
    const text = content.toString();
    expect(text).toContain("New-AksEdgeDeployment");
    expect(text).toContain("192.168.0.50");
    expect(text).not.toMatch(/<[A-Za-z][^>]*>/);
  });

  await test.step("deployment configuration", async () => {
    const { content } = await host.takeFile(() => app.run("Export deployment configuration"));
    const config = JSON.parse(content.toString()) as Record<string, Record<string, unknown>>;
    expect(config).toMatchObject({
      SchemaVersion: "1.16",
      DeploymentType: "ScalableCluster",
      Network: { ControlPlaneEndpointIp: "192.168.0.50", Ip4PrefixLength: 24 },
      Init: { ServiceIPRangeStart: "192.168.0.60", ServiceIPRangeSize: 16 },
    });
  });

  await test.step("diagram", async () => {
    const { content, fileName } = await host.takeFile(() => app.run("Export diagram"));
    expect(fileName).toMatch(/\.svg$/);
    const svg = content.toString();
    expect(svg).toContain("line4-node-a");
    expect(svg).not.toMatch(/foreignObject|<script|href="http/);
  });
});
