import { createHash } from "node:crypto";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { account, png, secondAccount, startEmulator, upload } from "./test-support";

const bearer = { authorization: `Bearer ${account.accessToken}` };

let emulator: Awaited<ReturnType<typeof startEmulator>>;
beforeAll(async () => {
  emulator = await startEmulator();
});
afterAll(() => emulator.close());
beforeEach(() => emulator.control("POST", "/reset"));

describe("media", () => {
  it("comes back byte for byte, with the token only", async () => {
    const { id } = await upload(emulator, "image/png");
    const { json } = await emulator.graph("GET", `/${id}?phone_number_id=${account.phoneNumberId}`);
    expect(json).toMatchObject({
      id,
      mime_type: "image/png",
      file_size: png.length,
      sha256: createHash("sha256").update(png).digest("base64"),
    });
    const url = String(json.url);
    expect(Buffer.from(await (await fetch(url, { headers: bearer })).arrayBuffer())).toEqual(png);
    const anonymous = await fetch(url);
    expect(anonymous.status).toBe(404);
    expect(await anonymous.text()).toContain("<!DOCTYPE html>");
    const foreign = await emulator.graph("GET", `/${id}`, undefined, secondAccount.accessToken);
    expect(foreign.json.error).toMatchObject({ code: 100, error_subcode: 33 });
  });

  it("has an address that dies after five minutes, and can be deleted", async () => {
    const { id } = await upload(emulator, "image/png");
    const { url } = (await emulator.graph("GET", `/${id}`)).json;
    await emulator.control("POST", "/clock", { offset_ms: 5 * 60 * 1000 + 1 });
    expect((await fetch(String(url), { headers: bearer })).status).toBe(404);
    expect((await emulator.graph("DELETE", `/${id}`)).json).toEqual({ success: true });
    expect((await emulator.graph("GET", `/${id}`)).json.error?.code).toBe(100);
  });

  it("refuses types and sizes WhatsApp does not carry", async () => {
    expect((await upload(emulator, "application/zip")).error?.code).toBe(100);
    expect((await upload(emulator, "image/png", Buffer.alloc(5 * 1024 * 1024 + 1))).error?.code).toBe(131053);
  });
});
