import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { account, person, startEmulator, startReceiver, until } from "./test-support";

let emulator: Awaited<ReturnType<typeof startEmulator>>;
beforeAll(async () => {
  emulator = await startEmulator();
});
afterAll(() => emulator.close());
beforeEach(() => emulator.control("POST", "/reset"));

describe("numbers and templates", () => {
  it("describes the number with the fields asked for", async () => {
    const { json } = await emulator.graph(
      "GET",
      `/${account.phoneNumberId}?fields=verified_name,platform_type`,
    );
    expect(json).toEqual({
      verified_name: account.verifiedName,
      platform_type: "CLOUD_API",
      id: account.phoneNumberId,
    });
    const list = await emulator.graph("GET", `/${account.wabaId}/phone_numbers`);
    expect(list.json.data).toMatchObject([{ id: account.phoneNumberId }]);
  });

  it("takes a template through review, pause and parameters", async () => {
    const crm = await startReceiver();
    await emulator.subscribe(crm.url);
    const created = await emulator.graph("POST", `/${account.wabaId}/message_templates`, {
      name: "retomar_contato",
      language: "pt_BR",
      category: "MARKETING",
      components: [{ type: "BODY", text: "Oi, {{1}}! Podemos continuar?" }],
    });
    expect(created.json).toMatchObject({ status: "PENDING", category: "MARKETING" });
    const send = (parameters: object[]) =>
      emulator.reply("", {
        type: "template",
        template: {
          name: "retomar_contato",
          language: { code: "pt_BR" },
          components: [{ type: "body", parameters }],
        },
      });
    const name = [{ type: "text", text: "Mariana" }];
    const setStatus = (status: string) =>
      emulator.control("POST", "/template-status", {
        waba_id: account.wabaId,
        name: "retomar_contato",
        status,
      });
    expect((await send(name)).json.error?.code).toBe(132001);
    await setStatus("APPROVED");
    expect((await send([])).json.error?.code).toBe(132000);
    expect((await send(name)).status).toBe(200);
    await setStatus("PAUSED");
    expect((await send(name)).json.error?.code).toBe(132015);
    await until(
      "the template events",
      () => crm.received.filter(({ raw }) => raw.includes("PAUSED")).length === 1,
    );
    const { data } = (
      await emulator.call("GET", `/phone/api/chats/${account.phoneNumberId}/${person}/messages`)
    ).json;
    expect(data?.[0]?.content).toMatchObject({ text: "Oi, Mariana! Podemos continuar?" });
    crm.close();
  });
});
