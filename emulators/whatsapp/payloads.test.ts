import { existsSync, readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import * as payloads from "./payloads";
import { account } from "./test-support";

const vectorFile = new URL(
  "../../../shared/fixtures/whatsapp-cloud/signature_vector.generated.json",
  import.meta.url,
);
const mariana = { ...account, from: "+55 11 98765-4321", profileName: "Mariana Souza" };

const valueOf = (body: payloads.WebhookBody) => body.entry[0]?.changes[0]?.value;
const messageOf = (body: payloads.WebhookBody) => valueOf(body)?.messages?.[0];

describe("bytes on the wire", () => {
  it.skipIf(!existsSync(vectorFile))("signs like the recorded vector", () => {
    const vector = JSON.parse(readFileSync(vectorFile, "utf8"));
    expect(payloads.sign(vector.body, vector.app_secret)).toBe(vector.value);
  });

  it("signs like a vector of our own", () => {
    expect(payloads.sign('{"a":"\\u00e7"}', "secret")).toBe(
      "sha256=b1839432ddf6351ff902cfaba9ee61beb57440e58e426812a77982140144cff9",
    );
  });

  it("escapes everything outside ASCII, with surrogate pairs for emoji", () => {
    const raw = payloads.serialize({ text: "ação 😀" });
    expect(raw.toString("latin1")).toBe('{"text":"a\\u00e7\\u00e3o \\ud83d\\ude00"}');
    expect(JSON.parse(raw.toString())).toEqual({ text: "ação 😀" });
  });

  it("hides the phone number in the wamid, as Meta does", () => {
    const wamid = payloads.newWamid("5511987654321");
    expect(wamid).toMatch(/^wamid\.HBgN/);
    expect(Buffer.from(wamid.slice(6), "base64").toString("latin1")).toContain("5511987654321");
    expect(payloads.newWamid("5511987654321")).not.toBe(wamid);
  });
});

describe("messages of a person", () => {
  it("builds a text", () => {
    const body = payloads.textMessage({
      ...mariana,
      text: "Olá",
      id: "wamid.1",
      timestamp: 1750000000,
      userId: "BR.1",
    });
    expect(body).toEqual({
      object: "whatsapp_business_account",
      entry: [
        {
          id: account.wabaId,
          changes: [
            {
              field: "messages",
              value: {
                messaging_product: "whatsapp",
                metadata: { display_phone_number: "5511930001001", phone_number_id: account.phoneNumberId },
                contacts: [{ profile: { name: "Mariana Souza" }, wa_id: "5511987654321", user_id: "BR.1" }],
                messages: [
                  {
                    from: "5511987654321",
                    from_user_id: "BR.1",
                    id: "wamid.1",
                    timestamp: "1750000000",
                    text: { body: "Olá" },
                    type: "text",
                  },
                ],
              },
            },
          ],
        },
      ],
    });
  });

  it("leaves the number out for a person known by user id only", () => {
    const body = payloads.textMessage({ ...account, userId: "BR.1", text: "Oi" });
    expect(messageOf(body)).not.toHaveProperty("from");
    expect(valueOf(body)?.contacts).toEqual([{ profile: {}, user_id: "BR.1" }]);
  });

  it("builds the other kinds", () => {
    const media = { id: "1", mime_type: "audio/ogg; codecs=opus", sha256: "x" };
    const referral = {
      source_url: "https://fb.me/x",
      source_id: "120226305854810726",
      source_type: "ad" as const,
    };
    expect(messageOf(payloads.audioMessage({ ...mariana, media }))).toMatchObject({
      audio: { voice: false },
    });
    expect(messageOf(payloads.imageMessage({ ...mariana, media }))).toMatchObject({
      type: "image",
      image: media,
    });
    expect(messageOf(payloads.adReferralMessage({ ...mariana, text: "Oi", referral }))).toMatchObject({
      referral,
    });
    expect(messageOf(payloads.reactionMessage({ ...mariana, messageId: "wamid.1" }))?.reaction).toEqual({
      message_id: "wamid.1",
    });
    expect(
      messageOf(payloads.buttonReply({ ...mariana, buttonId: "sim", title: "Sim" }))?.interactive,
    ).toEqual({
      type: "button_reply",
      button_reply: { id: "sim", title: "Sim" },
    });
    expect(messageOf(payloads.unsupportedMessage({ ...mariana, unsupportedType: "poll" }))).toMatchObject({
      type: "unsupported",
      unsupported: { type: "poll" },
      errors: [{ code: 131051 }],
    });
  });
});

describe("other events", () => {
  it("builds a status without the objects Meta often leaves out", () => {
    const body = payloads.statusUpdate({
      ...account,
      id: "wamid.1",
      status: "read",
      recipientId: "5511987654321",
      opaque: "m-1",
      timestamp: 5,
    });
    expect(valueOf(body)?.statuses).toEqual([
      {
        id: "wamid.1",
        status: "read",
        timestamp: "5",
        recipient_id: "5511987654321",
        biz_opaque_callback_data: "m-1",
      },
    ]);
    expect(valueOf(body)).not.toHaveProperty("contacts");
  });

  it("merges several into one delivery, in order", () => {
    const bodies = ["1", "2", "3"].map((text) => payloads.textMessage({ ...mariana, text }));
    expect(payloads.batch(bodies).entry).toEqual(bodies.flatMap(({ entry }) => entry));
  });
});
