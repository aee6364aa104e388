import { eq } from "drizzle-orm";
import { beforeEach, describe, expect, it } from "vitest";
import { contact_identities, contacts, message_media, whatsapp_configs } from "@/db/schema";
import { systemRead } from "@/db/system";
import * as meta from "@/emulators/whatsapp/payloads";
import { listMessages, reactToMessage, sendMessage } from "@/lib/messaging";
import { auditOf, eventsOf } from "@/tests/support/rows";
import {
  createWhatsAppTeam,
  leadsOf,
  messagesOf,
  onlyConversation,
  person,
  receive,
  type WhatsAppTeam,
} from "@/tests/support/whatsapp";

const phone = "5511987654321";
const seconds = (ago: number) => Math.floor(Date.now() / 1_000) - ago;

let team: WhatsAppTeam;
beforeEach(async () => {
  team = await createWhatsAppTeam();
});

const from = (extra = {}) => ({ ...person(team, phone), ...extra });
const text = (id: string, words: string, ago = 100) =>
  meta.textMessage({ ...from(), id, text: words, timestamp: seconds(ago) });
const edit = (originalId: string, words: string, ago: number) =>
  meta.editedMessage({ ...from(), originalId, content: { text: { body: words } }, timestamp: seconds(ago) });
const revoke = (originalId: string, ago: number) =>
  meta.revokedMessage({ ...from(), originalId, timestamp: seconds(ago) });
const react = (messageId: string, emoji: string | undefined, ago: number) =>
  meta.reactionMessage({ ...from(), messageId, emoji, timestamp: seconds(ago) });
const thread = async () => {
  const { id } = await onlyConversation(team);
  return (await listMessages.execute(team.ctx, { conversation_id: id })).data;
};

describe("an edit", () => {
  it.each([
    ["in order", ["original", "first", "second"]],
    ["backwards", ["second", "first", "original"]],
    ["in between", ["first", "original", "second"]],
  ])("shows on its message, the last one last, when they come %s", async (_, order) => {
    const bodies: Record<string, unknown> = {
      original: text("wamid.a", "Quero um sitio"),
      first: edit("wamid.a", "Quero um site", 50),
      second: edit("wamid.a", "Quero um site novo", 20),
    };
    for (const name of order) await receive(team, bodies[name]);
    expect(await thread()).toMatchObject([{ content: "Quero um site novo", edited_at: expect.any(String) }]);
    // What it said before is in the audit log only.
    const kept = (await messagesOf(team)).map(({ content }) => content);
    expect(kept.filter(Boolean)).toEqual(["Quero um site novo"]);
    expect(JSON.stringify(await auditOf(team.orgId, "message.edit"))).toContain("Quero um sitio");
  });

  it("is no second message to answer and not unread again; the list shows the new words", async () => {
    await receive(team, text("wamid.a", "Oi"), edit("wamid.a", "Olá", 50));
    expect(await eventsOf(team.orgId, "message/received")).toHaveLength(1);
    expect(await onlyConversation(team)).toMatchObject({ unread_count: 1, last_message_preview: "Olá" });
  });

  it("of a message we have never seen shows by itself", async () => {
    await receive(team, edit("wamid.old", "Agora com preço", 50));
    expect(await thread()).toMatchObject([{ message_type: "edit", content: "Agora com preço" }]);
  });

  it("by somebody who did not write it changes nothing", async () => {
    await receive(team, meta.messageEcho({ ...team.business, to: phone, id: "wamid.ours", text: "R$ 100" }));
    await receive(team, edit("wamid.ours", "R$ 1", 0));
    const ours = (await thread()).find(({ provider_message_id }) => provider_message_id === "wamid.ours");
    expect(ours).toMatchObject({ content: "R$ 100", edited_at: null });
  });
});

describe("a deletion", () => {
  it.each([
    ["after", false],
    ["before", true],
  ])("that comes %s its message leaves nothing of it but the mark", async (_, isEarly) => {
    const image = meta.imageMessage({
      ...from({ id: "wamid.a", timestamp: seconds(90) }),
      media: { id: "77", mime_type: "image/jpeg", sha256: "x", caption: "meu RG" },
    });
    const bodies = [image, revoke("wamid.a", 10)];
    await receive(team, ...(isEarly ? bodies.toReversed() : bodies));
    expect(await thread()).toMatchObject([
      { content: null, revoked_at: expect.any(String), media: null, metadata: {} },
    ]);
    expect(
      await systemRead().select().from(message_media).where(eq(message_media.organization_id, team.orgId)),
    ).toEqual([]);
    expect(await onlyConversation(team)).toMatchObject({ last_message_preview: "[revoked]" });
    expect(JSON.stringify(await auditOf(team.orgId, "message.revoke"))).toContain("meu RG");
  });
});

