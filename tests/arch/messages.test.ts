import { parse as parseIcu, TYPE, type MessageFormatElement } from "@formatjs/icu-messageformat-parser";
import ts from "typescript";
import { describe, expect, test } from "vitest";
import { statusOf } from "@/lib/errors";
import en from "@/messages/en.json";
import ptBR from "@/messages/pt-BR.json";
import { parse, sourceFiles } from "./source-files";

const texts = { "pt-BR": flatten(ptBR), en: flatten(en) };
const keys = Object.keys(texts["pt-BR"]);

test("both languages have the same keys", () => {
  expect(keys.length).toBeGreaterThan(200);
  expect(Object.keys(texts.en).toSorted()).toEqual(keys.toSorted());
});

describe.each(Object.entries(texts))("%s", (_language, all) => {
  test("leaves no text empty or unfinished", () => {
    const bad = Object.entries(all).filter(
      ([, text]) => text.trim() === "" || /\b(?:TODO|FIXME|XXX)\b|lorem ipsum/.test(text),
    );
    expect(bad).toEqual([]);
  });

  test("is written in messages that parse", () => {
    const bad = Object.entries(all).filter(([, text]) => placeholders(text) === null);
    expect(bad).toEqual([]);
  });
});

test("both languages use the same placeholders", () => {
  const different = keys
    .map((key) => ({
      key,
      ptBR: placeholders(texts["pt-BR"][key] ?? ""),
      en: placeholders(texts.en[key] ?? ""),
    }))
    .filter((pair) => JSON.stringify(pair.ptBR) !== JSON.stringify(pair.en));
  expect(different).toEqual([]);
});

test("placeholders are seen", () => {
  expect(placeholders("{count, plural, one {# lead} other {{name} <b>now</b>}}")).toEqual([
    "<b>",
    "count",
    "name",
  ]);
});

describe("errors in lib", () => {
  const used = sourceFiles(/^(?:lib|inngest)\//).flatMap((file) => errorKeysOf(file));

  test("were found", () => {
    expect(used.filter(({ kind }) => kind === "message").length).toBeGreaterThan(10);
    expect(used.filter(({ kind }) => kind === "field").length).toBeGreaterThan(20);
  });

  test("have a text for what happened", () => {
    const missing = used.filter(({ kind, key }) => kind === "message" && !(`errors.${key}` in texts.en));
    expect(missing).toEqual([]);
  });

  test("have a text for each field", () => {
    const missing = used.filter(({ kind, key }) => kind === "field" && !(`errors.fields.${key}` in texts.en));
    expect(missing).toEqual([]);
  });

  test.each(Object.keys(statusOf))("code %s has a text", (code) => {
    expect(texts.en).toHaveProperty([`errors.${code}`]);
  });
});

function flatten(value: unknown, path = ""): Record<string, string> {
  if (typeof value === "string") return { [path]: value };
  const parts = Object.entries(value as Record<string, unknown>);
  return Object.assign(
    {},
    ...parts.map(([key, part]) => flatten(part, path ? `${path}.${key}` : key)),
  ) as Record<string, string>;
}

/** A message's placeholders and tags; null when it does not parse. Whether a number needs plurals differs by language. */
function placeholders(text: string): string[] | null {
  try {
    return [...new Set(namesIn(parseIcu(text)))].toSorted();
  } catch {
    return null;
  }
}

function namesIn(elements: MessageFormatElement[]): string[] {
  return elements.flatMap((element) => {
    switch (element.type) {
      case TYPE.literal:
      case TYPE.pound:
        return [];
      case TYPE.tag:
        return [`<${element.value}>`, ...namesIn(element.children)];
      case TYPE.select:
        return [
          `${element.value}: ${Object.keys(element.options).toSorted().join(" | ")}`,
          ...Object.values(element.options).flatMap(({ value }) => namesIn(value)),
        ];
      case TYPE.plural:
        return [element.value, ...Object.values(element.options).flatMap(({ value }) => namesIn(value))];
      case TYPE.argument:
      case TYPE.number:
      case TYPE.date:
      case TYPE.time:
        return [element.value];
    }
  });
}

type ErrorKey = { file: string; kind: "message" | "field"; key: string };

/** Zod checks whose last argument names the text of a refused field. */
const checks = new Set([
  "min",
  "max",
  "length",
  "regex",
  "refine",
  "gt",
  "gte",
  "lt",
  "lte",
  "int",
  "email",
  "url",
  "uuid",
]);

/** Message keys in `new AppError(…)`, `invalid({…})`, zod checks and in `messageKeyOf` of `lib/operation.ts`. */
function errorKeysOf(file: string): ErrorKey[] {
  const found: ErrorKey[] = [];
  const add = (kind: ErrorKey["kind"], nodes: ts.StringLiteral[]) =>
    found.push(...nodes.map(({ text }) => ({ file, kind, key: text })));
  const visit = (node: ts.Node): void => {
    if (ts.isNewExpression(node) && node.expression.getText() === "AppError") {
      for (const { name, value } of propertiesIn(node)) {
        if (name === "message") add("message", stringsIn(value));
        if (name === "fields") add("field", valuesIn(value));
      }
    }
    if (ts.isCallExpression(node)) {
      const { expression, arguments: args } = node;
      if (expression.getText() === "invalid") add("field", args.flatMap(valuesIn));
      const last = args.at(-1);
      const isCheck = ts.isPropertyAccessExpression(expression) && checks.has(expression.name.text);
      if (isCheck && last && ts.isStringLiteral(last) && /^[a-z]+(?:_[a-z]+)*$/.test(last.text))
        add("field", [last]);
    }
    if (ts.isFunctionDeclaration(node) && node.name?.text === "messageKeyOf") add("field", returnedBy(node));
    ts.forEachChild(node, visit);
  };
  visit(parse(file));
  return found;
}

function propertiesIn({ arguments: args = ts.factory.createNodeArray() }: ts.NewExpression) {
  return args
    .filter(ts.isObjectLiteralExpression)
    .flatMap(({ properties }) => properties.filter(ts.isPropertyAssignment))
    .map(({ name, initializer }) => ({ name: name.getText(), value: initializer }));
}

/** Strings given as values of an object, also behind a spread or a condition; its keys do not count. */
const valuesIn = (node: ts.Node): ts.StringLiteral[] =>
  ts.isPropertyAssignment(node) ? stringsIn(node.initializer) : childrenOf(node).flatMap(valuesIn);

const stringsIn = (node: ts.Node): ts.StringLiteral[] =>
  ts.isStringLiteral(node) ? [node] : ts.isBinaryExpression(node) ? [] : childrenOf(node).flatMap(stringsIn);

const returnedBy = (node: ts.Node): ts.StringLiteral[] =>
  ts.isReturnStatement(node) && node.expression
    ? branchesOf(node.expression)
    : childrenOf(node).flatMap(returnedBy);

/** `condition ? "a" : "b"` gives both; strings inside the condition are no keys. */
function branchesOf(node: ts.Expression): ts.StringLiteral[] {
  if (ts.isStringLiteral(node)) return [node];
  return ts.isConditionalExpression(node)
    ? [...branchesOf(node.whenTrue), ...branchesOf(node.whenFalse)]
    : [];
}

function childrenOf(node: ts.Node): ts.Node[] {
  const children: ts.Node[] = [];
  ts.forEachChild(node, (child) => void children.push(child));
  return children;
}
