import react from "@vitejs/plugin-react";
import { defineConfig } from "electron-vite";

/**
 * Everything pure is bundled, so the command line starts from four files and a packaged app carries
 * no node_modules besides the one native module.
 */
const native = ["electron", "better-sqlite3"];

export default defineConfig(({ command }) => ({
  main: {
    build: {
      externalizeDeps: false,
      sourcemap: command === "serve",
      rolldownOptions: {
        input: {
          desktop: "src/main/desktop/index.ts",
          web: "src/main/web/index.ts",
          cli: "src/main/cli/index.ts",
        },
        external: native,
        output: {
          format: "es",
          entryFileNames: "[name].js",
          // Beside the entries: `import.meta.dirname` is out/main whichever chunk a module lands in.
          chunkFileNames: "[name]-[hash].js",
        },
      },
    },
  },
  preload: {
    build: {
      externalizeDeps: false,
      rolldownOptions: {
        input: { preload: "src/main/desktop/preload.ts" },
        external: ["electron"],
        // A sandboxed preload can neither be a module nor require another file.
        output: { format: "cjs", entryFileNames: "preload.cjs", codeSplitting: false },
      },
    },
  },
  renderer: {
    root: "src/renderer",
    plugins: [react()],
    build: {
      // The web host serves this bundle to any current browser, not only to Electron's Chromium.
      target: "es2022",
      minify: command === "build",
      sourcemap: false,
      // Fonts and icons stay files: the page's policy allows 'self' and no data: fonts.
      assetsInlineLimit: 0,
      modulePreload: { polyfill: false },
      chunkSizeWarningLimit: 2_000,
      rolldownOptions: { input: "src/renderer/index.html" },
    },
    worker: { format: "es" },
  },
}));
