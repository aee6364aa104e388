import path from "node:path";
import { defineConfig } from "vitest/config";

const alias = { "@": path.resolve(import.meta.dirname) };

/** Two projects: `unit` needs a database at most, `stack` runs the whole product from its production build. */
export default defineConfig({
  test: {
    projects: [
      {
        resolve: { alias },
        test: {
          name: "unit",
          include: [
            "{lib,db,inngest,components,app}/**/*.test.{ts,tsx}",
            "tests/{arch,isolation,integration}/**/*.test.ts",
            "emulators/**/*.test.ts",
          ],
          globalSetup: ["tests/support/database.ts"],
          setupFiles: ["tests/support/environment.ts"],
          // It imports "next/navigation" without an extension, which only a bundler finds.
          server: { deps: { inline: ["next-intl"] } },
          pool: "forks",
          maxWorkers: 2,
          testTimeout: 20_000,
          hookTimeout: 30_000,
        },
      },
      {
        resolve: { alias },
        test: {
          name: "stack",
          include: ["tests/stack/**/*.test.ts"],
          pool: "forks",
          fileParallelism: false,
          testTimeout: 180_000,
          hookTimeout: 180_000,
        },
      },
    ],
  },
});
