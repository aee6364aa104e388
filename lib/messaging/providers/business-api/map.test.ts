import { describe, expect, it } from "vitest";
import * as meta from "@/emulators/whatsapp/payloads";
import { InboundItem } from "../../inbound/items";
import { mapDelivery } from "./map";

const business = {
  phoneNumberId: "106540352242901",
  wabaId: "102290129340301",
  displayPhoneNumber: "+55 11 93000-1001",
};
const maria = {
  ...business,
  from: "5511987654321",
  profileName: "Maria Souza",
  id: "wamid.1",
  timestamp: 1_790_000_000,
};
const media = { id: "7001", mime_type: "image/jpeg", sha256: "aa", caption: "a fachada" };

/** What is mapped must also be what can be stored and read back. */
function map(body: unknown) {
  return mapDelivery(JSON.parse(meta.serialize(body).toString())).map((item) => InboundItem.parse(item));
}
const only = (body: unknown) => {
  const items = map(body);
  expect(items).toHaveLength(1);
  return items[0];
};

describe("messages", () => {
  it("maps a text with its person, account and time", () => {
    expect(only(meta.textMessage({ ...maria, text: "Oi, quero um site 😀" }))).toEqual({
      kind: "message",
      key: "message:wamid.1",
      account_id: business.phoneNumberId,
      business_id: business.wabaId,
      from_us: false,
      refers_to: null,
      media: null,
      provider_message_id: "wamid.1",
      phone: "5511987654321",
      user_id: null,
      profile_name: "Maria Souza",
      message_type: "text",
      content: "Oi, quero um site 😀",
      occurred_at: "2026-09-21T14:13:20.000Z",
      metadata: {},
    });
  });

  it.each([
    ["image", meta.imageMessage({ ...maria, media }), "a fachada", "media"],
    [
      "audio",
      meta.audioMessage({ ...maria, media: { ...media, caption: undefined, voice: true } }),
      null,
      "media",
    ],
    [
      "document",
      meta.documentMessage({ ...maria, media: { ...media, caption: undefined, filename: "proposta.pdf" } }),
      "proposta.pdf",
      "media",
    ],
    [
      "location",
      meta.locationMessage({ ...maria, location: { latitude: -23.5, longitude: -46.6 } }),
      null,
      "location",
    ],
    [
      "contacts",
      meta.contactsMessage({ ...maria, contacts: [{ name: { formatted_name: "Ana" } }] }),
      null,
      "contacts",
    ],
    ["reaction", meta.reactionMessage({ ...maria, messageId: "wamid.0", emoji: "👍" }), "👍", "reaction"],
    ["reaction", meta.reactionMessage({ ...maria, messageId: "wamid.0" }), null, "reaction"],
    ["interactive", meta.buttonReply({ ...maria, buttonId: "b1", title: "Sim" }), "Sim", "interactive"],
    ["interactive", meta.listReply({ ...maria, rowId: "r1", title: "Loja" }), "Loja", "interactive"],
    ["button", meta.templateButtonReply({ ...maria, payload: "p", text: "Quero" }), "Quero", null],
    ["unsupported", meta.unsupportedMessage({ ...maria, unsupportedType: "poll" }), null, "errors"],
    [
      "system",
      meta.numberChanged({ ...business, oldWaId: "5511987654321", newWaId: "5511912345678" }),
      null,
      "system",
    ],
    ["hologram", meta.personMessage(maria, "hologram", { hologram: { id: "1" } }), null, "raw"],
    [
      "order",
      meta.orderMessage({
        ...maria,
        catalogId: "354",
        text: "Entrega hoje?",
        items: [{ product_retailer_id: "SITE", quantity: 1, item_price: 1_900, currency: "BRL" }],
      }),
      "Entrega hoje?",
      "order",
    ],
    [
      "interactive",
      meta.formReply({ ...maria, answers: { flow_token: "t", nota: "ótima", dia: ["seg"] } }),
      'nota: ótima\ndia: ["seg"]',
      "interactive",
    ],
    ["call", meta.incomingCall(maria), null, null],
  ])("maps %s", (type, body, content, kept) => {
    const item = only(body);
    expect(item).toMatchObject({ kind: "message", message_type: type, content });
    if (kept) expect(item).toHaveProperty(["metadata", kept]);
  });

  it("keeps where an ad's conversation came from", () => {
    const referral = {
      source_url: "https://fb.me/x",
      source_id: "120",
      source_type: "ad" as const,
      ctwa_clid: "c",
    };
    expect(only(meta.adReferralMessage({ ...maria, text: "Oi", referral }))).toMatchObject({
      metadata: { referral },
    });
  });

  it("knows a person by user id where the phone is hidden", () => {
    const hidden = {
      ...maria,
      from: undefined,
      userId: "BR.1234567890",
      username: "maria.souza",
      profileName: undefined,
    };
    expect(only(meta.textMessage({ ...hidden, text: "Oi" }))).toMatchObject({
      phone: null,
      user_id: "BR.1234567890",
      profile_name: "maria.souza",
    });
  });
});

