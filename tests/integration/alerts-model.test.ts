import { beforeAll, beforeEach, expect, it } from "vitest";
import { textMessage } from "@/emulators/whatsapp/payloads";
import { analyzeAnyText, reviewMessage } from "@/lib/alerts";
import { eventsOf } from "@/tests/support/rows";
import {
  control,
  createWhatsAppTeam,
  messagesOf,
  person,
  receive,
  useEmulators,
  type WhatsAppTeam,
} from "@/tests/support/whatsapp";

let emulators: Awaited<ReturnType<typeof useEmulators>>;
let team: WhatsAppTeam;

beforeAll(async () => {
  emulators = await useEmulators({ OPENAI_API_KEY: "sk-local" });
  return () => emulators.stop();
});
beforeEach(async () => {
  await control(emulators, "DELETE", "openai/script");
  await control(emulators, "DELETE", "openai/faults");
  team = await createWhatsAppTeam(emulators);
});

const answer = {
  lang: "pt",
  sentiment: -0.9,
  confidence: 0.95,
  urgency: 88,
  intent: "complaint",
  cues: [
    { about: "sentiment", words: "há três dias" },
    { about: "sentiment", words: "nunca foi dito" },
  ],
};
const script = (value: object) =>
  control(emulators, "POST", "openai/script", [{ text: JSON.stringify(value) }]);

/** Ironic: the built-in analyser hears praise. */
const text = "Parabéns, estou há três dias na fila";

async function review() {
  await receive(team, textMessage({ ...person(team, "5511987654321"), text }));
  const [message] = await messagesOf(team);
  const ids = { conversation_id: message?.conversation_id ?? "", message_id: message?.id ?? "" };
  const { raised } = await reviewMessage(team.job, ids);
  return { raised, message: (await messagesOf(team))[0] };
}

it("reads every message by the model, in a job, and keeps only words that were said", async () => {
  await script(answer);
  const { raised, message } = await review();
  expect(raised).toEqual(["urgent", "negative"]);
  expect(message).toMatchObject({
    urgency_score: 88,
    intent: "complaint",
    ai_processed_at: expect.any(String),
  });
  expect(message?.sentiment_score).toBeCloseTo(-0.9);
  expect(message?.analysis_reasons).toEqual([{ about: "sentiment", cue: "há três dias" }]);
  expect(await eventsOf(team.orgId, "message/analysed")).toHaveLength(1);
});

it.each([
  ["garbage", () => script({ sentiment: "bad" })],
  ["an outage", () => control(emulators, "POST", "openai/faults", { kind: "status", status: 503 })],
])("keeps what the built-in analyser said when the model answers %s", async (_, fail) => {
  await fail();
  const { message } = await review();
  expect(message).toMatchObject({ ai_processed_at: null, language: "pt" });
  expect(message?.sentiment_score).not.toBeNull();
  await fail();
  expect(await analyzeAnyText.execute(team.ctx, { text: "péssimo" })).toMatchObject({ by: "built_in" });
});

it("says who read a text that is only tried", async () => {
  await script(answer);
  expect(await analyzeAnyText.execute(team.ctx, { text })).toMatchObject({ by: "model", sentiment: -0.9 });
});
