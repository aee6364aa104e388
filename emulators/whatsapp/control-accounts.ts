import { Hono } from "hono";
import { z } from "zod";
import { Account } from "./accounts";
import type { Runtime } from "./runtime";

const base = "/control/whatsapp";

const NewAccount = z.object({
  waba_id: z.string(),
  phone_number_id: z.string(),
  display_phone_number: z.string(),
  verified_name: z.string(),
  access_token: z.string(),
  app_secret: z.string().optional(),
});
const Subscription = z.object({ phone_number_id: z.string(), callback_url: z.url() });
const AppCallback = z.object({ callback_url: z.url().nullable() });
const Token = z.object({ access_token: z.string(), revoked: z.boolean().default(true) });

/** Which businesses exist, where their webhooks go, and which tokens are good. */
export function accountControls(runtime: Runtime): Hono {
  return new Hono()
    .get(`${base}/accounts`, (c) => c.json({ data: runtime.accounts.all() }))
    .post(`${base}/accounts`, async (c) => {
      const body = NewAccount.parse(await c.req.json());
      const account = Account.parse({
        wabaId: body.waba_id,
        phoneNumberId: body.phone_number_id,
        displayPhoneNumber: body.display_phone_number,
        verifiedName: body.verified_name,
        accessToken: body.access_token,
        ...(body.app_secret ? { appSecret: body.app_secret } : {}),
      });
      runtime.accounts.add(account);
      runtime.changed();
      return c.json(account, 201);
    })
    .put(`${base}/subscriptions`, async (c) => {
      const { phone_number_id, callback_url } = Subscription.parse(await c.req.json());
      const account = runtime.accounts.byPhone(phone_number_id);
      if (!account) return c.json({ error: "No such phone_number_id" }, 404);
      // Template and account events know no number, so the WABA needs the address too.
      runtime.callbacks.subscribeWaba(account.wabaId, callback_url);
      runtime.callbacks.setPhoneUrl(phone_number_id, callback_url);
      runtime.changed();
      return c.json({ phone_number_id, callback_url });
    })
    .delete(`${base}/subscriptions`, (c) => {
      const account = runtime.accounts.byPhone(c.req.query("phone_number_id") ?? "");
      if (!account) return c.json({ error: "No such phone_number_id" }, 404);
      runtime.callbacks.setPhoneUrl(account.phoneNumberId, undefined);
      runtime.callbacks.unsubscribeWaba(account.wabaId);
      runtime.changed();
      return c.body(null, 204);
    })
    .put(`${base}/app`, async (c) => {
      const { callback_url } = AppCallback.parse(await c.req.json());
      if (callback_url === null) delete runtime.callbacks.state.appUrl;
      else runtime.callbacks.state.appUrl = callback_url;
      runtime.changed();
      return c.json({ callback_url });
    })
    .post(`${base}/tokens`, async (c) => {
      const { access_token, revoked } = Token.parse(await c.req.json());
      runtime.accounts.setRevoked(access_token, revoked);
      return c.json({ access_token, revoked });
    });
}
