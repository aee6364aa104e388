import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { sign } from "./payloads";
import { account, secondAccount, startEmulator, startReceiver, until } from "./test-support";
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

const texts = () => crm.messages().map(({ text }) => (text as { body: string } | undefined)?.body);
const fault = (body: object) => emulator.control("POST", "/webhook-faults", { only: "messages", ...body });

describe("faults", () => {
  beforeEach(() => emulator.subscribe(crm.url));

  it("duplicate: the same bytes twice", async () => {
    await fault({ kind: "duplicate" });
    await emulator.write("Oi");
    await until("two deliveries", () => crm.received.length === 2);
    expect(crm.received[0]?.raw).toEqual(crm.received[1]?.raw);
  });

  it("reorder: the second before the first", async () => {
    await fault({ kind: "reorder" });
    await emulator.write("um");
    await emulator.write("dois");
    await until("both", () => crm.received.length === 2);
    expect(texts()).toEqual(["dois", "um"]);
  });

  it("reorder: goes out alone when nothing follows", async () => {
    await fault({ kind: "reorder", ms: 5 });
    await emulator.write("um");
    await until("it", () => texts().includes("um"));
  });

  it("wrong signature: refused, then repeated with the right one", async () => {
    await fault({ kind: "wrong_signature" });
    crm.answerNext(401);
    await emulator.write("Oi");
    await until("two deliveries", () => crm.received.length === 2);
    const isRight = crm.received.map(({ raw, signature }) => signature === sign(raw, demoAppSecret));
    expect(isRight).toEqual([false, true]);
  });

  it("corrupt: one byte differs from what was signed", async () => {
    await fault({ kind: "corrupt", retry: false });
    crm.answerNext(401);
    await emulator.write("Oi");
    const delivery = await until("the delivery", () => crm.received[0]);
    expect(delivery.signature).not.toBe(sign(delivery.raw, demoAppSecret));
    await until("the end", async () => {
      const { data } = (await emulator.control("GET", "/deliveries")).json;
      return data?.[0]?.state === "dropped" && data[0].attempts === 1;
    });
  });

  it("two tenants: both accounts in one delivery", async () => {
    await fault({ kind: "two_tenants" });
    await emulator.write("Oi");
    const delivery = await until("the delivery", () => crm.received[0]);
    expect(delivery.body.entry.map(({ id }) => id)).toEqual([account.wabaId, secondAccount.wabaId]);
    expect(new Set(crm.messages().map(({ id }) => id)).size).toBe(2);
  });

  it("delay: later messages overtake", async () => {
    await fault({ kind: "delay", ms: 50 });
    await emulator.write("um");
    await emulator.write("dois");
    await until("both", () => crm.received.length === 2);
    expect(texts()).toEqual(["dois", "um"]);
  });
});
