import { existsSync, readdirSync, readFileSync } from "node:fs";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { account, person, startEmulator, upload } from "./test-support";

const fixtures = new URL("../../../shared/fixtures/whatsapp-cloud/", import.meta.url);
const requests = existsSync(fixtures)
  ? readdirSync(fixtures).filter((name) => name.startsWith("official.send_request."))
  : [];

let emulator: Awaited<ReturnType<typeof startEmulator>>;
beforeAll(async () => {
  emulator = await startEmulator();
});
afterAll(() => emulator.close());
beforeEach(() => emulator.control("POST", "/reset"));

describe("official send requests", () => {
  it.skipIf(requests.length === 0).each(requests.length > 0 ? requests : ["official.send_request.*"])(
    "%s is accepted",
    async (file) => {
      await emulator.control("PUT", "/settings", { strict_templates: false });
      await emulator.write("Oi");
      const kind = /"type": "(image|audio|video|sticker)"/.exec(
        readFileSync(new URL(file, fixtures), "utf8"),
      )?.[1];
      const types: Record<string, string> = { audio: "audio/ogg", video: "video/mp4", sticker: "image/webp" };
      const { id } = await upload(emulator, types[kind ?? ""] ?? "image/png");
      const body = readFileSync(new URL(file, fixtures), "utf8")
        .replace(/\{\{Recipient-(WA-)?Phone-Number\}\}/g, person)
        .replace(/<(IMAGE|AUDIO|VIDEO|DOCUMENT|MEDIA)_OBJECT_ID>/g, id)
        .replace(/<BUTTON_TITLE_(\d)>/g, "Title $1");
      const answer = await emulator.graph("POST", `/${account.phoneNumberId}/messages`, JSON.parse(body));
      expect(answer).toMatchObject({ status: 200 });
    },
  );
});
