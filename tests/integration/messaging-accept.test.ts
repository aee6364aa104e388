import { eq } from "drizzle-orm";
import { beforeAll, describe, expect, it } from "vitest";
import { whatsapp_configs } from "@/db/schema";
import { createWhatsAppConfig } from "@/db/seed/factories";
import { withSystem } from "@/db/system";
import {
  batch,
  serialize,
  sign,
  statusUpdate,
  templateStatusUpdate,
  textMessage,
} from "@/emulators/whatsapp/payloads";
import { acceptDelivery } from "@/lib/messaging";
import { createTeam, jobCtx } from "@/tests/support/context";
import { quiet } from "@/tests/support/fixture";
import { outcomeOf } from "@/tests/support/outcome";
import { checksums, eventsOf } from "@/tests/support/rows";
import { createWhatsAppTeam, deliver, inboundOf, person, type WhatsAppTeam } from "@/tests/support/whatsapp";

let team: WhatsAppTeam;
let other: WhatsAppTeam;

beforeAll(async () => {
  [team, other] = [await createWhatsAppTeam(), await createWhatsAppTeam()];
});

let counter = 0;
const text = (of = team, extra = {}) =>
  textMessage({ ...person(of, `55119870${String((counter += 1)).padStart(5, "0")}`), text: "Oi", ...extra });
const refusalOf = async (attempt: Promise<unknown>) => {
  const outcome = await outcomeOf(attempt);
  return outcome.ok ? "stored" : outcome.code;
};

describe("a delivery that is not the organization's", () => {
  const raw = () => serialize(text());
  const post = (headers: Record<string, string>, rawBody = raw(), ctx = team.job) =>
    acceptDelivery(ctx, { rawBody, headers: new Headers(headers) });

  it.each<[string, string, () => Promise<unknown>]>([
    ["no signature", "unauthenticated", () => post({})],
    ["an empty one", "unauthenticated", () => post({ "x-hub-signature-256": "" })],
    ["another secret", "unauthenticated", () => deliver(team, text(), "wrong")],
    ["another organization's secret", "unauthenticated", () => deliver(team, text(), other.appSecret)],
    ["SHA-1 only", "unauthenticated", () => post({ "x-hub-signature": sign(raw(), team.appSecret) })],
    [
      "a body changed after signing",
      "unauthenticated",
      () => post({ "x-hub-signature-256": sign(raw(), team.appSecret) }, serialize(text())),
    ],
    ["another organization's account", "forbidden", () => deliver(team, text(other))],
    [
      "another organization's status",
      "forbidden",
      () => deliver(team, statusUpdate({ ...other.business, id: "wamid.x", status: "read" })),
    ],
    [
      "another organization's template review",
      "forbidden",
      () =>
        deliver(
          team,
          templateStatusUpdate({
            ...other.business,
            templateId: "1",
            name: "a",
            language: "en",
            category: "UTILITY",
            event: "APPROVED",
          }),
        ),
    ],
    ["two organizations in one delivery", "forbidden", () => deliver(team, batch([text(), text(other)]))],
    ["malformed JSON", "invalid", () => deliver(team, Buffer.from('{"entry":['))],
    ["JSON that is no delivery", "invalid", () => deliver(team, Buffer.from("[1,2]"))],
    ["an empty body", "invalid", () => deliver(team, Buffer.alloc(0))],
    [
      "a body nested without end",
      "invalid",
      () =>
        deliver(
          team,
          Buffer.from(`{"entry":[{"changes":[{"value":${"[".repeat(5_000)}${"]".repeat(5_000)}}]}]}`),
        ),
    ],
  ])("%s is refused as %s and stores nothing", async (_, code, attempt) => {
    const before = [await checksums(team.orgId), await checksums(other.orgId)];
    expect(await refusalOf(attempt())).toBe(code);
    expect([await checksums(team.orgId), await checksums(other.orgId)]).toEqual(before);
    // The same kind of delivery, rightly signed for its own organization, is stored.
    expect(await deliver(team, text())).toEqual({ stored: 1 });
  });

  it("cannot be signed where no secret is known", async () => {
    const { organization } = await createTeam();
    const ctx = quiet(jobCtx(organization.id));
    expect(await refusalOf(post({ "x-hub-signature-256": sign(raw(), "") }, raw(), ctx))).toBe(
      "unauthenticated",
    );
    await withSystem("test", (db) => createWhatsAppConfig(db, organization.id));
    const rawBody = raw();
    expect(await refusalOf(post({ "x-hub-signature-256": sign(rawBody, "") }, rawBody, ctx))).toBe(
      "unauthenticated",
    );
  });
});

describe("a delivery that is", () => {
  it("is stored with the event that starts its processing", async () => {
    const fresh = await createWhatsAppTeam();
    const extra = { ...text(fresh), surprise: { of: "Meta" } };
    expect(await deliver(fresh, batch([extra, text(fresh)]))).toEqual({ stored: 2 });
    const stored = await inboundOf(fresh);
    expect(stored.map(({ status }) => status)).toEqual(["received", "received"]);
    expect(await eventsOf(fresh.orgId)).toMatchObject([
      {
        name: "whatsapp/delivery.received",
        data: { inbound_event_ids: expect.arrayContaining(stored.map(({ id }) => id)) },
      },
    ]);
  });

  it("is stored once, however often and in whatever company it comes again", async () => {
    const fresh = await createWhatsAppTeam();
    const [first, second] = [text(fresh), text(fresh)];
    await deliver(fresh, first);
    expect(await deliver(fresh, first)).toEqual({ stored: 0 });
    expect(await deliver(fresh, batch([first, second, first]))).toEqual({ stored: 1 });
    expect(await inboundOf(fresh)).toHaveLength(2);
    expect(await eventsOf(fresh.orgId)).toHaveLength(2);
  });

  it("is stored once when 50 copies come at the same moment, in two orders", async () => {
    const fresh = await createWhatsAppTeam();
    const [a, b] = [text(fresh), text(fresh)];
    const answers = await Promise.all(
      Array.from({ length: 50 }, (_, index) => deliver(fresh, index % 2 ? batch([a, b]) : batch([b, a]))),
    );
    expect(answers.reduce((sum, { stored }) => sum + stored, 0)).toBe(2);
    expect(await inboundOf(fresh)).toHaveLength(2);
    expect(await eventsOf(fresh.orgId)).toHaveLength(1);
  });

  it("keeps characters PostgreSQL cannot, as far as it can", async () => {
    const fresh = await createWhatsAppTeam();
    const body = text(fresh, { text: "a\u0000b \ud800 c", profileName: "Ma\u0000ria" });
    expect(await deliver(fresh, body)).toEqual({ stored: 1 });
    expect(await inboundOf(fresh)).toMatchObject([
      { payload: { content: "ab \ufffd c", profile_name: "Maria" } },
    ]);
  });

  it("may still be the former number's, signed by its own app", async () => {
    const fresh = await createWhatsAppTeam();
    const late = statusUpdate({ ...fresh.business, id: "wamid.late", status: "read" });
    await withSystem("test", async (db) => {
      await db
        .update(whatsapp_configs)
        .set({ is_active: false })
        .where(eq(whatsapp_configs.id, fresh.config.id));
      await createWhatsAppConfig(db, fresh.orgId, { app_secret: "a new app's secret" });
    });
    expect(await deliver(fresh, late)).toEqual({ stored: 1 });
  });
});
