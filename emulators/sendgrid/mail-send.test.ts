import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { startEmulators, type RunningEmulators } from "../server";
import { control, readFixture } from "../shared/test-support";
import { mail, readInbox, sendMail } from "./test-mail";

type WireRequest = { body: string }[];

const dataDir = mkdtempSync(join(tmpdir(), "sendgrid-emulator-"));
let emulators: RunningEmulators;

beforeAll(async () => {
  emulators = await startEmulators({ port: 0, dataDir });
});
beforeEach(() => control(emulators.url, "DELETE", "/mailbox/api/messages"));
afterAll(async () => {
  await emulators.stop();
  rmSync(dataDir, { recursive: true });
});

const send = (body: unknown, headers?: Record<string, string>) => sendMail(emulators.url, body, headers);
const inbox = (to?: string) => readInbox(emulators.url, to);

describe("mail send", () => {
  test("answers 202 without a body and keeps one message per recipient", async () => {
    const response = await send({
      ...mail,
      personalizations: [{ to: [{ email: "ana@example.com" }, { email: "bob@example.com" }] }],
    });
    expect(response.status).toBe(202);
    expect(await response.text()).toBe("");
    expect(await inbox()).toHaveLength(2);
    expect(await inbox("ANA@example.com")).toMatchObject([
      {
        to: "ana@example.com",
        from: "crm@example.com",
        subject: "Bem-vinda",
        text: "Olá",
        html: "<p>Olá</p>",
        custom_args: { org: "o1" },
        sg_message_id: response.headers.get("x-message-id"),
      },
    ]);
  });

  test.each([
    ["no from", { ...mail, from: undefined }, "from.email"],
    ["no subject", { ...mail, subject: undefined }, "subject"],
    ["no content", { ...mail, content: [] }, "content"],
    ["empty content", { ...mail, content: [{ type: "text/plain", value: "" }] }, "content.0.value"],
    ["html before text", { ...mail, content: [...mail.content].reverse() }, "content"],
    ["no recipient", { ...mail, personalizations: [{ to: [] }] }, "personalizations.0.to"],
    ["no personalization", { ...mail, personalizations: [] }, "personalizations"],
    [
      "bad address",
      { ...mail, personalizations: [{ to: [{ email: "ana" }] }] },
      "personalizations.0.to.0.email",
    ],
    [
      "address twice",
      { ...mail, personalizations: [{ to: [{ email: "a@b.co" }], cc: [{ email: "A@b.co" }] }] },
      "personalizations.0",
    ],
    ["number as custom arg", { ...mail, custom_args: { n: 1 } }, "custom_args.n"],
    ["too many categories", { ...mail, categories: Array.from({ length: 11 }, String) }, "categories"],
  ])("refuses %s", async (_name, body, field) => {
    const response = await send(body);
    expect(response.status).toBe(400);
    expect(await response.json()).toMatchObject({
      errors: [{ field, message: expect.any(String), help: expect.any(String) }],
    });
    expect(await inbox()).toEqual([]);
  });

  test("refuses a wrong key, another content type and a sender that is not verified", async () => {
    expect(await (await send(mail, { authorization: "Bearer nope" })).json()).toEqual({
      errors: [
        {
          message: "The provided authorization grant is invalid, expired, or revoked",
          field: null,
          help: null,
        },
      ],
    });
    expect((await send(mail, { "content-type": "text/plain" })).status).toBe(415);
    expect((await send("{")).status).toBe(400);
    await control(emulators.url, "PUT", "/control/sendgrid/senders", { emails: ["other@example.com"] });
    expect((await send(mail)).status).toBe(403);
    await control(emulators.url, "PUT", "/control/sendgrid/senders", { emails: null });
  });

  test("sandbox mode validates and sends nothing", async () => {
    expect((await send({ ...mail, mail_settings: { sandbox_mode: { enable: true } } })).status).toBe(200);
    expect(await inbox()).toEqual([]);
  });

  const wire = readFixture<WireRequest>("sdk-wire/sendgrid.mail.send.json");
  test.skipIf(!wire)("accepts what the official SDK sends", async () => {
    expect((await send(wire?.[0]?.body)).status).toBe(202);
  });
  const documented = readFixture<object>("sendgrid/api.mail_send.request.mailsendnotemplate.json");
  test.skipIf(!documented)("accepts the documented example", async () => {
    expect((await send(documented)).status).toBe(202);
    expect(await inbox("lee@example.com")).toMatchObject([
      { from: "sales@example.com", attachments: ["index.html"] },
    ]);
  });

  test("messages survive a restart, and a lost response is a sent mail", async () => {
    await control(emulators.url, "POST", "/control/sendgrid/faults", { kind: "lost_response" });
    await expect(send(mail)).rejects.toThrow();
    const again = await startEmulators({ port: 0, dataDir });
    const answer = await control(again.url, "GET", "/mailbox/api/messages");
    expect(answer).toEqual({ data: await inbox() });
    expect(answer).toMatchObject({ data: [{ to: "ana@example.com" }] });
    await again.stop();
  });
});
