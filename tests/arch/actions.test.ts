import ts from "typescript";
import { describe, expect, test } from "vitest";
import { parse, readText, sourceFiles } from "./source-files";

/** What turns an operation into an endpoint that checks who calls it. */
const wrappers = new Set(["orgAction", "publicAction"]);
const directive = /["']use server["']/;

const actionFiles = sourceFiles(/^app\/actions\//);

test("there are action files", () => {
  expect(actionFiles.length).toBeGreaterThan(2);
});

test("server actions live in app/actions and nowhere else", () => {
  const elsewhere = sourceFiles(/^(?:app|components|lib|inngest|db|i18n)\//).filter(
    (file) => !file.startsWith("app/actions/") && usesServer(file),
  );
  expect(elsewhere).toEqual([]);
});

describe.each(actionFiles)("%s", (file) => {
  test("is a server file", () => {
    expect(readText(file)).toMatch(/^["']use server["'];/);
  });

  test("exports only wrapped operations", () => {
    const { wrapped, other } = exportsOf(parse(file));
    expect(other).toEqual([]);
    expect(wrapped.length).toBeGreaterThan(0);
  });
});

test.each([
  ["export async function remove() {}", "remove"],
  ["export const remove = async () => {};", "remove"],
  ["export const remove = wrap(orgAction(deleteLead));", "remove"],
  ["const remove = 1; export { remove };", "remove"],
  ['export * from "@/lib/leads";', "*"],
  ["export default orgAction(deleteLead);", "default"],
  ["export let remove = orgAction(deleteLead);", "remove"],
])("%s is refused", (text, name) => {
  const source = ts.createSourceFile("bad.ts", text, ts.ScriptTarget.Latest, true);
  expect(exportsOf(source)).toEqual({ wrapped: [], other: [name] });
});

/** The directive as a statement of its own, in a file or inside a function; the words in a comment do not count. */
function usesServer(file: string): boolean {
  if (!directive.test(readText(file))) return false;
  let found = false;
  const visit = (node: ts.Node): void => {
    const isDirective = ts.isExpressionStatement(node) && ts.isStringLiteral(node.expression);
    if (isDirective && node.expression.text === "use server") found = true;
    ts.forEachChild(node, visit);
  };
  visit(parse(file));
  return found;
}

function exportsOf(source: ts.SourceFile): { wrapped: string[]; other: string[] } {
  const found = { wrapped: [] as string[], other: [] as string[] };
  for (const statement of source.statements) {
    if (ts.isExportAssignment(statement)) found.other.push("default");
    else if (ts.isExportDeclaration(statement)) found.other.push(...reExported(statement));
    else if (!isExported(statement)) continue;
    else if (ts.isVariableStatement(statement)) {
      const isConst = (statement.declarationList.flags & ts.NodeFlags.Const) !== 0;
      for (const { name, initializer } of statement.declarationList.declarations) {
        found[isConst && isWrapped(initializer) ? "wrapped" : "other"].push(name.getText());
      }
    } else if (!ts.isTypeAliasDeclaration(statement) && !ts.isInterfaceDeclaration(statement)) {
      found.other.push((statement as ts.DeclarationStatement).name?.getText() ?? "default");
    }
  }
  return found;
}

const reExported = ({ exportClause, isTypeOnly }: ts.ExportDeclaration): string[] => {
  if (isTypeOnly) return [];
  if (exportClause && ts.isNamedExports(exportClause))
    return exportClause.elements.map(({ name }) => name.text);
  return ["*"];
};

const isExported = (statement: ts.Statement): boolean =>
  ts.canHaveModifiers(statement) &&
  (ts.getModifiers(statement)?.some(({ kind }) => kind === ts.SyntaxKind.ExportKeyword) ?? false);

const isWrapped = (initializer: ts.Expression | undefined): boolean =>
  initializer !== undefined &&
  ts.isCallExpression(initializer) &&
  ts.isIdentifier(initializer.expression) &&
  wrappers.has(initializer.expression.text);
