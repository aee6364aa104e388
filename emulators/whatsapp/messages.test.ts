import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { account, person, startEmulator, startReceiver, until } from "./test-support";

let emulator: Awaited<ReturnType<typeof startEmulator>>;
let crm: Awaited<ReturnType<typeof startReceiver>>;

beforeAll(async () => {
  emulator = await startEmulator();
  crm = await startReceiver();
});
afterAll(async () => {
  await emulator.close();
  crm.close();
});
beforeEach(async () => {
  await emulator.control("POST", "/reset");
  await emulator.control("PUT", "/settings", { sent_ms: 1, delivered_ms: 1, retry_delays_ms: [5] });
  await emulator.subscribe(crm.url);
  crm.received.length = 0;
});

const statusNames = () => crm.statuses().map(({ status }) => status);
const sentTo = async (waId: string) => (await emulator.control("GET", `/sent?wa_id=${waId}`)).json.count;

describe("sending", () => {
  it("accepts a text and reports sent, delivered and read in order", async () => {
    await emulator.control("PUT", "/settings", { read_ms: 1 });
    await emulator.write("Oi");
    const { status, json } = await emulator.reply("Olá!", { biz_opaque_callback_data: "msg-1" });
    expect(status).toBe(200);
    expect(json.contacts).toEqual([{ input: person, wa_id: person }]);
    const wamid = json.messages?.[0].id;
    expect(wamid).toMatch(/^wamid\.HBg/);
    await until("three statuses", () => crm.statuses().length === 3);
    expect(statusNames()).toEqual(["sent", "delivered", "read"]);
    for (const update of crm.statuses()) {
      expect(update).toMatchObject({ id: wamid, recipient_id: person, biz_opaque_callback_data: "msg-1" });
    }
    expect(await sentTo(person)).toBe(1);
  });

  it("finds the same person with and without Brazil's ninth digit", async () => {
    await emulator.write("Oi");
    const { json } = await emulator.reply("Olá", { to: "+55 11 8765-4321" });
    expect(json.contacts).toEqual([{ input: "+55 11 8765-4321", wa_id: person }]);
  });

  it("reaches a person by user id", async () => {
    const { user_id } = (await emulator.write("Oi", { hide_phone: true })).json;
    await until("the message", () => crm.messages().length === 1);
    expect(crm.messages()[0]).toMatchObject({ from_user_id: user_id });
    expect(crm.messages()[0]).not.toHaveProperty("from");
    const answer = await emulator.reply("Olá", { to: undefined, recipient: user_id });
    expect(answer.status).toBe(200);
    expect(await sentTo(person)).toBe(1);
  });

  it("ends as failed for a chosen number", async () => {
    await emulator.write("Oi");
    await emulator.control("POST", "/fail-number", {
      wa_id: person,
      code: 131026,
      title: "Message undeliverable",
    });
    await emulator.reply("Olá");
    await until("the failure", () => crm.statuses().length === 1);
    expect(crm.statuses()[0]).toMatchObject({ status: "failed", errors: [{ code: 131026 }] });
  });

  it("works and stays silent when the response is lost", async () => {
    await emulator.write("Oi");
    await emulator.control("POST", "/faults", { kind: "lost_response" });
    await expect(emulator.reply("Olá", { biz_opaque_callback_data: "lost" })).rejects.toThrow();
    await until("its statuses", () => statusNames().includes("delivered"));
    expect(crm.statuses()[0]?.biz_opaque_callback_data).toBe("lost");
    expect(await sentTo(person)).toBe(1);
  });
});

describe("reading", () => {
  it("turns the person's messages read, and shows typing", async () => {
    const { message_id } = (await emulator.write("Oi")).json;
    const answer = await emulator.graph("POST", `/${account.phoneNumberId}/messages`, {
      messaging_product: "whatsapp",
      status: "read",
      message_id,
      typing_indicator: { type: "text" },
    });
    expect(answer).toEqual({ status: 200, json: { success: true } });
    const { data } = (
      await emulator.call("GET", `/phone/api/chats/${account.phoneNumberId}/${person}/messages`)
    ).json;
    expect(data?.[0]).toMatchObject({ id: message_id, status: "read" });
  });
});
