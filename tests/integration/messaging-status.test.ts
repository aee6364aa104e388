import { eq } from "drizzle-orm";
import { beforeAll, describe, expect, it } from "vitest";
import { outsideDoor } from "@/db/org";
import { messages } from "@/db/schema";
import { systemRead } from "@/db/system";
import { batch, statusError, statusUpdate, textMessage } from "@/emulators/whatsapp/payloads";
import { sendMessage } from "@/lib/messaging";
import { transact } from "@/lib/unit";
import {
  createWhatsAppTeam,
  deliver,
  inboundOf,
  onlyConversation,
  person,
  processAll,
  receive,
  type WhatsAppTeam,
} from "@/tests/support/whatsapp";

let team: WhatsAppTeam;
let conversationId: string;

beforeAll(async () => {
  team = await createWhatsAppTeam();
  await receive(team, textMessage({ ...person(team, "5511912340000"), text: "Oi" }));
  conversationId = (await onlyConversation(team)).id;
});

const kinds = ["sent", "delivered", "read", "failed"] as const;
type Kind = (typeof kinds)[number];

const startSeconds = Math.floor(Date.now() / 1_000) - 600;
const timeOf = (kind: Kind) => startSeconds + kinds.indexOf(kind) * 10;

/** A message of ours in a given state, as the delivery job leaves it. */
async function message(state: Partial<typeof messages.$inferInsert> = {}) {
  const { id } = await sendMessage.execute(team.ctx, { conversation_id: conversationId, content: "Olá" });
  const [row] = await systemRead()
    .update(messages)
    .set({ status: "sending", provider_message_id: `wamid.${id}`, ...state })
    .where(eq(messages.id, id))
    .returning();
  if (!row) throw new Error("no message");
  return row;
}

const report = (of: { id: string }, status: Kind, extra = {}) =>
  statusUpdate({
    ...team.business,
    id: `wamid.${of.id}`,
    opaque: of.id,
    status,
    timestamp: timeOf(status),
    ...(status === "failed" && { errors: [statusError(131_026, "Undeliverable")] }),
    ...extra,
  });

const stateOf = async ({ id }: { id: string }) => {
  const [row] = await systemRead().select().from(messages).where(eq(messages.id, id));
  const { status, failure, sent_at, delivered_at, read_at, provider_message_id } = row ?? {};
  return {
    status,
    failure,
    sent_at,
    delivered_at,
    read_at,
    provider_message_id: provider_message_id?.replace(id, "id"),
  };
};

function permutations<T>(list: readonly T[]): T[][] {
  if (list.length <= 1) return [[...list]];
  return list.flatMap((item, index) => permutations(list.toSpliced(index, 1)).map((rest) => [item, ...rest]));
}

describe("the order of reports does not matter", () => {
  it.each([
    [["sent", "delivered", "read"], "read"],
    [["sent", "failed"], "failed"],
    [["sent", "delivered", "failed"], "delivered"],
    [["sent", "delivered", "read", "failed"], "read"],
  ] as [Kind[], Kind][])("%j in any order, the first of them twice, ends as %s", async (reports, final) => {
    const orders = permutations(reports).map((order) => [...order, order[0] as Kind]);
    const sent = await Promise.all(orders.map(() => message()));
    for (let step = 0; step <= reports.length; step += 1) {
      await receive(
        team,
        batch(orders.map((order, index) => report(sent[index] ?? { id: "" }, order[step] as Kind))),
      );
    }
    const states = await Promise.all(sent.map(stateOf));
    expect(states).toHaveLength(orders.length);
    expect(states[0]).toMatchObject({
      status: final,
      failure: final === "failed" ? { code: "131026", detail: "Undeliverable" } : null,
    });
    for (const state of states) expect(state).toEqual(states[0]);
    const at = (kind: Kind) => new Date(timeOf(kind) * 1_000).toISOString();
    expect(states[0]?.sent_at).toBe(reports.includes("sent") ? at("sent") : null);
    if (reports.includes("delivered")) expect(states[0]?.delivered_at).toBe(at("delivered"));
  });

  it("reports that arrive at the same moment in parallel jobs end in the furthest", async () => {
    for (let round = 0; round < 5; round += 1) {
      const sent = await message();
      await Promise.all(kinds.map((kind) => receive(team, report(sent, kind))));
      expect(await stateOf(sent)).toMatchObject({ status: "read", failure: null });
    }
  });
});

describe("which message a report is about", () => {
  it("is found by our reference while the answer to the send is not recorded", async () => {
    for (const status of ["sending", "unknown"]) {
      const cut = await message({ status, provider_message_id: null });
      await receive(team, report(cut, "sent"));
      expect(await stateOf(cut)).toMatchObject({ status: "sent", provider_message_id: "wamid.id" });
    }
  });

  it("is none of another organization's, whatever the reference says", async () => {
    const other = await createWhatsAppTeam();
    const ours = await message({ provider_message_id: null });
    await receive(other, statusUpdate({ ...other.business, id: "wamid.x", status: "read", opaque: ours.id }));
    expect(await stateOf(ours)).toMatchObject({ status: "sending" });
  });

  it("is none of ours for a reference that is no id, or an incoming message's", async () => {
    const [inbound] = await systemRead()
      .select()
      .from(messages)
      .where(eq(messages.direction, "inbound"))
      .limit(1);
    for (const opaque of ["campaign-7", inbound?.id ?? ""]) {
      await receive(team, statusUpdate({ ...team.business, id: `wamid.${opaque}`, status: "read", opaque }));
    }
    expect(await stateOf(inbound ?? { id: "" })).toMatchObject({ status: "received" });
  });
});

describe("our own guesses give way", () => {
  it.each(["sent", "delivered", "read"] as const)(
    "a message given up as unconfirmed is %s after all",
    async (kind) => {
      const lost = await message({ status: "failed", failure: { code: "unconfirmed" } });
      await receive(team, report(lost, kind));
      expect(await stateOf(lost)).toMatchObject({ status: kind, failure: null });
    },
  );

  it("a reply canceled while it was being sent shows that it went out", async () => {
    const canceled = await message({ status: "canceled" });
    await receive(team, report(canceled, "sent"));
    expect(await stateOf(canceled)).toMatchObject({ status: "sent" });
  });

  it("a refusal by the provider is final for `sent`, which it contradicts", async () => {
    const refused = await message({ status: "failed", failure: { code: "131047" } });
    await receive(team, report(refused, "sent"));
    expect(await stateOf(refused)).toMatchObject({ status: "failed", failure: { code: "131047" } });
  });
});

describe("a report that cannot be applied at once", () => {
  it("is taken all the same, and worked off later", async () => {
    const sent = await message();
    await transact(team.job, async ({ db }) => {
      await db.lock(messages, sent.id);
      // Somebody else's transaction: it waits for this one until its time is up.
      await outsideDoor(() => deliver(team, report(sent, "delivered")));
    });
    expect((await inboundOf(team)).at(-1)).toMatchObject({ status: "received" });
    await processAll(team);
    expect(await stateOf(sent)).toMatchObject({ status: "delivered" });
  });
});
