import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { startEmulators, type RunningEmulators } from "../server";
import { readFixture } from "../shared/test-support";
import { sampleOf } from "./json-sample";

let emulators: RunningEmulators;

beforeAll(async () => {
  emulators = await startEmulators({ port: 0 });
});
afterAll(() => emulators.stop());

describe("refusals", () => {
  const post = async (path: string, body: unknown, key = "sk-local") => {
    const response = await fetch(`${emulators.url}/openai/v1${path}`, {
      method: "POST",
      headers: { authorization: `Bearer ${key}`, "content-type": "application/json" },
      body: JSON.stringify(body),
    });
    return { status: response.status, body: (await response.json()) as unknown };
  };

  test("a wrong key, missing fields, unknown paths", async () => {
    expect(await post("/responses", {}, "sk-wrong")).toMatchObject({
      status: 401,
      body: { error: { code: "invalid_api_key" } },
    });
    expect(await post("/responses", { input: "x" })).toMatchObject({
      status: 400,
      body: { error: { param: "model" } },
    });
    expect(await post("/responses", { model: "m" })).toMatchObject({
      status: 400,
      body: { error: { param: "input" } },
    });
    expect(await post("/nope", {})).toMatchObject({ status: 404 });
  });

  test("schemas that are not strict, and outputs of tools never called", async () => {
    const format = {
      type: "json_schema",
      name: "lead",
      strict: true,
      schema: { type: "object", properties: { a: { type: "string" } } },
    };
    const refused = await post("/responses", { model: "m", input: "x", text: { format } });
    expect(refused).toMatchObject({ status: 400, body: { error: { code: "invalid_json_schema" } } });
    const input = [{ type: "function_call_output", call_id: "call_1", output: "x" }];
    expect(await post("/responses", { model: "m", input })).toMatchObject({ status: 400 });
  });

  const temperature = readFixture("openai/error.400.temperature_not_supported.json");
  test.skipIf(!temperature)("temperature on a reasoning model, as recorded", async () => {
    expect(await post("/responses", { model: "gpt-5-mini", input: "x", temperature: 0 })).toEqual({
      status: 400,
      body: temperature,
    });
  });
  const maxTokens = readFixture("openai/error.400.unsupported_parameter_max_tokens.json");
  test.skipIf(!maxTokens)("max_tokens on a reasoning model, as recorded", async () => {
    const body = { model: "gpt-5-mini", messages: [{ role: "user", content: "x" }], max_tokens: 5 };
    expect(await post("/chat/completions", body)).toEqual({ status: 400, body: maxTokens });
  });
});

test("samples of schemas with references, bounds and alternatives", () => {
  const schema = {
    type: "object",
    required: ["id", "child", "n", "when", "list"],
    properties: {
      id: { anyOf: [{ type: "string", minLength: 2 }, { type: "null" }] },
      child: { $ref: "#/$defs/Child" },
      n: { type: "integer", exclusiveMinimum: 4, maximum: 9 },
      when: { type: "string", format: "date-time" },
      list: { type: "array", minItems: 1, items: { enum: ["a", "b"] } },
      skipped: { type: "string" },
    },
    $defs: { Child: { type: "object", required: ["ok"], properties: { ok: { type: "boolean" } } } },
  };
  expect(sampleOf(schema)).toEqual({
    id: "xx",
    child: { ok: false },
    n: 5,
    when: "2026-01-01T00:00:00Z",
    list: ["a"],
  });
});
