import ts from "typescript";
import { describe, expect, test } from "vitest";
import { otherRoutes } from "@/lib/openapi/other-routes";
import { apiRoutes } from "@/lib/openapi/routes";
import { parse, repositoryFiles } from "./source-files";

/** Handlers written by hand, in no document. */
const internal: Record<string, string> = {
  "/auth/[...nextauth]": "the browser's sign-in, next-auth's own protocol",
  "/inngest": "the job engine, signed by its SDK",
  "/pusher/auth": "channel authorization for pusher-js, a form and no JSON",
};

const methods = ["GET", "POST", "PUT", "PATCH", "DELETE"];
const files = repositoryFiles().filter((file) => /^app\/api\/.*route\.tsx?$/.test(file));
/** `GET /crm/leads` → what the handler file exports under `GET`. */
const handlers = new Map(files.flatMap((file) => handlersOf(file)));

test("handlers were found", () => {
  expect(handlers.size).toBeGreaterThan(40);
});

test.each(Object.keys(apiRoutes))("%s is served by its operation", (key) => {
  expect(handlers.get(key)).toBe(`apiRoute("${key}")`);
});

test.each(Object.keys(otherRoutes))("%s has a handler of its own", (key) => {
  expect(handlers.has(key)).toBe(true);
  expect(handlers.get(key)).not.toMatch(/^apiRoute\(/);
});

test("a handler of its own logs the route it is", () => {
  const logged = [...handlers].flatMap(([key, text]) => {
    const [, name] = /^rawRoute(?:<[^>]*>)?\(\s*"([^"]+)"/.exec(text) ?? [];
    return name === undefined ? [] : [[key, name]];
  });
  expect(logged.length).toBeGreaterThan(4);
  expect(logged.filter(([key, name]) => key !== name)).toEqual([]);
});

test("every handler is in the table, in the document's list or listed here", () => {
  const unknown = [...handlers.keys()].filter(
    (key) => !(key in apiRoutes) && !(key in otherRoutes) && !((key.split(" ")[1] ?? "") in internal),
  );
  expect(unknown).toEqual([]);
});

describe("no exception outlives its reason", () => {
  test.each(Object.keys(internal))("%s", (route) => {
    expect([...handlers.keys()].filter((key) => key.endsWith(` ${route}`))).not.toEqual([]);
  });
});

/** The HTTP methods a route file exports, each with the text it is made of. */
function handlersOf(file: string): [string, string][] {
  const folder = file.replace(/^app\/api/, "").replace(/\/route\.tsx?$/, "");
  const route = folder.replaceAll(/\[([a-z_]+)\]/g, "{$1}");
  const found: [string, string][] = [];
  const add = (name: string, text: string) =>
    methods.includes(name) && found.push([`${name} ${route}`, text]);
  for (const statement of parse(file).statements) {
    const exported =
      ts.canHaveModifiers(statement) &&
      ts.getModifiers(statement)?.some(({ kind }) => kind === ts.SyntaxKind.ExportKeyword);
    if (
      ts.isExportDeclaration(statement) &&
      statement.exportClause &&
      ts.isNamedExports(statement.exportClause)
    ) {
      for (const { name } of statement.exportClause.elements) add(name.text, "re-export");
    }
    if (!exported) continue;
    if (ts.isFunctionDeclaration(statement)) add(statement.name?.text ?? "", "function");
    if (ts.isVariableStatement(statement)) {
      for (const { name, initializer } of statement.declarationList.declarations) {
        const names = ts.isObjectBindingPattern(name) ? name.elements.map((element) => element.name) : [name];
        for (const each of names) add(each.getText(), initializer?.getText() ?? "");
      }
    }
  }
  return found;
}
