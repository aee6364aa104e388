import { isRecord } from "../shared/http";
import { parseExpression, type Node } from "./expression-parser";

/** `event` is the trigger of the run, `async` the event that has just arrived. */
export type Scope = { event: unknown; async?: unknown };

/** A compiled expression of the CEL subset that we support (see the README). */
export type Expression = {
  source: string;
  /** True when the condition holds. A path that does not exist makes its comparison false, as an error in CEL. */
  matches(scope: Scope): boolean;
  /** The value as a key: equal values give equal text. */
  key(scope: Scope): string;
  /** Lets waiting runs be found by value instead of by trying each: `<something> == async.<path>`. */
  equality?: { asyncPath: string; base(scope: Scope): string; incoming(scope: Scope): string };
};

/** Compiles an expression. Throws with a clear message when it uses more of CEL than we support. */
export function compileExpression(source: string): Expression {
  const node = parseExpression(source);
  const pair = conjuncts(node).map(equalityPair).find(Boolean);
  return {
    source,
    matches: (scope) => evaluate(node, scope) === true,
    key: (scope) => keyText(evaluate(node, scope)),
    ...(pair && {
      equality: {
        asyncPath: pair.async.path.join("."),
        base: (scope: Scope) => keyText(evaluate(pair.base, scope)),
        incoming: (scope: Scope) => keyText(evaluate(pair.async, scope)),
      },
    }),
  };
}

const keyText = (value: unknown) => JSON.stringify(value) ?? "null";

function evaluate(node: Node, scope: Scope): unknown {
  switch (node.kind) {
    case "literal":
      return node.value;
    case "path":
      return readPath(scope, node.path);
    case "not":
      return evaluate(node.operand, scope) !== true;
    case "binary":
      return evaluateBinary(node.operator, node.left, node.right, scope);
  }
}

function evaluateBinary(operator: string, leftNode: Node, rightNode: Node, scope: Scope): unknown {
  if (operator === "&&") return evaluate(leftNode, scope) === true && evaluate(rightNode, scope) === true;
  if (operator === "||") return evaluate(leftNode, scope) === true || evaluate(rightNode, scope) === true;
  const left = evaluate(leftNode, scope);
  const right = evaluate(rightNode, scope);
  switch (operator) {
    case "==":
      return sameValue(left, right);
    case "!=":
      return !sameValue(left, right);
    case "+":
      return typeof left === "number" && typeof right === "number"
        ? left + right
        : `${left ?? ""}${right ?? ""}`;
    default:
      return compare(operator, left, right);
  }
}

/** A missing value equals only the literal `null`, which reads as `null` and not as `undefined`. */
function sameValue(left: unknown, right: unknown): boolean {
  if (left === undefined && right === undefined) return false;
  return keyText(left) === keyText(right);
}

function compare(operator: string, left: unknown, right: unknown): boolean {
  const numbers = typeof left === "number" && typeof right === "number";
  const strings = typeof left === "string" && typeof right === "string";
  if (!numbers && !strings) return false;
  if (left === right) return operator === "<=" || operator === ">=";
  return operator.startsWith("<") === left < right;
}

function readPath(scope: Scope, path: string[]): unknown {
  let value: unknown = scope;
  for (const name of path) {
    if (!isRecord(value) || !Object.hasOwn(value, name)) return undefined;
    value = value[name];
  }
  return value;
}

const conjuncts = (node: Node): Node[] =>
  node.kind === "binary" && node.operator === "&&"
    ? [...conjuncts(node.left), ...conjuncts(node.right)]
    : [node];

function equalityPair(node: Node) {
  if (node.kind !== "binary" || node.operator !== "==") return undefined;
  const sides = [node.left, node.right];
  const async = sides.find((side) => side.kind === "path" && side.path[0] === "async");
  const base = sides.find(
    (side) => side.kind === "literal" || (side.kind === "path" && side.path[0] === "event"),
  );
  return async?.kind === "path" && base ? { async, base } : undefined;
}
