import { demoAppSecret } from "@/emulators/whatsapp";
import { serialize, sign, textMessage } from "@/emulators/whatsapp/payloads";
import type { Subject } from "./subject";

export type SentMessage = {
  id: string;
  from: string;
  isNew: boolean;
  /** Wall clock, as the emulator's and the events' times are. */
  dueAtMs: number;
  ackMs: number;
  /** Answers other than 200 before it was taken. */
  refused: number;
};

const retryAfterMs = 500;
const attemptsMax = 60;
/** Long enough for the reply to a person's former message to be out. */
const restBetweenMs = 5_000;

const known: { from: string; lastWroteAtMs: number }[] = [];
let people = 0;

/**
 * Messages at a fixed rate, whether or not earlier ones are answered, every second one from somebody new. Refused
 * ones are sent again, as Meta does. @returns all of them once the last is taken.
 */
export async function runLoad(
  subject: Subject,
  { ratePerSecond, seconds }: { ratePerSecond: number; seconds: number },
): Promise<SentMessage[]> {
  const intervalMs = 1_000 / ratePerSecond;
  const startAtMs = Date.now() + 200;
  const underWay: Promise<SentMessage>[] = [];
  for (let index = 0; index < ratePerSecond * seconds; index += 1) {
    const dueAtMs = startAtMs + index * intervalMs;
    await until(dueAtMs);
    underWay.push(send(subject, dueAtMs, index % 2 === 0));
  }
  return Promise.all(underWay);
}

async function send(subject: Subject, dueAtMs: number, wantsNew: boolean): Promise<SentMessage> {
  const { from, isNew } = pickPerson(dueAtMs, wantsNew);
  const id = `wamid.bench.${crypto.randomUUID()}`;
  // A greeting gives the qualifier no answers, so it asks on and never hands the thread over.
  const raw = serialize(
    textMessage({ ...subject.number, from, profileName: `Pessoa ${from}`, id, text: "oi" }),
  );
  const request = {
    method: "POST",
    headers: { "content-type": "application/json", "x-hub-signature-256": sign(raw, demoAppSecret) },
    body: new Uint8Array(raw),
  };
  const url = `${subject.stack.urls.app}/api/webhooks/whatsapp/${subject.orgId}`;
  for (let refused = 0; refused < attemptsMax; refused += 1) {
    const response = await fetch(url, request).catch(() => null);
    await response?.arrayBuffer();
    if (response?.status === 200) return { id, from, isNew, dueAtMs, ackMs: Date.now() - dueAtMs, refused };
    await new Promise((resolve) => setTimeout(resolve, retryAfterMs));
  }
  throw new Error("the app does not take deliveries any more");
}

/** Somebody whose last message is answered by now, or a new person. */
function pickPerson(nowMs: number, wantsNew: boolean): { from: string; isNew: boolean } {
  const [rested] = known;
  if (!wantsNew && rested && nowMs - rested.lastWroteAtMs > restBetweenMs) {
    known.shift();
    known.push({ from: rested.from, lastWroteAtMs: nowMs });
    return { from: rested.from, isNew: false };
  }
  const from = `55119${String(60_000_000 + (people += 1))}`;
  known.push({ from, lastWroteAtMs: nowMs });
  return { from, isNew: true };
}

async function until(atMs: number): Promise<void> {
  const restMs = atMs - Date.now();
  if (restMs > 0) await new Promise((resolve) => setTimeout(resolve, restMs));
}
