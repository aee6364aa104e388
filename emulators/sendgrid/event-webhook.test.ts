import { createPublicKey, verify } from "node:crypto";
import { createServer, type IncomingHttpHeaders, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { afterAll, beforeAll, beforeEach, describe, expect, test, vi } from "vitest";
import { startEmulators, type RunningEmulators } from "../server";
import { control } from "../shared/test-support";
import { createEventSigner, type SendGridEvent } from "./index";
import { mail, sendMail } from "./test-mail";

type Call = { headers: IncomingHttpHeaders; body: string };

let emulators: RunningEmulators;
let receiver: Server;
let receiverUrl: string;
const calls: Call[] = [];

beforeAll(async () => {
  emulators = await startEmulators({ port: 0 });
  receiver = createServer((request, response) => {
    let body = "";
    request.setEncoding("utf8").on("data", (chunk) => (body += chunk));
    request.on("end", () => {
      calls.push({ headers: request.headers, body });
      response.end();
    });
  }).listen(0);
  receiverUrl = `http://127.0.0.1:${(receiver.address() as AddressInfo).port}/`; // listening on TCP
});
beforeEach(async () => {
  calls.length = 0;
  await control(emulators.url, "DELETE", "/mailbox/api/messages");
});
afterAll(async () => {
  await emulators.stop();
  receiver.close();
});

describe("event webhook", () => {
  test("events are signed over the raw body and carry the custom args", async () => {
    await control(emulators.url, "PUT", "/control/sendgrid/webhook", { url: receiverUrl });
    const messageId = (await sendMail(emulators.url, mail)).headers.get("x-message-id") ?? "none";
    await vi.waitFor(() => expect(calls).toHaveLength(2));
    const events = calls.flatMap(({ body }) => JSON.parse(body) as SendGridEvent[]);
    expect(events).toMatchObject([
      { event: "processed", email: "ana@example.com", org: "o1", message_id: "m1" },
      { event: "delivered", sg_message_id: expect.stringMatching(new RegExp(`^${messageId}\\.recvd-`)) },
    ]);
    const { public_key: publicKey } = (await control(
      emulators.url,
      "GET",
      "/control/sendgrid/public-key",
    )) as { public_key: string };
    for (const call of calls) {
      expect(call.body.endsWith("\r\n")).toBe(true);
      expect(isSigned(publicKey, call)).toBe(true);
      expect(isSigned(publicKey, { ...call, body: call.body.trimEnd() })).toBe(false);
    }
  });

  test("bounces and duplicates on demand", async () => {
    await control(emulators.url, "PUT", "/control/sendgrid/webhook", {
      url: receiverUrl,
      events: [],
      copies: 3,
    });
    await sendMail(emulators.url, mail);
    await control(emulators.url, "POST", "/control/sendgrid/events", {
      event: "bounce",
      to: "ana@example.com",
    });
    await vi.waitFor(() => expect(calls).toHaveLength(3));
    const ids = new Set(calls.map(({ body }) => (JSON.parse(body) as SendGridEvent[])[0]?.sg_event_id));
    expect(ids.size).toBe(1);
    await control(emulators.url, "PUT", "/control/sendgrid/webhook", { url: null });
  });

  test("the key is the same in every run, and another seed gives another", () => {
    expect(createEventSigner("a").publicKey).toBe(createEventSigner("a").publicKey);
    expect(createEventSigner("a").publicKey).not.toBe(createEventSigner("b").publicKey);
  });
});

test("the mailbox page speaks both languages and tells of changes", async () => {
  expect(await (await fetch(`${emulators.url}/mailbox?lang=en`)).text()).toContain("Local mailbox");
  const page = await fetch(`${emulators.url}/mailbox`, {
    headers: { "accept-language": "pt-BR,pt;q=0.9,en;q=0.8" },
  });
  expect(await page.text()).toContain("Caixa de correio local");
  const stream = await fetch(`${emulators.url}/mailbox/api/stream`);
  const reader = stream.body?.pipeThrough(new TextDecoderStream()).getReader();
  expect((await reader?.read())?.value).toContain("data: 0");
  await sendMail(emulators.url, mail);
  expect((await reader?.read())?.value).toContain("data: 1");
  await reader?.cancel();
});

function isSigned(publicKey: string, { headers, body }: Call): boolean {
  const key = createPublicKey({ key: Buffer.from(publicKey, "base64"), format: "der", type: "spki" });
  const signature = String(headers["x-twilio-email-event-webhook-signature"]);
  const text = `${String(headers["x-twilio-email-event-webhook-timestamp"])}${body}`;
  return verify("sha256", Buffer.from(text), key, Buffer.from(signature, "base64"));
}
