import { defineConfig } from "vitest/config";

export default defineConfig({
  test: {
    include: ["src/**/*.test.{ts,tsx}", "scripts/**/*.test.ts"],
    testTimeout: 30_000,
    coverage: {
      provider: "v8",
      include: ["src/shared/rules/**/*.ts", "src/shared/facts/**/*.ts"],
      exclude: ["**/*.test.ts"],
      reporter: ["text-summary"],
      reportsDirectory: ".cache/coverage",
      // A rule or a fact that no test reaches is a guess.
      thresholds: { lines: 95 },
    },
  },
});
