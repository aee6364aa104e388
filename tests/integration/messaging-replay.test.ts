import { describe, expect, it } from "vitest";
import { batch, textMessage, type WebhookBody } from "@/emulators/whatsapp/payloads";
import { processInbound } from "@/lib/messaging";
import { eventsOf } from "@/tests/support/rows";
import {
  conversationsOf,
  createWhatsAppTeam,
  deliver,
  inboundOf,
  leadsOf,
  messagesOf,
  person,
  type WhatsAppTeam,
} from "@/tests/support/whatsapp";

const startSeconds = Math.floor(Date.now() / 1_000) - 40_000;

/** 25 messages of each of 40 people, a second apart within a person, as one list. */
const conversationOf40 = () =>
  Array.from({ length: 1_000 }, (_, index) => {
    const [who, turn] = [index % 40, Math.floor(index / 40)];
    return {
      from: `55119${String(70_000_000 + who)}`,
      id: `wamid.${who}.${turn}`,
      text: `${who}: ${turn}`,
      timestamp: startSeconds + turn * 60 + who,
    };
  });

type Line = ReturnType<typeof conversationOf40>[number];

function shuffled<T>(list: T[], seed: number): T[] {
  const copy = [...list];
  for (let index = copy.length - 1; index > 0; index -= 1) {
    seed = (seed * 1_103_515_245 + 12_345) % 2_147_483_648;
    const other = seed % (index + 1);
    [copy[index], copy[other]] = [copy[other] as T, copy[index] as T];
  }
  return copy;
}

/** Deliveries of five, four jobs at a time, each given a delivery's items as the engine would. */
async function play(team: WhatsAppTeam, lines: Line[], parallel: number) {
  const bodies: WebhookBody[] = [];
  for (let start = 0; start < lines.length; start += 5) {
    bodies.push(
      batch(
        lines
          .slice(start, start + 5)
          .map((line) => textMessage({ ...person(team, line.from, `Pessoa ${line.from}`), ...line })),
      ),
    );
  }
  for (let start = 0; start < bodies.length; start += parallel) {
    await Promise.all(bodies.slice(start, start + parallel).map((body) => deliver(team, body)));
  }
  const ids = (await inboundOf(team)).map(({ id, event_key }) => ({ id, event_key }));
  const order = new Map(lines.map(({ id }, index) => [`message:${id}`, index]));
  ids.sort((a, b) => (order.get(a.event_key) ?? 0) - (order.get(b.event_key) ?? 0));
  const chunks = Array.from({ length: Math.ceil(ids.length / 25) }, (_, index) =>
    ids.slice(index * 25, index * 25 + 25),
  );
  for (let start = 0; start < chunks.length; start += parallel) {
    await Promise.all(
      chunks
        .slice(start, start + parallel)
        .map((chunk) => processInbound.execute(team.job, { inbound_event_ids: chunk.map(({ id }) => id) })),
    );
  }
}

/** What people see in the end, by phone number: no ids of rows, which differ from run to run. */
async function endState(team: WhatsAppTeam) {
  const [threads, all, cards] = [await conversationsOf(team), await messagesOf(team), await leadsOf(team)];
  return Object.fromEntries(
    threads
      .map((thread) => {
        const own = all.filter(({ conversation_id }) => conversation_id === thread.id);
        const last = own.find(({ id }) => id === thread.last_message_id);
        const state = {
          messages: own.map(({ provider_message_id, content, occurred_at }) => [
            provider_message_id,
            content,
            occurred_at,
          ]),
          last: [
            last?.provider_message_id,
            thread.last_message_at,
            thread.last_message_preview,
            thread.last_inbound_at,
          ],
          unread: thread.unread_count,
          cards: cards
            .filter(({ contact_id }) => contact_id === thread.contact_id)
            .map(({ full_name, phone }) => [full_name, phone]),
        };
        return [own[0]?.from_number ?? "", state] as const;
      })
      .sort(([a], [b]) => a.localeCompare(b)),
  );
}

describe("1,000 messages of 40 contacts", () => {
  it(
    "shuffled, a fifth of them twice, in parallel, end as they do in order",
    { timeout: 90_000 },
    async () => {
      const lines = conversationOf40();
      const [ordered, mixed] = [await createWhatsAppTeam(), await createWhatsAppTeam()];
      await play(ordered, lines, 1);
      await play(mixed, shuffled([...lines, ...shuffled(lines, 7).slice(0, 200)], 42), 4);
      const expected = await endState(ordered);
      expect(Object.keys(expected)).toHaveLength(40);
      expect(
        Object.values(expected).every(
          ({ messages, unread, cards }) => messages.length === 25 && unread === 25 && cards.length === 1,
        ),
      ).toBe(true);
      expect(expected["+5511970000007"]?.messages.map(([id]) => id)).toEqual(
        Array.from({ length: 25 }, (_, turn) => `wamid.7.${turn}`),
      );
      expect(await endState(mixed)).toEqual(expected);
    },
  );
});

describe("50 copies at once", () => {
  it("of a new person's first message are one message, one lead, one conversation, one turn for the agent", async () => {
    const team = await createWhatsAppTeam();
    const body = textMessage({ ...person(team, "5511977770001"), text: "Oi" });
    await Promise.all(Array.from({ length: 50 }, () => deliver(team, body)));
    const ids = (await inboundOf(team)).map(({ id }) => id);
    await Promise.all(
      Array.from({ length: 50 }, () => processInbound.execute(team.job, { inbound_event_ids: ids })),
    );
    expect([
      (await messagesOf(team)).length,
      (await leadsOf(team)).length,
      (await conversationsOf(team)).length,
    ]).toEqual([1, 1, 1]);
    expect(await eventsOf(team.orgId, "message/received")).toHaveLength(1);
  });

  it("of different messages of one unknown person are 50 messages in one thread of one lead", async () => {
    const team = await createWhatsAppTeam();
    await Promise.all(
      Array.from({ length: 50 }, (_, index) =>
        deliver(
          team,
          textMessage({ ...person(team, index % 2 ? "5511977770002" : "551177770002"), text: String(index) }),
        ),
      ),
    );
    const rows = await inboundOf(team);
    await Promise.all(rows.map(({ id }) => processInbound.execute(team.job, { inbound_event_ids: [id] })));
    expect([
      (await messagesOf(team)).length,
      (await leadsOf(team)).length,
      (await conversationsOf(team)).length,
    ]).toEqual([50, 1, 1]);
  });
});
