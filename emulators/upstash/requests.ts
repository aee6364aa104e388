import type { Context } from "hono";
import { z } from "zod";
import { bearerToken, parseJson, sameText } from "../shared/http";
import type { Reply } from "./command";
import type { CommandLine, Outcome } from "./execute";

export const maxRequestBytes = 10 * 1024 * 1024;

// Upstash takes numbers and booleans in a command and stores their text.
const Line = z.array(z.union([z.string(), z.number(), z.boolean()]).transform(String)).min(1);
const Lines = z.array(Line).min(1);

/** True when the request carries the token, in the header or as `?_token=`. */
export function isAuthorized(c: Context, token: string): boolean {
  return sameText(bearerToken(c) ?? c.req.query("_token") ?? "", token);
}

export function readLine(body: string): CommandLine | undefined {
  return Line.safeParse(parseJson(body)).data;
}

export function readLines(body: string): CommandLine[] | undefined {
  return Lines.safeParse(parseJson(body)).data;
}

/** The command of the path form `/set/key/value?EX=60`; the body of a POST is its last argument before the options. */
export function readPathLine(c: Context, prefix: string, body: string): CommandLine {
  const url = new URL(c.req.url);
  const segments = url.pathname
    .slice(prefix.length + 1)
    .split("/")
    .map(decodeURIComponent);
  const options = [...url.searchParams]
    .filter(([name]) => name !== "_token")
    .flatMap(([name, value]) => (value === "" ? [name] : [name, value]));
  return [...segments, ...(body === "" ? [] : [body]), ...options];
}

/** With `Upstash-Encoding: base64` every string of a result is encoded, except `OK`. */
export function encodeOutcome(outcome: Outcome, encoding: string | undefined): Outcome {
  if (encoding !== "base64" || "error" in outcome) return outcome;
  return { result: encodeReply(outcome.result) };
}

function encodeReply(reply: Reply): Reply {
  if (Array.isArray(reply)) return reply.map(encodeReply);
  if (typeof reply !== "string" || reply === "OK") return reply;
  return Buffer.from(reply).toString("base64");
}
