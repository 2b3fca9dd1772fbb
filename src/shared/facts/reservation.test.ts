import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { serviceAddresses, smallestPrefixLength, type ServiceSize } from "./reservation.ts";

// The vectors of the catalogue are in plans/vectors.test.ts.

test("a service with two ports shares only an address where both are free", () => {
  const mixed: ServiceSize[] = [
    { id: "web", cluster: "a", ports: ["tcp/80", "tcp/443"] },
    { id: "api", cluster: "a", ports: ["tcp/443"] },
    { id: "mq", cluster: "a", ports: ["tcp/8883"] },
  ];
  expect(serviceAddresses(mixed, "perCluster")).toBe(2);
});

const PORTS = ["tcp/80", "tcp/443", "udp/53"] as const;

describe("ways of counting", () => {
  const service = fc.record({
    id: fc.uuid(),
    cluster: fc.constantFrom("a", "b", "c"),
    ports: fc.uniqueArray(fc.constantFrom(...PORTS), { minLength: 1 }),
  });

  test("sharing more never needs more, and no port is lost", () => {
    fc.assert(
      fc.property(fc.array(service, { maxLength: 20 }), (services) => {
        const single = services.map((each) => ({ ...each, ports: each.ports.slice(0, 1) }));
        const [shared, perCluster, oneEach] = (["shared", "perCluster", "oneEach"] as const).map(
          (mode) => serviceAddresses(single, mode),
        ) as [number, number, number];
        expect(shared).toBeLessThanOrEqual(perCluster);
        expect(perCluster).toBeLessThanOrEqual(oneEach);
        const most = Math.max(
          0,
          ...PORTS.map((port) => services.filter(({ ports }) => ports.includes(port)).length),
        );
        expect(serviceAddresses(services, "shared")).toBeGreaterThanOrEqual(most);
      }),
    );
  });
});

test("the smallest subnet holds what was asked for, and half of it does not", () => {
  fc.assert(
    fc.property(fc.nat(5000), fc.nat(1), fc.nat(50), (total, gateway, others) => {
      const need = total + 2 + gateway + others;
      const size = 2 ** (32 - smallestPrefixLength(total, gateway, others));
      expect(size).toBeGreaterThanOrEqual(need);
      expect(size / 2).toBeLessThan(need);
    }),
  );
});
