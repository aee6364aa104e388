import { existsSync, readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { describe, expect, it } from "vitest";
import { InboundItem } from "../../inbound/items";
import { storable } from "../../inbound/storable";
import { businessApi } from ".";

const folder = path.resolve("../shared/fixtures/whatsapp-cloud");
const files = existsSync(folder) ? readdirSync(folder).filter((name) => name.endsWith(".json")) : [];
const recorded = files.map((name) => ({ name, body: readJson(name) }));
const deliveries = recorded.filter(({ body }) => Array.isArray(body.entry));

function readJson(name: string): Record<string, unknown> {
  return JSON.parse(readFileSync(path.join(folder, name), "utf8"));
}
const itemsOf = (body: unknown) => businessApi.parse(storable(body)).map((item) => InboundItem.parse(item));

/** Recorded from Meta and its clients; other people's, so they are read where they are and not committed. */
describe.skipIf(deliveries.length === 0)(`${deliveries.length} recorded deliveries`, () => {
  it.each(deliveries.map(({ name, body }) => [name, body] as const))(
    "%s maps to items that can be stored",
    (name, body) => {
      const items = itemsOf(body);
      expect(items.length).toBeGreaterThan(0);
      const text = JSON.stringify(body);
      for (const item of items) {
        if (item.kind === "message" && !item.provider_message_id.startsWith("none."))
          expect(text).toContain(`"${item.provider_message_id}"`);
        if (item.kind === "message") expect(item.phone ?? item.user_id).toBeTruthy();
        expect(item.key.length).toBeLessThan(300);
      }
      const own =
        text.includes('"phone_number_id"') &&
        /^(message|callback_|captured\.status|message_status|official\.(webhook|status))/.test(name);
      if (own && !name.includes("group_")) expect(items.some(({ kind }) => kind !== "notice")).toBe(true);
    },
  );

  it("finds messages and statuses among them, not notices only", () => {
    const kinds = deliveries.flatMap(({ body }) => itemsOf(body)).map(({ kind }) => kind);
    expect(kinds.filter((kind) => kind === "message").length).toBeGreaterThan(20);
    expect(kinds.filter((kind) => kind === "status").length).toBeGreaterThan(3);
  });

  it("keeps a failure's code", () => {
    expect(itemsOf(readJson("message_status.failed.json"))).toMatchObject([
      { status: "failed", failure: { code: "130472" } },
    ]);
  });

  it("refuses the recorded body that is no delivery", () => {
    expect(() => businessApi.parse(readJson("chatwoot.invalid.entry_is_object.json"))).toThrow();
  });
});

describe("signatures", () => {
  const vectorFile = "signature_vector.generated.json";
  it.skipIf(!files.includes(vectorFile))("verifies the recorded vector", () => {
    const { body, value, app_secret } = readJson(vectorFile) as Record<
      "body" | "value" | "app_secret",
      string
    >;
    const verify = (signature: string | null, appSecret: string, text = body) =>
      businessApi.verify(
        Buffer.from(text),
        new Headers(signature ? { "x-hub-signature-256": signature } : {}),
        { appSecret },
      );
    expect(verify(value, app_secret)).toBe(true);
    expect(verify(value, app_secret, `${body} `)).toBe(false);
    expect(verify(value, "another")).toBe(false);
    expect(verify(value, "")).toBe(false);
    expect(verify(null, app_secret)).toBe(false);
    expect(verify(value.replace("sha256=", ""), app_secret)).toBe(false);
    expect(verify(`${value}00`, app_secret)).toBe(false);
  });
});