describe("what is about another message", () => {
  it("names it, and says what it says now", () => {
    const edit = meta.editedMessage({ ...maria, originalId: "wamid.0", content: { text: { body: "Oi!" } } });
    expect(only(edit)).toMatchObject({ message_type: "edit", refers_to: "wamid.0", content: "Oi!" });
    const revoke = meta.revokedMessage({ ...maria, originalId: "wamid.0" });
    expect(only(revoke)).toMatchObject({ message_type: "revoke", refers_to: "wamid.0", content: null });
    const reaction = meta.reactionMessage({ ...maria, messageId: "wamid.0", emoji: "👍" });
    expect(only(reaction)).toMatchObject({ refers_to: "wamid.0", content: "👍" });
  });
});

describe("what the business wrote in its phone app", () => {
  it("is ours, and belongs to whom it was written to", () => {
    const echo = meta.messageEcho({ ...business, to: "5511987654321", text: "do celular" });
    expect(only(echo)).toMatchObject({
      kind: "message",
      from_us: true,
      phone: "5511987654321",
      content: "do celular",
    });
  });
});

describe("statuses", () => {
  it.each(["sent", "delivered", "read"] as const)("maps %s with our reference", (status) => {
    const body = meta.statusUpdate({
      ...business,
      id: "wamid.9",
      status,
      opaque: "ours",
      recipientId: "5511987654321",
    });
    expect(only(body)).toMatchObject({
      kind: "status",
      key: `status:wamid.9:${status}`,
      status,
      reference: "ours",
      failure: null,
    });
  });

  it("keeps what was charged", () => {
    const pricing = { billable: true, pricing_model: "PMP", category: "general_purpose_ai", type: "regular" };
    expect(only(meta.statusUpdate({ ...business, id: "wamid.9", status: "sent", pricing }))).toMatchObject({
      pricing,
    });
  });

  it("takes a played voice note for a read one, and a failure with its code", () => {
    expect(only(meta.statusUpdate({ ...business, id: "wamid.9", status: "played" }))).toMatchObject({
      status: "read",
    });
    const errors = [meta.statusError(131_047, "Re-engagement message", "more than 24 hours")];
    expect(only(meta.statusUpdate({ ...business, id: "wamid.9", status: "failed", errors }))).toMatchObject({
      failure: { code: "131047", detail: "more than 24 hours" },
    });
  });
});

describe("everything else", () => {
  it("maps every entry, change, message and status of a delivery", () => {
    const items = map(
      meta.batch([
        meta.textMessage({ ...maria, text: "um" }),
        meta.statusUpdate({ ...business, id: "wamid.9", status: "sent" }),
        meta.textMessage({ ...maria, id: "wamid.2", text: "dois" }),
      ]),
    );
    expect(items.map(({ key }) => key)).toEqual([
      "message:wamid.1",
      "status:wamid.9:sent",
      "message:wamid.2",
    ]);
  });

  it("keeps what it does not act on as a notice, told apart by content", () => {
    const review = {
      wabaId: business.wabaId,
      templateId: "594425479261596",
      language: "pt_BR",
      category: "UTILITY",
    };
    const approved = only(meta.templateStatusUpdate({ ...review, name: "aviso", event: "APPROVED" }));
    const paused = only(meta.templateStatusUpdate({ ...review, name: "aviso", event: "PAUSED" }));
    expect(approved).toMatchObject({ kind: "notice", account_id: null, business_id: business.wabaId });
    expect(approved?.key).not.toBe(paused?.key);
  });

  it("writes ids as text, also where Meta writes numbers beyond 2^53", () => {
    const body = JSON.parse(
      meta
        .serialize(meta.textMessage({ ...maria, text: "Oi" }))
        .toString()
        .replace(/"timestamp":"(\d+)"/, '"timestamp":$1'),
    );
    expect(only(body)).toMatchObject({ occurred_at: "2026-09-21T14:13:20.000Z" });
    const long = "9007199254740993123";
    expect(only(meta.textMessage({ ...maria, phoneNumberId: long, text: "Oi" }))).toMatchObject({
      account_id: long,
    });
  });

  it.each([null, [], "text", {}, { entry: {} }, { entry: [null] }])(
    "refuses %j: it is no delivery",
    (body) => {
      expect(() => mapDelivery(body)).toThrow();
    },
  );
});
