import { mkdtempSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { person, png, startEmulator, startReceiver, until } from "./test-support";

describe("across a restart", () => {
  it("keeps accounts, subscriptions, chats and media", async () => {
    const dataDir = mkdtempSync(join(tmpdir(), "whatsapp-emulator-"));
    const crm = await startReceiver();
    const first = await startEmulator({ dataDir });
    await first.control("POST", "/accounts", {
      waba_id: "200000001",
      phone_number_id: "300000001",
      access_token: "EAANEW",
      display_phone_number: "+55 41 93000-4004",
      verified_name: "Nova",
    });
    await first.subscribe(crm.url, "300000001");
    const media = { base64: png.toString("base64"), mime_type: "image/png" };
    await first.write("", { to_phone_number_id: "300000001", text: undefined, media });
    await until("the image", () => crm.messages().length === 1);
    await first.close();

    const second = await startEmulator({ dataDir });
    const { data } = (await second.call("GET", `/phone/api/chats/300000001/${person}/messages`)).json;
    expect(data).toMatchObject([{ direction: "from_person", content: { type: "image" } }]);
    const mediaId = (crm.messages()[0]?.image as { id: string }).id;
    const { url } = (await second.graph("GET", `/${mediaId}`, undefined, "EAANEW")).json;
    const bytes = await (
      await fetch(String(url), { headers: { authorization: "Bearer EAANEW" } })
    ).arrayBuffer();
    expect(Buffer.from(bytes)).toEqual(png);
    await second.write("de novo", { to_phone_number_id: "300000001" });
    await until("the second message", () => crm.messages().length === 2);
    await second.close();
    crm.close();
  });
});
