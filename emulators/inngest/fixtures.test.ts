import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { z } from "zod";
import { buildCallRequest } from "./call-request";
import { readReply, type Answer } from "./call-reply";
import { compileFunction } from "./functions";
import type { Run, RunItem } from "./model";
import { canonicalJson, hashedSigningKey, signatureHeader } from "./signing";
import { FunctionConfig, RegisterRequest, type InngestEvent } from "./wire";

const directory = join(import.meta.dirname, "../../../shared/fixtures/inngest");
const present = existsSync(directory);
const names = present ? readdirSync(directory).sort() : [];
const read = (name: string): unknown => JSON.parse(readFileSync(join(directory, name), "utf8"));
const expectedFixtures = 41;

const Call = z.object({
  request: z.object({
    url: z.string(),
    headers: z.record(z.string(), z.string()),
    body: z.looseObject({
      ctx: z.looseObject({ attempt: z.number(), max_attempts: z.number(), step_id: z.string() }),
      events: z.array(z.record(z.string(), z.unknown())),
      steps: z.record(z.string(), z.unknown()),
      version: z.number(),
    }),
  }),
});
const Reply = z.object({
  response: z.object({ status: z.number(), headers: z.record(z.string(), z.string()), body: z.unknown() }),
});

describe.skipIf(!present)(
  `the ${present ? names.length : expectedFixtures} captures of the real server`,
  () => {
    test.each(names.filter((name) => /^executor\.(start\.\d|dev)/.test(name)))(
      "%s: our call has the same form",
      (name) => {
        const { request } = Call.parse(read(name));
        const stepId = new URL(request.url, "http://x").searchParams.get("stepId") ?? "";
        const signed = "x-inngest-signature" in request.headers;
        const ours = buildCallRequest(
          compileFunction(config(request.body.ctx.max_attempts), "http://localhost/api/inngest"),
          item(request.body, stepId),
          signed ? "signkey-test-00" : undefined,
        );
        expect(new URL(ours.url).search).toBe(new URL(request.url, "http://x").search);
        const body = JSON.parse(ours.body) as typeof request.body;
        // Ids are made anew; everything else is what the real server sent for the same state.
        const ids = ["fn_id", "job_id", "qi_id", "request_id", "run_id"];
        const blank = (ctx: object) => ({ ...ctx, ...Object.fromEntries(ids.map((id) => [id, ""])) });
        expect({ ...body, ctx: blank(body.ctx) }).toEqual({ ...request.body, ctx: blank(request.body.ctx) });
        const transport = ["host", "connection", "content-length", "accept-encoding", "tracestate"];
        const expected = Object.keys(request.headers).filter((header) => !transport.includes(header));
        expect(Object.keys(ours.headers).sort()).toEqual(expected.sort());
        for (const header of ["x-inngest-req-version", "x-inngest-step-id", "x-inngest-generation-id"]) {
          expect(ours.headers[header]).toBe(request.headers[header]);
        }
      },
    );

    const meanings: Record<string, Answer["kind"] | undefined> = {
      "wire.call.6.complete.json": "done",
      "wire.call.6.complete.version2.json": "done",
      "wire.call.bad_signature.json": undefined,
      "wire.call.no_signature.json": undefined,
      "wire.call.old_signature_6min.json": undefined,
      "wire.call.event_name_not_in_triggers.json": "error",
      "wire.call.nonretriable.json": "error",
      "wire.call.retry_after.json": "error",
      "wire.call.step_failed_memo.json": "error",
      "wire.call.unknown_function.json": "error",
    };
    test.each(names.filter((name) => name.startsWith("wire.call")))("%s: we read the reply", (name) => {
      const { response } = Reply.parse(read(name));
      const answer = readReply({ ...response, body: JSON.stringify(response.body) }, Date.now());
      expect(answer?.kind).toBe(name in meanings ? meanings[name] : "ops");
      if (answer?.kind === "error") expect(answer.final).toBe(response.status === 400);
      if (name.includes("retry_after")) expect(answer).toMatchObject({ retryAfterMs: 30_000 });
    });

    test("signatures and hashed keys", () => {
      const Vector = z.object({
        signing_key: z.string(),
        headers: z.record(z.string(), z.string()),
        body: z.unknown(),
      });
      const { signing_key, headers, body } = Vector.parse(read("call_request.signature_vector.json"));
      const signature = headers["x-inngest-signature"] ?? "";
      const atMs = Number(/t=(\d+)/.exec(signature)?.[1]) * 1_000;
      expect(signatureHeader(canonicalJson(body), signing_key, atMs)).toBe(signature);
      const Keys = z.object({
        hashed_signing_keys: z.array(z.object({ key: z.string(), hashed: z.string() })),
      });
      for (const { key, hashed } of Keys.parse(read("step_id_and_key_hash_vectors.json"))
        .hashed_signing_keys) {
        expect(hashedSigningKey(key)).toBe(hashed);
      }
    });

    test("registered functions compile", () => {
      const Sync = z.object({ outgoing: z.array(z.object({ body: z.string() })) });
      const [outgoing] = Sync.parse(read("wire.sync.put.json")).outgoing;
      const { functions, url } = RegisterRequest.parse(JSON.parse(outgoing?.body ?? ""));
      const compiled = functions.map((fn) => compileFunction(FunctionConfig.parse(fn), url));
      expect(compiled[0]).toMatchObject({
        id: "crm-on-message",
        maxAttempts: 4,
        concurrency: [{ limit: 5 }],
      });
    });
  },
);

const config = (maxAttempts: number): FunctionConfig => ({
  id: "crm-on-message",
  triggers: [{ event: "crm/message.received" }],
  steps: { step: { runtime: { type: "http", url: "" }, retries: { attempts: maxAttempts - 1 } } },
});

function item(body: z.infer<typeof Call>["request"]["body"], stepId: string): RunItem {
  const stack = z.object({ stack: z.array(z.string()) }).parse(body.ctx.stack).stack;
  const run: Run = {
    id: "run",
    seq: 1,
    functionId: "crm-on-message",
    events: body.events as InngestEvent[], // Captured events of the real server.
    createdAtMs: 0,
    slots: [],
    status: "active",
    started: true,
    reqVersion: body.version,
    forcePlan: false,
    items: new Map(),
    memo: new Map(stack.map((id) => [id, JSON.stringify(body.steps[id])])),
    watchers: new Set(),
  };
  const kind = stepId === "step" ? "discovery" : "step";
  return {
    id: "item",
    kind,
    run,
    stepId,
    availableAtMs: 0,
    attempt: body.ctx.attempt,
    hangUps: 0,
    inFlight: false,
  };
}
