import { existsSync } from "node:fs";
import path from "node:path";
import { describe, expect, test } from "vitest";
import { readText, repositoryFiles, root } from "./source-files";

const pages = repositoryFiles().filter((file) =>
  /^(?:[A-Z]+\.md|docs\/.*\.md|emulators\/.*README\.md)$/.test(file),
);
const folders = "app|bench|components|db|docs|e2e|emulators|i18n|inngest|lib|messages|scripts|tests|\\.ci";
const looksLikePath = new RegExp(`^(?:${folders})/[\\w./()\\[\\]@-]*$|^[\\w.-]+\\.(?:tsx?|mjs|json|md)$`);
/** What looks like a file of ours and is none. */
const notOurs: Record<string, string> = {
  "inngest/function.failed": "an event's name",
  "proxy.ts": "what Next would call middleware.ts",
};

test("the pages were found", () => {
  expect(pages).toEqual(expect.arrayContaining(["AGENTS.md", "README.md", "CONTRIBUTING.md"]));
});

describe.each(pages)("%s", (page) => {
  test("names files that are there", () => {
    expect(citedPaths(readText(page)).filter((cited) => !isThere(page, cited))).toEqual([]);
  });

  test("links to pages that are there", () => {
    const links = [...withoutCode(readText(page)).matchAll(/\]\(([^)\s#]+)[^)]*\)/g)].map(
      ([, link = ""]) => link,
    );
    const broken = links.filter(
      (link) => !/^[a-z]+:/.test(link) && !existsSync(path.join(root, path.dirname(page), link)),
    );
    expect(broken).toEqual([]);
  });
});

test("a wrong path would be seen", () => {
  expect(
    citedPaths("`lib/nowhere.ts`, `npm test`, `{lib,db}/x.ts`, `lib/<domain>/x.ts`, `docs/*.md`"),
  ).toEqual(["lib/nowhere.ts"]);
});

/** What stands in backticks and looks like a path of ours; patterns and placeholders do not. */
const citedPaths = (text: string): string[] =>
  [...withoutFences(text).matchAll(/`([^`\s]+)`/g)]
    .map(([, cited = ""]) => cited.replace(/:\d+$/, ""))
    .filter((cited) => looksLikePath.test(cited));

/** Beside the root, a page may name what lies beside it. */
const isThere = (page: string, cited: string): boolean =>
  cited in notOurs ||
  existsSync(path.join(root, cited)) ||
  existsSync(path.join(root, path.dirname(page), cited)) ||
  (!cited.includes("/") && repositoryFiles().some((file) => path.basename(file) === cited));

const withoutFences = (text: string) => text.replaceAll(/```[\s\S]*?```/g, "");
const withoutCode = (text: string) => withoutFences(text).replaceAll(/`[^`]*`/g, "");
