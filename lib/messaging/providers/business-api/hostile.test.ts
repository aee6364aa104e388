import { describe, expect, it } from "vitest";
import { statusUpdate, textMessage } from "@/emulators/whatsapp/payloads";
import { InboundItem } from "../../inbound/items";
import { mapDelivery } from "./map";

const business = {
  phoneNumberId: "106540352242901",
  wabaId: "102290129340301",
  displayPhoneNumber: "+55 11 93000-1001",
};
const text = () =>
  textMessage({ ...business, from: "5511987654321", profileName: "Maria", id: "wamid.1", text: "Oi" });

// The wire has any shape; these tests are about the wrong ones.
/** A payload, bent as its type would not allow. */
// eslint-disable-next-line @typescript-eslint/no-explicit-any
type Bendable = any;

function mapChanged(change: (value: Bendable) => void, body: unknown = text()) {
  const copy = structuredClone(body) as { entry: { changes: { value: unknown }[] }[] };
  change(copy.entry[0]?.changes[0]?.value);
  const [item] = mapDelivery(copy).map((one) => InboundItem.parse(one));
  return item;
}

describe("a part of a wrong shape costs that part, not the message", () => {
  it.each<[string, (value: Bendable) => void]>([
    ["no profile", (value) => (value.contacts[0].profile = null)],
    ["contacts that are no list", (value) => (value.contacts = { wa_id: "1" })],
    ["a contact that is none", (value) => (value.contacts = [null])],
    ["a quote that is none", (value) => (value.messages[0].context = null)],
    ["errors that are none", (value) => (value.messages[0].errors = "many")],
    ["a number for a display number", (value) => (value.metadata.display_phone_number = 5511930001001)],
    ["an image of nothing", (value) => (value.messages[0].image = [1])],
  ])("%s", (_, change) => {
    expect(mapChanged(change)).toMatchObject({
      kind: "message",
      content: "Oi",
      provider_message_id: "wamid.1",
    });
  });
});

describe("a message without an id we can keep gets one from what it says", () => {
  it.each<[string, (value: Bendable) => void]>([
    ["an id that fits no column", (value) => (value.messages[0].id = "w".repeat(10_000))],
    ["an empty id", (value) => (value.messages[0].id = "")],
    ["no id", (value) => delete value.messages[0].id],
  ])("%s", (_, change) => {
    // Built once: the same delivery again is the same message.
    const body = text();
    const [item, again] = [mapChanged(change, body), mapChanged(change, body)];
    expect(item).toMatchObject({ kind: "message", content: "Oi" });
    expect(item?.key).toMatch(/^message:none\.[0-9a-f]{64}$/);
    expect(again?.key).toBe(item?.key);
    expect(mapChanged((value) => (change(value), (value.messages[0].text.body = "Olá")), body)?.key).not.toBe(
      item?.key,
    );
  });
});

describe("what is not said is told from what is", () => {
  it.each<[string, (value: Bendable) => void]>([
    ["no type", (value) => delete value.messages[0].type],
    ["no account", (value) => delete value.metadata],
    ["no author, but one person", (value) => delete value.messages[0].from],
    ["an author as a number", (value) => (value.messages[0].from = 5511987654321)],
    ["no time", (value) => delete value.messages[0].timestamp],
  ])("%s", (_, change) => {
    expect(mapChanged(change)).toMatchObject({
      kind: "message",
      message_type: "text",
      content: "Oi",
      phone: "5511987654321",
    });
  });
});

describe("what cannot be kept as a message is kept as a notice", () => {
  it.each<[string, (value: Bendable) => void]>([
    ["no sender", (value) => (delete value.messages[0].from, delete value.contacts)],
    ["a sender that is no number", (value) => ((value.messages[0].from = "abc"), delete value.contacts)],
    ["a message that is none", (value) => (value.messages[0] = 7)],
    ["messages that are no list", (value) => (value.messages = {})],
  ])("%s", (_, change) => {
    const item = mapChanged(change);
    expect(item).toMatchObject({ kind: "notice" });
    expect(item?.key.length).toBeLessThan(100);
  });

  it.each(["constructor", "__proto__", "toString", "warned"])("a status called %s", (status) => {
    const body = statusUpdate({ ...business, id: "wamid.9", status: "sent" });
    expect(mapChanged((value) => (value.statuses[0].status = status), body)).toMatchObject({
      kind: "notice",
      topic: "status",
    });
  });
});

describe("times", () => {
  it.each([
    "soon",
    "",
    "-5",
    "0",
    "99999999999999",
    "1e300",
    String(Math.floor(Date.now() / 1000) + 40 * 86_400),
  ])("takes the moment of arrival for %j", (timestamp) => {
    const item = mapChanged((value) => (value.messages[0].timestamp = timestamp));
    if (item?.kind !== "message") throw new Error("no message");
    expect(Math.abs(Date.parse(item.occurred_at) - Date.now())).toBeLessThan(5_000);
  });
});

it("cuts a profile name to what a lead's name holds", () => {
  const item = mapChanged((value) => (value.contacts[0].profile.name = "M".repeat(5_000)));
  expect(item).toMatchObject({ profile_name: "M".repeat(200) });
});
