import { eq } from "drizzle-orm";
import { beforeAll, describe, expect, it } from "vitest";
import { conversations, inbound_events, leads } from "@/db/schema";
import { systemRead } from "@/db/system";
import { reactionMessage, textMessage } from "@/emulators/whatsapp/payloads";
import { processInbound } from "@/lib/messaging";
import { eventsOf } from "@/tests/support/rows";
import {
  conversationsOf,
  createWhatsAppTeam,
  deliver,
  inboundOf,
  leadsOf,
  messagesOf,
  onlyConversation,
  person,
  processAll,
  receive,
  type WhatsAppTeam,
} from "@/tests/support/whatsapp";

let team: WhatsAppTeam;
beforeAll(async () => {
  team = await createWhatsAppTeam();
});

const nowSeconds = () => Math.floor(Date.now() / 1_000);
const from = (of: WhatsAppTeam, phone: string | undefined, text: string, extra = {}) =>
  textMessage({
    ...person(of, phone ?? ""),
    ...(phone === undefined && { from: undefined }),
    text,
    ...extra,
  });

describe("who writes", () => {
  it.each([
    ["with and without the ninth digit", "5511987654321", "551187654321"],
    ["the other way round", "552176543210", "5521976543210"],
    ["with Mexico's 1", "5215512345678", "525512345678"],
  ])("is one contact %s", async (_, first, second) => {
    const fresh = await createWhatsAppTeam();
    await receive(fresh, from(fresh, first, "um"), from(fresh, second, "dois"));
    expect(await leadsOf(fresh)).toHaveLength(1);
    expect(await onlyConversation(fresh)).toMatchObject({ unread_count: 2 });
  });

  it("is two contacts where a landline has one digit less", async () => {
    const fresh = await createWhatsAppTeam();
    await receive(fresh, from(fresh, "551133334444", "fixo"), from(fresh, "5511933334444", "celular"));
    expect(await conversationsOf(fresh)).toHaveLength(2);
  });

  it("is known by user id when the phone is hidden, and by both once both came together", async () => {
    const fresh = await createWhatsAppTeam();
    const userId = "BR.998877665544";
    await receive(fresh, from(fresh, "5511911112222", "com número", { userId }));
    await receive(
      fresh,
      from(fresh, undefined, "sem número", { userId }),
      from(fresh, "5511911112222", "só número"),
    );
    expect(await onlyConversation(fresh)).toMatchObject({ unread_count: 3 });
    const hidden = await createWhatsAppTeam();
    await receive(
      hidden,
      from(hidden, undefined, "oi", { userId, profileName: undefined, username: "maria.s" }),
    );
    expect(await leadsOf(hidden)).toMatchObject([{ full_name: "maria.s", phone: null }]);
  });

  it("is matched by phone, and nobody is merged, when phone and user id belong to two people", async () => {
    const fresh = await createWhatsAppTeam();
    await receive(fresh, from(fresh, "5511911113333", "A"), from(fresh, undefined, "B", { userId: "BR.1" }));
    await receive(fresh, from(fresh, "5511911113333", "quem?", { userId: "BR.1" }));
    const counts = (await conversationsOf(fresh)).map(({ unread_count }) => unread_count);
    expect(counts).toEqual([2, 1]);
  });

  it("is another one in another organization", async () => {
    const [one, two] = [await createWhatsAppTeam(), await createWhatsAppTeam()];
    await receive(one, from(one, "5511944445555", "um"));
    await receive(two, from(two, "5511944445555", "dois"));
    expect(await messagesOf(one)).toMatchObject([{ content: "um" }]);
    expect(await messagesOf(two)).toMatchObject([{ content: "dois" }]);
  });
});

