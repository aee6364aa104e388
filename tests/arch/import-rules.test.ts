import { mkdir, mkdtemp, realpath, rm, symlink, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { cruise, type ICruiseResult, type IViolation } from "dependency-cruiser";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import config, { rulesFor } from "@/.dependency-cruiser.mjs";
import { badImports, goodImports } from "./bad-imports";

const root = process.cwd();
const cruiseTimeoutMs = 180_000;
/** A checker that sees nothing reports nothing: dependency-cruiser does so with TypeScript 7. */
const modulesMin = 200;
const rules = rulesFor(root);

test(
  "imports go one way",
  async () => {
    const folders = [
      "app",
      "components",
      "db",
      "emulators",
      "i18n",
      "inngest",
      "lib",
      "scripts",
      "tests",
      "*.ts",
    ];
    const { modules, summary } = await cruiseFolder(
      root,
      folders,
      path.join(root, "tests/arch/import-paths.json"),
    );
    const ours = modules.filter(({ source }) => !source.includes("node_modules/"));
    expect(ours.length).toBeGreaterThan(modulesMin);
    const seen = new Set(ours.map(({ source }) => source.split("/")[0]));
    expect([...seen]).toEqual(
      expect.arrayContaining(["app", "components", "db", "inngest", "lib", "middleware.ts"]),
    );
    expect(summary.violations.map(inWords)).toEqual([]);
  },
  cruiseTimeoutMs,
);

describe("wrong imports are reported", () => {
  let folder = "";
  let violations: IViolation[] = [];

  beforeAll(async () => {
    folder = await realpath(await mkdtemp(path.join(tmpdir(), "loved-imports-")));
    await writeTree(folder);
    violations = (await cruiseFolder(folder, ["."], path.join(folder, "tsconfig.json"))).summary.violations;
  }, cruiseTimeoutMs);
  afterAll(() => rm(folder, { recursive: true, force: true }));

  test.each(badImports)("$rule: $file", ({ rule, file }) => {
    expect(violations.filter(({ from }) => from === file).map((violation) => violation.rule.name)).toContain(
      rule,
    );
  });

  test("every rule has a wrong file", () => {
    expect(new Set(badImports.map(({ rule }) => rule))).toEqual(new Set(rules.map(({ name }) => name)));
  });

  test("right imports are not reported", () => {
    expect(violations.filter(({ from }) => from in goodImports).map(inWords)).toEqual([]);
  });
});

async function writeTree(folder: string): Promise<void> {
  const bad = badImports.map(({ file, text }) => [file, text] as const);
  const paths = { compilerOptions: { paths: { "@/*": ["./*"] } }, files: ["lib/env.ts"] };
  for (const [file, text] of [...Object.entries(goodImports), ...bad]) {
    await mkdir(path.join(folder, path.dirname(file)), { recursive: true });
    await writeFile(path.join(folder, file), text);
  }
  await writeFile(path.join(folder, "tsconfig.json"), JSON.stringify(paths));
  await symlink(path.join(root, "node_modules"), path.join(folder, "node_modules"));
}

async function cruiseFolder(baseDir: string, folders: string[], tsConfig: string): Promise<ICruiseResult> {
  const { output } = await cruise(folders, {
    ...config.options,
    baseDir,
    validate: true,
    ruleSet: { forbidden: rulesFor(baseDir) },
    tsConfig: { fileName: tsConfig },
  });
  if (typeof output === "string") throw new Error(output);
  return output;
}

const inWords = ({ rule, from, to }: IViolation) => `${rule.name}: ${from} → ${to}`;
