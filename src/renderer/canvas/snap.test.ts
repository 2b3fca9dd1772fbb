import { describe, expect, it } from "vitest";
import { snapMove } from "./snap.ts";

const card = { x: 12, y: 40, w: 100, h: 50 };
const corner = { x: 0, y: 0 };

describe("snapMove", () => {
  it("lands on the grid of the container", () => {
    expect(snapMove(card, { x: 5, y: 3 }, [], { x: 4, y: 0 }, 5).by).toEqual({ x: 8, y: 0 });
  });

  it("aligns edges and tells along which line", () => {
    const { by, guides } = snapMove(
      card,
      { x: 0, y: 107 },
      [{ x: 10, y: 300, w: 60, h: 20 }],
      corner,
      5,
    );
    expect(by.x).toBe(-2);
    expect(guides).toMatchObject([{ axis: "x", at: 10 }]);
  });

  it("aligns middles with middles only", () => {
    const neighbour = { x: 0, y: 300, w: 128, h: 20 };
    expect(snapMove(card, { x: 4, y: 0 }, [neighbour], corner, 5)).toMatchObject({
      by: { x: 2 },
      guides: [{ at: 64 }],
    });
  });

  it("does neither beyond its reach", () => {
    expect(
      snapMove(card, { x: 0, y: 0 }, [{ x: 19, y: 300, w: 20, h: 20 }], corner, 5).guides,
    ).toEqual([]);
  });
});
