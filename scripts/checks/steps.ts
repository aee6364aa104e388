import { readPlaywrightReport, readVitestReport, type Tally } from "./tally";

export type Step = {
  name: string;
  title: string;
  /** Arguments for Node, one array per process; they run in order and the first failure ends the step. */
  commands: (reportFile: string) => string[][];
  /** Extra variables for the processes. */
  env?: (reportFile: string) => Record<string, string>;
  /** What a test runner's report says. Without it the step is one test. */
  count?: (reportFile: string) => Promise<Tally>;
  /** Prints the output of a failing command only. */
  quiet?: boolean;
  /** Steps without which this one cannot run. */
  needs?: string[];
};

const bin = {
  next: "node_modules/next/dist/bin/next",
  tsc: "node_modules/typescript/bin/tsc",
  eslint: "node_modules/eslint/bin/eslint.js",
  prettier: "node_modules/prettier/bin/prettier.cjs",
  vitest: "node_modules/vitest/vitest.mjs",
  playwright: "node_modules/@playwright/test/cli.js",
};

/** `tsconfig.json` and the lists beside it are rewritten by their own tools, in their own style. */
const formatted = [
  "{app,bench,components,db,e2e,emulators,i18n,inngest,lib,messages,scripts,tests}/**/*.{ts,tsx,js,mjs,cjs,css,json}",
  "*.{ts,mjs,cjs}",
];

const vitest = (project: string) => (reportFile: string) => [
  [
    bin.vitest,
    "run",
    "--project",
    project,
    "--passWithNoTests",
    "--reporter=dot",
    "--reporter=json",
    `--outputFile.json=${reportFile}`,
  ],
];

export const steps: Step[] = [
  {
    name: "types",
    title: "TypeScript",
    // Next's generated types say which routes exist, and a fresh clone has none.
    commands: () => [
      [bin.next, "typegen"],
      [bin.tsc, "--noEmit"],
    ],
  },
  { name: "lint", title: "ESLint", commands: () => [[bin.eslint, ".", "--max-warnings", "0"]] },
  {
    name: "format",
    title: "Prettier",
    commands: () => [[bin.prettier, "--check", "--no-error-on-unmatched-pattern", ...formatted]],
  },
  {
    name: "unit",
    title: "import rules, units, integration on PostgreSQL",
    commands: vitest("unit"),
    count: readVitestReport,
  },
  {
    name: "build",
    title: "production build",
    commands: () => [
      [bin.next, "build"],
      ["--import", "tsx", "scripts/standalone.ts"],
    ],
    quiet: true,
  },
  {
    name: "stack",
    title: "the whole product from its production build",
    commands: vitest("stack"),
    count: readVitestReport,
    needs: ["build"],
  },
  {
    name: "e2e",
    title: "Chromium against the production build",
    commands: () => [[bin.playwright, "test", "--pass-with-no-tests", "--reporter=dot,json"]],
    // Playwright takes the path of its JSON report from the configuration or the environment only.
    env: (reportFile) => ({ PLAYWRIGHT_JSON_OUTPUT_FILE: reportFile }),
    count: readPlaywrightReport,
    needs: ["build"],
  },
];
