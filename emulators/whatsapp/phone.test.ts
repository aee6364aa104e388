import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { account, person, png, startEmulator, startReceiver, until } from "./test-support";

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
  await emulator.control("PUT", "/settings", { sent_ms: 1, delivered_ms: 1 });
  await emulator.subscribe(crm.url);
  crm.received.length = 0;
});

const messages = async () =>
  (await emulator.call("GET", `/phone/api/chats/${account.phoneNumberId}/${person}/messages`)).json.data ??
  [];
const chats = async () => (await emulator.call("GET", `/phone/api/chats?wa_id=${person}`)).json.data ?? [];
const read = () =>
  emulator.call("POST", "/phone/api/read", { phone_number_id: account.phoneNumberId, wa_id: person });

describe("being a person", () => {
  it("sends what Meta would, whatever the form of the number", async () => {
    await emulator.write("Olá", { from: "+55 (11) 98765-4321" });
    const message = await until("the webhook", () => crm.messages()[0]);
    expect(message).toMatchObject({ from: person, type: "text", text: { body: "Olá" } });
    expect(message.from_user_id).toMatch(/^BR\.\d+$/);
  });

  it("uploads a file, which the business then downloads", async () => {
    const form = new FormData();
    form.set("from", person);
    form.set("to_phone_number_id", account.phoneNumberId);
    form.set("text", "legenda");
    form.set("file", new File([new Uint8Array(png)], "foto.png", { type: "image/png" }));
    const sent = await fetch(`${emulator.baseUrl}/phone/api/send`, { method: "POST", body: form });
    expect(sent.status).toBe(202);
    const message = await until("the webhook", () => crm.messages()[0]);
    expect(message).toMatchObject({ type: "image", image: { caption: "legenda", mime_type: "image/png" } });
    const { id } = message.image as { id: string };
    const shown = await fetch(`${emulator.baseUrl}/phone/api/media/${id}`);
    expect(Buffer.from(await shown.arrayBuffer())).toEqual(png);
    expect(shown.headers.get("content-security-policy")).toContain("sandbox");
  });

  it("answers with context, reactions and buttons", async () => {
    await emulator.write("Oi");
    const wamid = (await emulator.reply("Tudo bem?")).json.messages?.[0].id;
    await emulator.write("Tudo", { context_id: wamid });
    await emulator.write("", { text: undefined, reaction: { message_id: wamid, emoji: "👍" } });
    await emulator.write("", { text: undefined, button: { kind: "reply", id: "sim", title: "Sim" } });
    await until("all four", () => crm.messages().length === 4);
    const [, reply, reaction, button] = crm.messages();
    expect(reply?.context).toEqual({ from: "5511930001001", id: wamid });
    expect(reaction?.reaction).toEqual({ message_id: wamid, emoji: "👍" });
    expect(button?.interactive).toMatchObject({ type: "button_reply", button_reply: { id: "sim" } });
    expect((await messages()).find(({ id }) => id === wamid)).toMatchObject({ reaction_of_person: "👍" });
  });

  it("refuses what is not a message", async () => {
    expect((await emulator.write("", { text: undefined })).status).toBe(422);
    expect((await emulator.write("x", { to_phone_number_id: "404404404" })).status).toBe(404);
    const media = { base64: "AAAA", mime_type: "application/zip" };
    expect((await emulator.write("", { text: undefined, media })).status).toBe(415);
  });
});

describe("reading on the phone", () => {
  it("counts what is unread, and sends read when the chat is opened", async () => {
    await emulator.write("Oi");
    await emulator.reply("Olá!");
    await until("the delivery", async () => (await chats())[0]?.unread_count === 1);
    await read();
    await until("the receipt", () => crm.statuses().some(({ status }) => status === "read"));
    expect(crm.statuses().map(({ status }) => status)).toEqual(["sent", "delivered", "read"]);
    expect((await chats())[0]?.unread_count).toBe(0);
  });

  it("reads what arrives while the chat is open", async () => {
    await emulator.control("PUT", "/settings", { delivered_ms: 100 });
    await emulator.write("Oi");
    await emulator.reply("Olá!");
    await until("the first status", () => crm.statuses().length === 1);
    await read();
    await until("the receipt", () => crm.statuses().some(({ status }) => status === "read"));
    expect(crm.statuses().map(({ status }) => status)).toEqual(["sent", "delivered", "read"]);
  });

  it("keeps silent for people without receipts", async () => {
    await emulator.control("PUT", "/settings", { read_when_opened: false });
    await emulator.write("Oi");
    await emulator.reply("Olá!");
    await until("the delivery", async () => (await chats())[0]?.unread_count === 1);
    await read();
    await emulator.write("fim");
    await until("a later webhook", () => crm.messages().length === 2);
    expect(crm.statuses().map(({ status }) => status)).not.toContain("read");
  });
});

describe("the page", () => {
  it("streams messages, ticks and typing", async () => {
    const stop = new AbortController();
    const response = await fetch(`${emulator.baseUrl}/phone/api/events`, { signal: stop.signal });
    const reader = response.body?.pipeThrough(new TextDecoderStream()).getReader();
    let seen = "";
    const waitFor = async (part: string) => {
      while (!seen.includes(part)) {
        const chunk = await reader?.read();
        if (!chunk || chunk.done) throw new Error(`The stream ended before ${part}`);
        seen += chunk.value;
      }
    };
    await waitFor("event: ready");
    const { message_id } = (await emulator.write("Oi")).json;
    await waitFor("event: message");
    await waitFor('"status":"delivered"');
    const typing = {
      messaging_product: "whatsapp",
      status: "read",
      message_id,
      typing_indicator: { type: "text" },
    };
    await emulator.graph("POST", `/${account.phoneNumberId}/messages`, typing);
    await waitFor('"status":"read"');
    await waitFor("event: typing");
    stop.abort();
  });

  it("serves itself and nothing beside it", async () => {
    const page = await (await fetch(`${emulator.baseUrl}/phone`)).text();
    const assets = [...page.matchAll(/"(\/phone\/assets\/[^"]+)"/g)].map(([, path]) => path);
    expect(assets.length).toBeGreaterThan(3);
    for (const path of assets) expect((await fetch(`${emulator.baseUrl}${path}`)).status).toBe(200);
    expect((await fetch(`${emulator.baseUrl}/phone/assets/..%2findex.ts`)).status).toBe(404);
  });
});