describe("reactions", () => {
  it("show on their message, the last one of each side, until they are taken back", async () => {
    await receive(team, text("wamid.a", "Oi"), react("wamid.a", "👍", 60), react("wamid.a", "😮", 40));
    expect(await thread()).toMatchObject([{ reactions: [{ by: "contact", emoji: "😮" }] }]);
    const [message] = await thread();
    await reactToMessage.execute(team.ctx, { message_id: message?.id ?? "", emoji: "❤️" });
    expect(await thread()).toMatchObject([
      {
        reactions: [
          { by: "contact", emoji: "😮" },
          { by: "team", emoji: "❤️" },
        ],
      },
    ]);
    expect(await onlyConversation(team)).toMatchObject({ handler: "agent", last_message_preview: "Oi" });
    await receive(team, react("wamid.a", undefined, 20));
    await reactToMessage.execute(team.ctx, { message_id: message?.id ?? "", emoji: "" });
    expect(await thread()).toMatchObject([{ reactions: [] }]);
  });

  it("that were taken back stay away when the older news comes later", async () => {
    await receive(team, text("wamid.a", "Oi"), react("wamid.a", undefined, 20), react("wamid.a", "👍", 60));
    expect(await thread()).toMatchObject([{ reactions: [] }]);
    expect(await onlyConversation(team)).toMatchObject({ unread_count: 1 });
  });
});

describe("a message from the business's phone app", () => {
  const echo = (id: string, words: string, ago = 0) =>
    meta.messageEcho({ ...team.business, to: phone, id, text: words, timestamp: seconds(ago) });

  it("is sent, pauses the agent, and leaves nothing unread", async () => {
    await receive(team, text("wamid.a", "Oi"));
    await receive(team, echo("wamid.app", "Oi, é o João"), echo("wamid.app", "Oi, é o João"));
    expect(await thread()).toMatchObject([
      { direction: "outbound", status: "sent", content: "Oi, é o João", metadata: { sent_from: "phone" } },
      { direction: "inbound" },
    ]);
    expect(await onlyConversation(team)).toMatchObject({
      handler: "human",
      assigned_to: null,
      unread_count: 0,
      last_message_direction: "outbound",
    });
    expect(await eventsOf(team.orgId, "conversation/taken_over")).toHaveLength(1);
  });

  it("has the reports that overtook it", async () => {
    await receive(team, text("wamid.a", "Oi"));
    await receive(team, meta.statusUpdate({ ...team.business, id: "wamid.app", status: "read" }));
    await receive(team, echo("wamid.app", "Oi"));
    expect((await thread())[0]).toMatchObject({ status: "read", read_at: expect.any(String) });
  });

  it("is not there twice when it is one of ours", async () => {
    await receive(team, text("wamid.a", "Oi"));
    const conversation = await onlyConversation(team);
    const sent = await sendMessage.execute(team.ctx, { conversation_id: conversation.id, content: "Olá" });
    await receive(
      team,
      meta.statusUpdate({ ...team.business, id: "wamid.ours", status: "sent", opaque: sent.id }),
    );
    await receive(team, echo("wamid.ours", "Olá"));
    expect((await thread()).map(({ content }) => content)).toEqual(["Olá", "Oi"]);
  });
});

describe("what else comes along", () => {
  it("a new number is the same person's, and answers go there", async () => {
    await receive(team, text("wamid.a", "Oi"));
    await receive(team, meta.numberChanged({ ...team.business, oldWaId: phone, newWaId: "5521912345678" }));
    await receive(team, meta.textMessage({ ...person(team, "5521912345678"), text: "Sou eu" }));
    const [contact, ...others] = await systemRead()
      .select()
      .from(contacts)
      .where(eq(contacts.organization_id, team.orgId));
    expect(others).toEqual([]);
    expect(contact).toMatchObject({ phone: "+5521912345678" });
    expect(await leadsOf(team)).toMatchObject([{ phone: "+5521912345678" }]);
    const ways = await systemRead()
      .select()
      .from(contact_identities)
      .where(eq(contact_identities.organization_id, team.orgId));
    expect(ways.flatMap(({ address }) => address ?? [])).toEqual(["5521912345678"]);
  });

  it("the ads a deal came through are on it, first and last, whatever order they come in", async () => {
    const ad = (id: string, ago: number) =>
      meta.adReferralMessage({
        ...from({ timestamp: seconds(ago) }),
        text: "Oi",
        referral: { source_url: "https://fb.me/x", source_id: id, source_type: "ad", ctwa_clid: `c${id}` },
      });
    await receive(team, ad("2", 50), ad("3", 10), ad("1", 90));
    expect(await leadsOf(team)).toMatchObject([
      { first_touch: { source_id: "1", ctwa_clid: "c1" }, last_touch: { source_id: "3" } },
    ]);
  });

  it("the number's standing is kept with the connection", async () => {
    const quality = meta.numberQuality({ ...team.business, event: "FLAGGED", currentLimit: "TIER_10K" });
    await receive(team, quality);
    const [config] = await systemRead()
      .select()
      .from(whatsapp_configs)
      .where(eq(whatsapp_configs.id, team.config.id));
    expect(config?.config_data).toMatchObject({ quality: { event: "FLAGGED", current_limit: "TIER_10K" } });
  });

  it("a call shows in the thread and asks no agent for an answer", async () => {
    await receive(team, meta.incomingCall(from()));
    expect(await thread()).toMatchObject([{ message_type: "call", direction: "inbound" }]);
    expect(await eventsOf(team.orgId, "message/received")).toHaveLength(0);
  });
});
