import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { person, secondAccount, startEmulator, startReceiver, until } from "./test-support";

const hourMs = 3600 * 1000;
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

const sentTo = async (waId: string) => (await emulator.control("GET", `/sent?wa_id=${waId}`)).json.count;

describe("the 24-hour window", () => {
  it("is closed for a person who never wrote", async () => {
    const { status, json } = await emulator.reply("Olá");
    expect(status).toBe(400);
    expect(json.error).toMatchObject({ code: 131047, type: "OAuthException" });
    expect(await sentTo(person)).toBe(0);
  });

  it("closes 24 hours after the last message, but not for templates", async () => {
    await emulator.write("Oi");
    await emulator.control("POST", "/clock", { offset_ms: 23 * hourMs });
    expect((await emulator.reply("dentro")).status).toBe(200);
    await emulator.control("POST", "/clock", { offset_ms: 25 * hourMs });
    expect((await emulator.reply("fora")).json.error?.code).toBe(131047);
    const template = { name: "hello_world", language: { code: "en_US" } };
    expect((await emulator.reply("", { type: "template", template })).status).toBe(200);
  });

  it("is one per business number", async () => {
    await emulator.write("Oi", { to_phone_number_id: secondAccount.phoneNumberId });
    expect((await emulator.reply("Olá")).json.error?.code).toBe(131047);
  });

  it("can be reported as a failed status", async () => {
    await emulator.control("PUT", "/settings", { window_error: "status" });
    expect((await emulator.reply("Olá")).status).toBe(200);
    await until("the failure", () => crm.statuses().length === 1);
    expect(crm.statuses()[0]?.errors?.[0]?.code).toBe(131047);
  });
});
