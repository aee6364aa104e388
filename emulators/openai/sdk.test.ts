import { createOpenAI } from "@ai-sdk/openai";
import { generateObject, generateText, Output, stepCountIs, streamText, tool } from "ai";
import { afterAll, afterEach, beforeAll, describe, expect, test } from "vitest";
import { z } from "zod";
import { startEmulators, type RunningEmulators } from "../server";
import { control } from "../shared/test-support";

let emulators: RunningEmulators;
let openai: ReturnType<typeof createOpenAI>;

beforeAll(async () => {
  emulators = await startEmulators({ port: 0 });
  openai = createOpenAI({ baseURL: `${emulators.url}/openai/v1`, apiKey: "sk-local" });
});
afterEach(async () => {
  await control(emulators.url, "DELETE", "/control/openai/script");
  await control(emulators.url, "DELETE", "/control/openai/requests");
});
afterAll(() => emulators.stop());

const script = (...replies: unknown[]) => control(emulators.url, "POST", "/control/openai/script", replies);
const requests = async () => {
  const answer = await control(emulators.url, "GET", "/control/openai/requests");
  return (answer as { data: { path: string; body: Record<string, unknown> }[] }).data; // the emulator's own answer
};

const weather = tool({
  description: "Weather of a city",
  inputSchema: z.object({ city: z.string(), unit: z.enum(["c", "f"]) }),
  execute: async ({ city }) => `sunny in ${city}`,
});
const Lead = z.object({
  name: z.string(),
  score: z.number().min(1),
  tags: z.array(z.string()),
  stage: z.enum(["new", "won"]),
});

describe.each([
  ["responses", () => openai("gpt-4.1-mini"), "/v1/responses"],
  ["chat completions", () => openai.chat("gpt-4.1-mini"), "/v1/chat/completions"],
] as const)("%s", (_name, model, path) => {
  test("echoes, with usage", async () => {
    const { text, usage, finishReason } = await generateText({
      model: model(),
      system: "Be kind.",
      prompt: "Olá, tudo bem?",
    });
    expect(text).toBe("ok: Olá, tudo bem?");
    expect(finishReason).toBe("stop");
    expect(usage.inputTokens).toBeGreaterThan(0);
    expect(usage.outputTokens).toBeGreaterThan(0);
    expect(await requests()).toMatchObject([{ path, body: { model: "gpt-4.1-mini" } }]);
  });

  test("streams what was scripted, in pieces", async () => {
    await script({ text: "Uma resposta com espaços  e\nlinhas." });
    const { textStream, usage } = streamText({ model: model(), prompt: "x" });
    const pieces: string[] = [];
    for await (const piece of textStream) pieces.push(piece);
    expect(pieces.join("")).toBe("Uma resposta com espaços  e\nlinhas.");
    expect(pieces.length).toBeGreaterThan(3);
    expect((await usage).totalTokens).toBeGreaterThan(0);
  });

  test("runs a scripted tool call and the answer after it", async () => {
    await script(
      { tool_calls: [{ name: "weather", arguments: { city: "Recife", unit: "c" } }] },
      { text: "Sol em Recife." },
    );
    const result = await generateText({
      model: model(),
      prompt: "Tempo?",
      tools: { weather },
      stopWhen: stepCountIs(3),
    });
    expect(result.text).toBe("Sol em Recife.");
    expect(result.steps[0]?.toolResults).toMatchObject([{ toolName: "weather", output: "sunny in Recife" }]);
    expect(JSON.stringify((await requests())[1]?.body)).toContain("sunny in Recife");
  });

  test("streams a tool call, and two at once", async () => {
    await script({
      tool_calls: ["Recife", "Olinda"].map((city) => ({ name: "weather", arguments: { city, unit: "c" } })),
    });
    const result = streamText({ model: model(), prompt: "Tempo?", tools: { weather } });
    await result.consumeStream();
    expect((await result.toolCalls).map(({ input }) => input)).toEqual([
      { city: "Recife", unit: "c" },
      { city: "Olinda", unit: "c" },
    ]);
    expect(await result.finishReason).toBe("tool-calls");
  });

  test("calls the first tool with valid arguments when one is required", async () => {
    const result = await generateText({
      model: model(),
      prompt: "x",
      tools: { weather },
      toolChoice: "required",
    });
    expect(result.toolCalls).toMatchObject([{ toolName: "weather", input: { city: "", unit: "c" } }]);
  });

  test("answers a schema with the smallest object that fits", async () => {
    const expected = { name: "", score: 1, tags: [], stage: "new" };
    expect((await generateObject({ model: model(), schema: Lead, prompt: "x" })).object).toEqual(expected);
    const result = await generateText({
      model: model(),
      output: Output.object({ schema: Lead }),
      prompt: "x",
    });
    expect(result.output).toEqual(expected);
  });

  test("fails as scripted, at once or after half the text", async () => {
    const error = {
      status: 429,
      code: "insufficient_quota",
      type: "insufficient_quota",
      message: "No quota",
    };
    await script({ error });
    await expect(generateText({ model: model(), prompt: "x", maxRetries: 0 })).rejects.toMatchObject({
      statusCode: 429,
      message: "No quota",
    });
    await script({ error: { ...error, after_text: "Meia resp" } });
    const errors: unknown[] = [];
    const result = streamText({
      model: model(),
      prompt: "x",
      maxRetries: 0,
      onError: ({ error: cause }) => void errors.push(cause),
    });
    let text = "";
    for await (const piece of result.textStream) text += piece;
    expect(text).toBe("Meia resp");
    expect(JSON.stringify(errors)).toContain("No quota");
  });
});

test("a scripted reply with a match waits for its request", async () => {
  await script({ match: "org-2", text: "second" }, { text: "first" });
  expect((await generateText({ model: openai("gpt-4.1"), prompt: "org-1" })).text).toBe("first");
  expect((await generateText({ model: openai("gpt-4.1"), prompt: "org-2" })).text).toBe("second");
});
