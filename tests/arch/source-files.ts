import { execFileSync } from "node:child_process";
import { globSync, readFileSync, statSync } from "node:fs";
import path from "node:path";
import ts from "typescript";

export const root = path.resolve(import.meta.dirname, "../..");

const notOurs = /^(?:node_modules|\.git|\.next|\.data|coverage|test-results|playwright-report)(?:\/|$)/;

/** Every file of the repository: what git tracks or would; without git (a tarball), what lies there. */
export function repositoryFiles(): string[] {
  const files =
    gitFiles() ?? globSync("{*,.*,*/**,.ci/**}", { cwd: root, exclude: (file) => notOurs.test(file) });
  return files.filter((file) => !notOurs.test(file) && isFile(file)).toSorted();
}

export const sourceFiles = (folder: RegExp): string[] =>
  repositoryFiles().filter(
    (file) => folder.test(file) && /\.tsx?$/.test(file) && !/\.(?:test|d)\.tsx?$/.test(file),
  );

export const readText = (file: string): string => readFileSync(path.join(root, file), "utf8");

export const parse = (file: string): ts.SourceFile =>
  ts.createSourceFile(file, readText(file), ts.ScriptTarget.Latest, true);

function gitFiles(): string[] | null {
  try {
    const list = execFileSync("git", ["ls-files", "-z", "--cached", "--others", "--exclude-standard"], {
      cwd: root,
      encoding: "utf8",
      stdio: ["ignore", "pipe", "ignore"],
    });
    const files = list.split("\0").filter((file) => file !== "");
    return files.length > 0 ? files : null;
  } catch {
    return null;
  }
}

/** A deleted file stays in git's list until the deletion is committed. */
function isFile(file: string): boolean {
  return statSync(path.join(root, file), { throwIfNoEntry: false })?.isFile() ?? false;
}
