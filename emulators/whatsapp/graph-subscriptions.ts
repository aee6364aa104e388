import { randomInt } from "node:crypto";
import { Hono } from "hono";
import { z } from "zod";
import { demoApp } from "./accounts";
import { accountOfPhone, accountsOfWaba, type GraphEnv, graphPath } from "./graph-auth";
import { GraphError, invalidParameter } from "./graph-error";
import { readJson } from "./json";
import type { Runtime } from "./runtime";

const handshakeTimeoutMs = 20_000;

const Override = z.object({ override_callback_uri: z.url().optional(), verify_token: z.string().optional() });

/** `/{waba_id}/subscribed_apps`, and the override of a single number. */
export function subscriptionRoutes(runtime: Runtime): Hono<GraphEnv> {
  const app = new Hono<GraphEnv>();

  app.post(`${graphPath}/:id/subscribed_apps`, async (c) => {
    const [{ wabaId }] = accountsOfWaba(runtime, c);
    const { override_callback_uri: url, verify_token } = parseOverride(await readJson(c));
    if (url !== undefined) await shakeHands(url, verify_token);
    runtime.callbacks.subscribeWaba(wabaId, url);
    runtime.changed();
    return c.json({ success: true, ...(url === undefined ? {} : { data: subscribedApps(runtime, wabaId) }) });
  });

  app.get(`${graphPath}/:id/subscribed_apps`, (c) => {
    const [{ wabaId }] = accountsOfWaba(runtime, c);
    return c.json({ data: subscribedApps(runtime, wabaId) });
  });

  app.delete(`${graphPath}/:id/subscribed_apps`, (c) => {
    const [{ wabaId }] = accountsOfWaba(runtime, c);
    runtime.callbacks.unsubscribeWaba(wabaId);
    runtime.changed();
    return c.json({ success: true });
  });

  app.post(`${graphPath}/:id`, async (c) => {
    const account = accountOfPhone(runtime, c);
    const { webhook_configuration } = await readJson(c);
    const { override_callback_uri: url, verify_token } = parseOverride(webhook_configuration ?? {});
    if (url) await shakeHands(url, verify_token);
    runtime.callbacks.setPhoneUrl(account.phoneNumberId, url);
    runtime.changed();
    return c.json({ success: true });
  });
  return app;
}

function subscribedApps(runtime: Runtime, wabaId: string) {
  if (!runtime.callbacks.isSubscribed(wabaId)) return [];
  const overrideUrl = runtime.callbacks.state.wabas[wabaId]?.overrideUrl;
  const link = `https://www.facebook.com/games/?app_id=${demoApp.id}`;
  return [
    {
      ...(overrideUrl ? { override_callback_uri: overrideUrl } : {}),
      whatsapp_business_api_data: { id: demoApp.id, name: demoApp.name, link },
    },
  ];
}

function parseOverride(value: unknown) {
  // An empty address takes the override away.
  const cleaned = value !== null && typeof value === "object" ? dropEmptyUri(value) : value;
  const parsed = Override.safeParse(cleaned);
  if (!parsed.success) throw invalidParameter("override_callback_uri must be a valid URL");
  const { override_callback_uri, verify_token } = parsed.data;
  if (override_callback_uri !== undefined && !verify_token) {
    throw invalidParameter("verify_token is required with override_callback_uri");
  }
  return parsed.data;
}

const dropEmptyUri = (value: object) =>
  Object.fromEntries(
    Object.entries(value).filter(([key, entry]) => key !== "override_callback_uri" || entry !== ""),
  );

/** Meta asks the callback to echo a challenge before it trusts it with anything. */
async function shakeHands(callbackUrl: string, verifyToken = "") {
  const challenge = String(randomInt(100_000_000, 2_000_000_000));
  const url = new URL(callbackUrl);
  url.searchParams.set("hub.mode", "subscribe");
  url.searchParams.set("hub.challenge", challenge);
  url.searchParams.set("hub.verify_token", verifyToken);
  const failed = (reason: string) =>
    new GraphError(400, 2200, `(#2200) Callback verification failed with the following errors: ${reason}`);
  let response: Response;
  try {
    response = await fetch(url, { redirect: "manual", signal: AbortSignal.timeout(handshakeTimeoutMs) });
  } catch {
    throw failed("curl_errno = 7; Couldn't connect to server");
  }
  const echoed = await response.text();
  if (response.status !== 200) {
    throw failed(`HTTP Status Code = ${response.status}; HTTP Message = ${response.statusText}`);
  }
  if (echoed !== challenge) {
    throw failed("The URL couldn't be validated. Response does not match challenge");
  }
}
