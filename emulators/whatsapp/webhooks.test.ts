import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { sign } from "./payloads";
import { account, person, startEmulator, startReceiver, until } from "./test-support";
import { demoAppSecret } from "./accounts";

let emulator: Awaited<ReturnType<typeof startEmulator>>;
let crm: Awaited<ReturnType<typeof startReceiver>>;

beforeAll(async () => {
  emulator = await startEmulator();
  crm = await startReceiver("the-verify-token");
});
afterAll(async () => {
  await emulator.close();
  crm.close();
});
beforeEach(async () => {
  await emulator.control("POST", "/reset");
  await emulator.control("PUT", "/settings", { sent_ms: 1, delivered_ms: 1, retry_delays_ms: [5, 10] });
  crm.received.length = 0;
  crm.handshakes.length = 0;
});

const subscribedApps = `/${account.wabaId}/subscribed_apps`;
const texts = () => crm.messages().map(({ text }) => (text as { body: string } | undefined)?.body);

describe("subscribing", () => {
  it("shakes hands with the callback first", async () => {
    const body = { override_callback_uri: crm.url, verify_token: "the-verify-token" };
    const answer = await emulator.graph("POST", subscribedApps, body);
    expect(answer.json).toMatchObject({ success: true, data: [{ override_callback_uri: crm.url }] });
    expect(crm.handshakes[0]).toMatch(
      /^\?hub.mode=subscribe&hub.challenge=\d+&hub.verify_token=the-verify-token$/,
    );
    await emulator.write("Oi");
    await until("the message", () => texts().includes("Oi"));
  });

  it("refuses a callback that does not echo the challenge", async () => {
    const body = { override_callback_uri: crm.url, verify_token: "another" };
    const { status, json } = await emulator.graph("POST", subscribedApps, body);
    expect(status).toBe(400);
    expect(json.error).toMatchObject({ code: 2200 });
    expect((await emulator.graph("GET", subscribedApps)).json.data).toEqual([]);
    expect((await emulator.write("Oi")).json.webhook).toBe("not_subscribed");
  });

  it("stops when unsubscribed", async () => {
    await emulator.subscribe(crm.url);
    expect((await emulator.graph("DELETE", subscribedApps)).json).toEqual({ success: true });
    expect((await emulator.write("Oi")).json.webhook).toBe("not_subscribed");
  });

  it("prefers the callback of the number, and reports it", async () => {
    await emulator.graph("POST", subscribedApps, {});
    await emulator.graph("POST", `/${account.phoneNumberId}`, {
      webhook_configuration: { override_callback_uri: crm.url, verify_token: "the-verify-token" },
    });
    const { json } = await emulator.graph("GET", `/${account.phoneNumberId}?fields=webhook_configuration`);
    expect(json).toEqual({ id: account.phoneNumberId, webhook_configuration: { phone_number: crm.url } });
    await emulator.write("Oi");
    await until("the message", () => texts().includes("Oi"));
  });
});

describe("delivering", () => {
  beforeEach(() => emulator.subscribe(crm.url));

  it("signs the raw escaped bytes with the app secret", async () => {
    await emulator.write("Olá, Zoé 👋");
    const delivery = await until("the delivery", () => crm.received[0]);
    expect(delivery.signature).toBe(sign(delivery.raw, demoAppSecret));
    expect(delivery.raw.toString("latin1")).toContain("Ol\\u00e1, Zo\\u00e9 \\ud83d\\udc4b");
  });

  it("signs with the account's own secret where it has one", async () => {
    const own = {
      waba_id: "200000001",
      phone_number_id: "300000001",
      access_token: "EAAOWN",
      app_secret: "own",
    };
    await emulator.control("POST", "/accounts", {
      ...own,
      display_phone_number: "+55 41 93000-4004",
      verified_name: "Nova",
    });
    await emulator.subscribe(crm.url, "300000001");
    await emulator.write("Oi", { to_phone_number_id: "300000001" });
    const delivery = await until("the delivery", () => crm.received[0]);
    expect(delivery.signature).toBe(sign(delivery.raw, "own"));
  });

  it("tries again until answered 200, then shows the second tick", async () => {
    crm.answerNext(500, 503);
    const { message_id } = (await emulator.write("Oi")).json;
    await until("three attempts", () => crm.received.length === 3);
    expect(crm.received.map(({ status }) => status)).toEqual([500, 503, 200]);
    expect(new Set(crm.messages().map(({ id }) => id))).toEqual(new Set([message_id]));
    await until("the tick", async () => {
      const { data } = (
        await emulator.call("GET", `/phone/api/chats/${account.phoneNumberId}/${person}/messages`)
      ).json;
      return data?.[0]?.status === "delivered";
    });
  });
});
