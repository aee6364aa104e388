import { globSync, readFileSync } from "node:fs";
import path from "node:path";
import { defineConfig } from "vitest/config";

const root = import.meta.dirname;
const alias = { "@": path.resolve(root) };

const unitFiles = [
  "{lib,db,inngest,components,app,scripts}/**/*.test.{ts,tsx}",
  "tests/{arch,isolation,integration}/**/*.test.ts",
  "emulators/**/*.test.ts",
];
/** What a file does that the next one in the same process would notice: the environment is read once. */
const leavesTraces =
  /process\.env|globalThis|useEmulators|support\/(?:actions|job-engine)|vi\.(?!fn|waitFor)/;
const alone = globSync(unitFiles, { cwd: root }).filter((file) =>
  leavesTraces.test(readFileSync(path.join(root, file), "utf8")),
);

const unit = {
  globalSetup: ["tests/support/database.ts"],
  setupFiles: ["tests/support/environment.ts"],
  // It imports "next/navigation" without an extension, which only a bundler finds.
  server: { deps: { inline: ["next-intl"] } },
  pool: "forks" as const,
  maxWorkers: 2,
  testTimeout: 20_000,
  hookTimeout: 30_000,
};

/**
 * `unit` and `alone` need a database at most; `alone` has the files that change what a process has once, the others
 * share their modules, whose loading was a third of the time. `stack` runs the whole product from its production build.
 */
export default defineConfig({
  test: {
    projects: [
      {
        resolve: { alias },
        test: { ...unit, name: "unit", include: unitFiles, exclude: alone, isolate: false },
      },
      { resolve: { alias }, test: { ...unit, name: "alone", include: alone } },
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
