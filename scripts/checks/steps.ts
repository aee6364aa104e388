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
  /** Steps that must have passed for this one to make sense. */
  needs?: string[];
  /** Steps this one waits for, whatever became of them, where they are run at all. */
  after?: string[];
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

const vitest = (projects: string[]) => (reportFile: string) => [
  [
    bin.vitest,
    "run",
    ...projects.flatMap((project) => ["--project", project]),
    "--passWithNoTests",
    "--reporter=dot",
    "--reporter=json",
    `--outputFile.json=${reportFile}`,
  ],
];

/** What reads the sources. A build rewrites Next's types under its hands, so it comes after them. */
const readers = ["types", "lint", "format"];

export const steps: Step[] = [
  {
    name: "routes",
    title: "the routes' types, which a fresh clone has none of",
    commands: () => [[bin.next, "typegen"]],
  },
  { name: "types", title: "TypeScript", commands: () => [[bin.tsc, "--noEmit"]], needs: ["routes"] },
  {
    name: "lint",
    title: "ESLint",
    commands: () => [[bin.eslint, ".", "--max-warnings", "0"]],
    needs: ["routes"],
  },
  {
    name: "format",
    title: "Prettier",
    commands: () => [[bin.prettier, "--check", "--no-error-on-unmatched-pattern", ...formatted]],
    after: ["routes"],
  },
  {
    name: "unit",
    title: "import rules, units, integration on PostgreSQL",
    commands: vitest(["unit", "alone"]),
    count: readVitestReport,
    after: readers,
  },
  {
    name: "build",
    title: "production build",
    commands: () => [
      [bin.next, "build"],
      ["--import", "tsx", "scripts/standalone.ts"],
    ],
    quiet: true,
    after: readers,
  },
  {
    name: "stack",
    title: "the whole product from its production build",
    commands: vitest(["stack"]),
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
    // It measures what people see, so it has the machine to itself.
    after: ["unit", "stack"],
  },
];
