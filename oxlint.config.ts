import { defineConfig } from "oxlint";
import { layerRules } from "./scripts/lib/layers.ts";

export default defineConfig({
  plugins: ["eslint", "typescript", "unicorn", "oxc", "import", "react", "jsx-a11y", "vitest"],
  categories: { correctness: "error" },
  ignorePatterns: ["out", "coverage", "resources"],
  rules: {
    eqeqeq: "error",
    "no-var": "error",
    "prefer-const": "error",
    "import/no-cycle": "error",
    "import/no-default-export": "error",
    // Dialogs must take the focus, and ARIA widgets need roles that no plain tag can play.
    "jsx-a11y/no-autofocus": "off",
    "jsx-a11y/prefer-tag-over-role": "off",
    "react/exhaustive-deps": "error",
    "react/rules-of-hooks": "off",
    "vitest/valid-expect": ["error", { maxArgs: 2 }],
    "typescript/consistent-type-imports": "error",
    "typescript/no-explicit-any": "error",
    "typescript/no-misused-promises": "error",
    "typescript/switch-exhaustiveness-check": [
      "error",
      { considerDefaultExhaustiveForUnions: true },
    ],
  },
  overrides: [
    { files: ["src/renderer/**"], rules: { "react/rules-of-hooks": "error" } },
    { files: ["**/*.config.ts"], rules: { "import/no-default-export": "off" } },
    ...layerRules,
  ],
});
