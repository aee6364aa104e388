import { Hono, type Context } from "hono";
import type { Emulator } from "../shared/emulator";
import { FaultSwitch } from "../shared/faults";
import { execute, executeTransaction, type CommandLine, type Outcome } from "./execute";
import { encodeOutcome, isAuthorized, maxRequestBytes, readLine, readLines, readPathLine } from "./requests";
import { RedisStore } from "./store";

export type UpstashEmulatorOptions = { token?: string; now?: () => number };

const parseFailure = { error: "ERR failed to parse command" };
const basePath = "/redis";

/** Upstash Redis over REST at `/redis`, with an in-memory store. */
export function createUpstashEmulator(options: UpstashEmulatorOptions = {}): Emulator {
  const token = options.token ?? "local-token";
  const store = new RedisStore(options.now);
  const faults = new FaultSwitch("upstash");

  const app = new Hono()
    .use(`${basePath}/*`, faults.middleware())
    .use(`${basePath}/*`, async (c, next) => {
      if (!isAuthorized(c, token)) return c.json({ error: "WRONGPASS invalid password" }, 401);
      const bytes = (await c.req.arrayBuffer()).byteLength;
      if (bytes > maxRequestBytes) {
        const limit = `Limit: ${maxRequestBytes} bytes, Actual: ${bytes} bytes`;
        return c.json({ error: `ERR max request size exceeded. ${limit}` }, 413);
      }
      return next();
    })
    .post(`${basePath}/pipeline`, async (c) => {
      const lines = readLines(await c.req.text());
      return lines
        ? answerAll(
            c,
            lines.map((line) => execute(store, line)),
          )
        : c.json(parseFailure, 400);
    })
    .post(`${basePath}/multi-exec`, async (c) => {
      const lines = readLines(await c.req.text());
      if (!lines) return c.json(parseFailure, 400);
      const outcomes = executeTransaction(store, lines);
      return "error" in outcomes ? c.json(outcomes, 400) : answerAll(c, outcomes);
    })
    .post(basePath, (c) => answerBody(c, store))
    // The SDK is given a base URL with or without a slash at its end.
    .post(`${basePath}/`, (c) => answerBody(c, store))
    .on(["GET", "HEAD", "POST", "PUT"], `${basePath}/*`, async (c) => {
      const line = readPathLine(c, basePath, await c.req.text());
      return answer(c, execute(store, line));
    })
    .all(`${basePath}/*`, (c) => c.json({ error: "ERR method not allowed" }, 405))
    .route("/", faults.routes());

  return { name: "upstash", app };
}

async function answerBody(c: Context, store: RedisStore) {
  const line: CommandLine | undefined = readLine(await c.req.text());
  return line ? answer(c, execute(store, line)) : c.json(parseFailure, 400);
}

function answer(c: Context, outcome: Outcome) {
  return c.json(encodeOutcome(outcome, c.req.header("upstash-encoding")), "error" in outcome ? 400 : 200);
}

function answerAll(c: Context, outcomes: Outcome[]) {
  return c.json(outcomes.map((outcome) => encodeOutcome(outcome, c.req.header("upstash-encoding"))));
}
