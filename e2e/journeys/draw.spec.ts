import { expect, test } from "../hosts/fixtures.ts";
import { underlay } from "../pages/underlay.ts";
import { dragTo } from "../pages/drag.ts";

test("kinds are dragged from the palette into the containers that take them", async ({ host }) => {
  const { page } = host;
  const app = underlay(page);
  await app.openTemplate("AKS Edge Essentials", "Scalable");
  const site = app.card("site Line 4");
  for (const [tile, words] of [
    ["Host", "host host-1"],
    ["Router", "router rt-1"],
    ["DHCP", "DHCP server dhcp-1"],
    ["Segment", "segment net-1"],
    ["Load bal.", "load balancer lb-1"],
  ] as const) {
    // The pane of the canvas takes the drop, whatever is drawn at the point.
    await page.getByRole("button", { name: `Insert ${tile}`, exact: true }).dragTo(site, {
      targetPosition: { x: 24, y: 60 },
      force: true,
    });
    await expect(app.card(words)).toBeVisible();
  }
  await expect(app.card("host host-1")).toHaveAccessibleName(/in Line 4/);
});

test("a node VM is nested in a host and connected by dragging", async ({ host }) => {
  const { page } = host;
  const app = underlay(page);
  await app.openTemplate("AKS Edge Essentials", "Scalable");
  await page
    .getByRole("button", { name: "Insert Node VM", exact: true })
    .dragTo(app.card("host pc-line4-a"), { targetPosition: { x: 60, y: 12 } });
  const vm = app.card("node VM node-1");
  await expect(vm).toHaveAccessibleName(/in pc-line4-a/);
  await expect(app.problems).toContainText("UL-SWITCH");

  await page.getByRole("button", { name: "Connect", exact: true }).click();
  await dragTo(page, vm, app.card("virtual switch aksedgesw-ext in pc-line4-a"));
  await expect(app.undoButton).toHaveAccessibleName(/Undo connect/i);
});

test("a connection that cannot be says why and makes nothing", async ({ host }) => {
  const { page } = host;
  const app = underlay(page);
  await app.openTemplate("AKS Edge Essentials", "Single machine");
  await page.getByRole("button", { name: "Connect", exact: true }).click();
  await dragTo(page, app.card("node VM cell4-ledge"), app.card("segment office-lan"), async () => {
    await expect(app.canvas).toContainText("A node VM does not connect to a segment.");
  });
  await expect(app.undoButton).toBeDisabled();
});

test("moving a card is one step, and moving a VM to another host re-homes its adapter", async ({
  host,
}) => {
  const { page } = host;
  const app = underlay(page);
  await app.openTemplate("AKS Edge Essentials", "Scalable");
  await dragTo(page, app.card("node VM line4-node-a"), app.card("host pc-line4-b"));
  await expect(app.card("node VM line4-node-a")).toHaveAccessibleName(/in pc-line4-b/);
  await expect(app.undoButton).toHaveAccessibleName(/Undo move line4-node-a/i);
  await app.select("line4-node-a");
  await expect(app.inspector.getByRole("region", { name: "Connections" })).toContainText(
    "aksedgesw-ext",
  );
  await app.undoButton.click();
  await expect(app.card("node VM line4-node-a")).toHaveAccessibleName(/in pc-line4-a/);
});

test("everything of this is possible by keyboard", async ({ host }) => {
  const { page } = host;
  const app = underlay(page);
  await app.openTemplate("AKS Edge Essentials", "Scalable");

  await test.step("insert into the selected container", async () => {
    await app.select("pc-line4-a");
    await page.keyboard.press("Escape");
    await app.select("pc-line4-a");
    await app.canvas.getByRole("group", { name: /^host pc-line4-a/ }).focus();
    await page.keyboard.press("i");
    await page.keyboard.type("Node VM");
    await page.keyboard.press("Enter");
    await expect(app.card("node VM node-1")).toHaveAccessibleName(/in pc-line4-a/);
  });

  await test.step("connect through a list of targets", async () => {
    await app.card("node VM node-1").focus();
    await page.keyboard.press("l");
    await page.keyboard.type("aksedgesw");
    await page.keyboard.press("Enter");
    await expect(app.undoButton).toHaveAccessibleName(/Undo connect/i);
  });

  await test.step("nudge, undo, delete, undo", async () => {
    await app.card("node VM node-1").focus();
    await page.keyboard.press("ArrowRight");
    await expect(app.undoButton).toHaveAccessibleName(/Undo move node-1/i);
    await page.keyboard.press("ControlOrMeta+z");
    await app.card("node VM node-1").focus();
    await page.keyboard.press("Delete");
    await expect(app.card("node VM node-1")).toHaveCount(0);
    await page.keyboard.press("ControlOrMeta+z");
    await expect(app.card("node VM node-1")).toBeVisible();
  });
});