describe("where it goes", () => {
  it("the card stands in the first stage, with message, conversation and lead tied together", async () => {
    const fresh = await createWhatsAppTeam();
    await receive(fresh, from(fresh, "5511955556666", "Oi, quero um site"));
    const [lead] = await leadsOf(fresh);
    const conversation = await onlyConversation(fresh);
    expect(lead).toMatchObject({
      stage_id: fresh.stages[0]?.id,
      source: "whatsapp",
      full_name: "Maria Souza",
      phone: "+5511955556666",
    });
    expect(conversation).toMatchObject({
      lead_id: lead?.id,
      handler: "agent",
      last_message_preview: "Oi, quero um site",
    });
    expect(await messagesOf(fresh)).toMatchObject([
      { lead_id: lead?.id, conversation_id: conversation.id, status: "received" },
    ]);
  });

  it("a late message is counted, but does not become the last one", async () => {
    const fresh = await createWhatsAppTeam();
    const at = nowSeconds() - 1_000;
    await receive(fresh, from(fresh, "5511955557777", "segunda", { timestamp: at }));
    await receive(fresh, from(fresh, "5511955557777", "primeira", { timestamp: at - 600 }));
    const thread = await messagesOf(fresh);
    expect(thread.map(({ content }) => content)).toEqual(["primeira", "segunda"]);
    expect(await onlyConversation(fresh)).toMatchObject({
      unread_count: 2,
      last_message_preview: "segunda",
      last_message_id: thread[1]?.id,
      last_inbound_at: thread[1]?.occurred_at,
    });
  });

  it("a returning customer's thread follows the new deal, not the one that was won", async () => {
    const fresh = await createWhatsAppTeam();
    await receive(fresh, from(fresh, "5511955558888", "Oi"));
    const [won] = await leadsOf(fresh);
    await systemRead()
      .update(leads)
      .set({ status: "won" })
      .where(eq(leads.id, won?.id ?? ""));
    await receive(fresh, from(fresh, "5511955558888", "Voltei"));
    const next = (await leadsOf(fresh)).find(({ id }) => id !== won?.id);
    expect(next).toMatchObject({ status: "open", contact_id: won?.contact_id });
    expect(await onlyConversation(fresh)).toMatchObject({ lead_id: next?.id });
  });

  it("a resolved thread is history: the next message opens another", async () => {
    const fresh = await createWhatsAppTeam();
    await receive(fresh, from(fresh, "5511955559999", "Oi"));
    const { id } = await onlyConversation(fresh);
    await systemRead().update(conversations).set({ status: "resolved" }).where(eq(conversations.id, id));
    await receive(fresh, from(fresh, "5511955559999", "De novo"));
    expect((await conversationsOf(fresh)).map(({ status }) => status)).toEqual(["resolved", "open"]);
    expect(await leadsOf(fresh)).toHaveLength(1);
  });

  it("a reaction is kept, and nobody is asked to answer it", async () => {
    const fresh = await createWhatsAppTeam();
    await receive(
      fresh,
      reactionMessage({ ...person(fresh, "5511955550000"), messageId: "wamid.0", emoji: "👍" }),
    );
    expect(await messagesOf(fresh)).toMatchObject([{ message_type: "reaction", refers_to: "wamid.0" }]);
    expect(await eventsOf(fresh.orgId, "message/received")).toHaveLength(0);
  });
});

describe("what goes wrong", () => {
  it("one item cannot be processed: the others are, and it ends as failed after its attempts", async () => {
    await deliver(team, from(team, "5511966660001", "antes"));
    await deliver(team, from(team, "5511966660002", "veneno"));
    await deliver(team, from(team, "5511966660003", "depois"));
    const poisoned = (await inboundOf(team))[1]?.id ?? "";
    await systemRead()
      .update(inbound_events)
      .set({ payload: { kind: "nonsense" } })
      .where(eq(inbound_events.id, poisoned));
    const ids = (await inboundOf(team)).map(({ id }) => id);
    const attempt = () => processInbound.execute(team.job, { inbound_event_ids: ids });
    await expect(attempt()).rejects.toThrow();
    expect((await inboundOf(team)).map(({ status }) => status)).toEqual([
      "processed",
      "received",
      "processed",
    ]);
    for (let count = 2; count < 5; count += 1) await expect(attempt()).rejects.toThrow();
    await attempt();
    expect((await inboundOf(team))[1]).toMatchObject({ status: "failed", attempts: 5 });
    await processAll(team);
    expect((await messagesOf(team)).map(({ content }) => content)).toEqual(["antes", "depois"]);
  });
});
