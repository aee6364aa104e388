export type Node =
  | { kind: "literal"; value: string | number | boolean | null }
  | { kind: "path"; path: string[] }
  | { kind: "not"; operand: Node }
  | { kind: "binary"; operator: string; left: Node; right: Node };

const precedence: Record<string, number> = {
  "||": 1,
  "&&": 2,
  "==": 3,
  "!=": 3,
  "<": 4,
  "<=": 4,
  ">": 4,
  ">=": 4,
  "+": 5,
};
const tokenPattern =
  /\s*(?:(\d+(?:\.\d+)?)|("(?:[^"\\]|\\.)*"|'(?:[^'\\]|\\.)*')|([A-Za-z_]\w*)|(\|\||&&|==|!=|<=|>=|[<>+!().[\]-]))/y;
const literals: Record<string, boolean | null> = { true: true, false: false, null: null };

type Token = { type: "number" | "string" | "name" | "symbol"; text: string };

/** Parses our subset of CEL; anything else throws, so that nothing is silently ignored. */
export function parseExpression(source: string): Node {
  const parser = new Parser(source, tokenize(source));
  const node = parser.binary(0);
  parser.expectEnd();
  return node;
}

function tokenize(source: string): Token[] {
  const tokens: Token[] = [];
  tokenPattern.lastIndex = 0;
  while (source.slice(tokenPattern.lastIndex).trim() !== "") {
    const start = tokenPattern.lastIndex;
    const match = tokenPattern.exec(source);
    if (!match) throw new Error(`unsupported expression at "${source.slice(start)}": ${source}`);
    const [, number, string, name, symbol] = match;
    if (number !== undefined) tokens.push({ type: "number", text: number });
    else if (string !== undefined) tokens.push({ type: "string", text: unquote(string) });
    else if (name !== undefined) tokens.push({ type: "name", text: name });
    else tokens.push({ type: "symbol", text: symbol ?? "" });
  }
  return tokens;
}

const escapes: Record<string, string> = { n: "\n", t: "\t", r: "\r" };
const unquote = (text: string) =>
  text.slice(1, -1).replace(/\\(.)/g, (_, letter: string) => escapes[letter] ?? letter);

class Parser {
  readonly #source: string;
  readonly #tokens: Token[];
  #index = 0;

  constructor(source: string, tokens: Token[]) {
    this.#source = source;
    this.#tokens = tokens;
  }

  binary(minimum: number): Node {
    let left = this.#unary();
    for (;;) {
      const token = this.#tokens[this.#index];
      const level = token?.type === "symbol" ? precedence[token.text] : undefined;
      if (!token || level === undefined || level <= minimum) return left;
      this.#index += 1;
      left = { kind: "binary", operator: token.text, left, right: this.binary(level) };
    }
  }

  expectEnd() {
    if (this.#index < this.#tokens.length) this.#fail();
  }

  #unary(): Node {
    const token = this.#tokens[this.#index];
    this.#index += 1;
    if (token?.type === "number") return { kind: "literal", value: Number(token.text) };
    if (token?.type === "string") return { kind: "literal", value: token.text };
    if (token?.type === "name") return this.#name(token.text);
    if (token?.text === "!") return { kind: "not", operand: this.#unary() };
    if (token?.text === "-" && this.#tokens[this.#index]?.type === "number") {
      return { kind: "literal", value: -Number(this.#tokens[this.#index++]?.text) };
    }
    if (token?.text !== "(") this.#fail();
    const inner = this.binary(0);
    this.#take(")");
    return inner;
  }

  #name(first: string): Node {
    if (first in literals) return { kind: "literal", value: literals[first] ?? null };
    if (first !== "event" && first !== "async") this.#fail();
    const path = [first];
    for (;;) {
      const symbol = this.#tokens[this.#index]?.text;
      const next = this.#tokens[this.#index + 1];
      if (symbol === "." && next?.type === "name") this.#index += 2;
      else if (symbol === "[" && next?.type === "string") {
        this.#index += 2;
        this.#take("]");
      } else return { kind: "path", path };
      path.push(next.text);
    }
  }

  #take(symbol: string) {
    if (this.#tokens[this.#index]?.text !== symbol) this.#fail();
    this.#index += 1;
  }

  #fail(): never {
    throw new Error(`unsupported expression (see emulators/inngest/README.md): ${this.#source}`);
  }
}
