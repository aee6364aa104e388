import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { account, person, secondAccount, startEmulator } from "./test-support";

let emulator: Awaited<ReturnType<typeof startEmulator>>;
beforeAll(async () => {
  emulator = await startEmulator();
});
afterAll(() => emulator.close());
beforeEach(() => emulator.control("POST", "/reset"));

describe("what Meta refuses", () => {
  const send = (body: object, token?: string) =>
    emulator.graph(
      "POST",
      `/${account.phoneNumberId}/messages`,
      { messaging_product: "whatsapp", ...body },
      token,
    );

  it("an unknown, missing or revoked token: 190", async () => {
    const unknown = await send({ to: person, text: { body: "x" } }, "EAAWRONG");
    expect(unknown.status).toBe(401);
    expect(unknown.json.error).toMatchObject({ code: 190, type: "OAuthException" });
    expect(unknown.json.error?.fbtrace_id).toMatch(/^A/);
    expect((await emulator.call("GET", `/graph/v26.0/${account.phoneNumberId}`)).json.error?.code).toBe(190);
    await emulator.control("POST", "/tokens", { access_token: account.accessToken });
    expect((await send({ to: person })).json.error).toMatchObject({ code: 190, error_subcode: 463 });
  });

  it("numbers that do not exist or belong to somebody else", async () => {
    const unknown = await emulator.graph("POST", "/999999999999/messages", {});
    expect(unknown.json.error).toMatchObject({ code: 100, error_subcode: 33 });
    const foreign = await emulator.graph("POST", `/${secondAccount.phoneNumberId}/messages`, {});
    expect(foreign.status).toBe(403);
    expect(foreign.json.error?.code).toBe(200);
  });

  it.each([
    [
      "no product",
      { messaging_product: undefined, to: person, text: { body: "x" } },
      100,
      /messaging_product is required/,
    ],
    ["nobody to send to", { text: { body: "x" } }, 100, /parameter to is required/],
    ["an unknown type", { to: person, type: "fax", fax: {} }, 100, /Param type/],
    ["no content", { to: person, type: "image" }, 131008, /missing/],
    ["no text", { to: person, text: {} }, 131008, /missing/],
    [
      "a long text",
      { to: person, text: { body: "x".repeat(4097) } },
      100,
      /text\['body'\] must be at most 4096/,
    ],
    ["an unknown key", { to: person, text: { body: "x", html: true } }, 100, /Invalid parameter/],
    [
      "long callback data",
      { to: person, text: { body: "x" }, biz_opaque_callback_data: "x".repeat(513) },
      100,
      /512/,
    ],
    [
      "id and link at once",
      { to: person, type: "image", image: { id: "1", link: "https://x.test/a.png" } },
      131009,
      /valid/,
    ],
    [
      "an unknown template",
      { to: person, type: "template", template: { name: "x", language: { code: "pt_BR" } } },
      132001,
      /exist/,
    ],
    ["itself", { to: account.displayPhoneNumber, text: { body: "x" } }, 131021, /sender/],
  ])("%s", async (_, body, code, message) => {
    const { json } = await send(body);
    expect(json.error).toMatchObject({ code });
    expect(json.error?.message).toMatch(message);
    expect((await emulator.control("GET", "/sent")).json.count).toBe(0);
  });

  it("accepts exactly the limits", async () => {
    await emulator.write("Oi");
    const answer = await emulator.reply("x".repeat(4096), { biz_opaque_callback_data: "y".repeat(512) });
    expect(answer.status).toBe(200);
  });
});
