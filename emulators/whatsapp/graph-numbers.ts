import { Hono } from "hono";
import type { Account } from "./accounts";
import { accountsOfWaba, type GraphEnv, graphPath } from "./graph-auth";
import { missingPermission, unknownObject } from "./graph-error";
import { describeMedia, mediaOfPath } from "./graph-media";
import type { Runtime } from "./runtime";

const defaultFields = ["display_phone_number", "verified_name", "quality_rating"];

/** `/{waba_id}/phone_numbers` and the objects read and deleted by their bare id. */
export function numberRoutes(runtime: Runtime): Hono<GraphEnv> {
  const app = new Hono<GraphEnv>();

  app.get(`${graphPath}/:id/phone_numbers`, (c) => {
    const accounts = accountsOfWaba(runtime, c);
    const fields = fieldsOf(c.req.query("fields"), [
      ...defaultFields,
      "code_verification_status",
      "platform_type",
    ]);
    const data = accounts.map((account) => describeNumber(runtime, account, fields));
    const cursor = Buffer.from(accounts[0].phoneNumberId).toString("base64");
    return c.json({ data, paging: { cursors: { before: cursor, after: cursor } } });
  });

  app.get(`${graphPath}/:id`, (c) => {
    const id = c.req.param("id");
    const accounts = c.get("accounts");
    const fields = fieldsOf(c.req.query("fields"), defaultFields);
    const phone = accounts.find(({ phoneNumberId }) => phoneNumberId === id);
    if (phone) return c.json(describeNumber(runtime, phone, fields));
    const waba = accounts.find(({ wabaId }) => wabaId === id);
    if (waba) return c.json({ id, name: waba.verifiedName, currency: "BRL", timezone_id: "25" });
    const phoneNumberId = c.req.query("phone_number_id");
    const media = mediaOfPath(runtime, { id, method: "GET", accounts, phoneNumberId });
    if (media) return c.json(describeMedia(runtime, media));
    throw runtime.accounts.byPhone(id) ? missingPermission() : unknownObject("GET", id);
  });

  app.delete(`${graphPath}/:id`, async (c) => {
    const id = c.req.param("id");
    const phoneNumberId = c.req.query("phone_number_id");
    const media = mediaOfPath(runtime, { id, method: "DELETE", accounts: c.get("accounts"), phoneNumberId });
    if (!media) throw unknownObject("DELETE", id);
    await runtime.media.remove(id);
    runtime.changed();
    return c.json({ success: true });
  });
  return app;
}

const fieldsOf = (query: string | undefined, defaults: string[]) =>
  query ? query.split(",").map((field) => field.trim().replace(/\{.*$/, "")) : defaults;

/** Graph leaves out fields it has no value for, and always adds the id. */
function describeNumber(runtime: Runtime, account: Account, fields: string[]) {
  const known: Record<string, unknown> = {
    display_phone_number: account.displayPhoneNumber,
    verified_name: account.verifiedName,
    quality_rating: "GREEN",
    code_verification_status: "VERIFIED",
    name_status: "APPROVED",
    platform_type: "CLOUD_API",
    account_mode: "LIVE",
    status: "CONNECTED",
    throughput: { level: "STANDARD" },
    whatsapp_business_manager_messaging_limit: "TIER_2K",
    is_official_business_account: false,
    webhook_configuration: runtime.callbacks.configurationOf(account),
  };
  const chosen = Object.fromEntries(
    fields.filter((field) => field in known).map((field) => [field, known[field]]),
  );
  return { ...chosen, id: account.phoneNumberId };
}
