import { createOpenAI } from "@ai-sdk/openai";
import { cosineSimilarity, embedMany } from "ai";
import { afterAll, beforeAll, expect, test } from "vitest";
import { startEmulators, type RunningEmulators } from "../server";

let emulators: RunningEmulators;
let openai: ReturnType<typeof createOpenAI>;

beforeAll(async () => {
  emulators = await startEmulators({ port: 0 });
  openai = createOpenAI({ baseURL: `${emulators.url}/openai/v1`, apiKey: "sk-local" });
});
afterAll(() => emulators.stop());

test("embeddings are stable, and nearer for texts that share words", async () => {
  const values = ["preço do plano anual", "qual o preço do plano?", "bom dia"];
  const { embeddings, usage } = await embedMany({
    model: openai.embedding("text-embedding-3-small"),
    values,
  });
  const [a = [], b = [], c = []] = embeddings;
  expect(a).toHaveLength(1536);
  expect(usage.tokens).toBeGreaterThan(0);
  expect(cosineSimilarity(a, b)).toBeGreaterThan(cosineSimilarity(a, c));
  expect(
    (await embedMany({ model: openai.embedding("text-embedding-3-small"), values: values.slice(0, 1) }))
      .embeddings[0],
  ).toEqual(a);
});
