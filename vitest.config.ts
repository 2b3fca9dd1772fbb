import { defineConfig } from "vitest/config";

export default defineConfig({
  test: {
    include: ["src/**/*.test.{ts,tsx}", "scripts/**/*.test.ts"],
    testTimeout: 30_000,
    coverage: {
      provider: "v8",
      include: ["src/shared/**/*.ts"],
      exclude: ["**/*.test.ts", "src/shared/testing/**"],
    },
  },
});
