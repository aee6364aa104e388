import type { MiddlewareHandler } from "hono";
import { sameText } from "../shared/http";
import { limits } from "./limits";
import { md5Hex, requestStringToSign, signText, type PusherCredentials } from "./signatures";

/** Checks app id, key, timestamp, body digest and signature of an HTTP API call, answering in Pusher's words. */
export function requireSignedRequest(app: PusherCredentials): MiddlewareHandler {
  return async (c, next) => {
    if (c.req.param("appId") !== app.appId) return c.text("Unknown app id\n", 404);
    const body = new Uint8Array(await c.req.arrayBuffer());
    const refusal = refuseRequest(app, c.req.method, new URL(c.req.url), body);
    if (refusal) return c.text(`${refusal}\n`, 401);
    return next();
  };
}

function refuseRequest(
  app: PusherCredentials,
  method: string,
  url: URL,
  body: Uint8Array,
): string | undefined {
  const query = Object.fromEntries(url.searchParams);
  if (query.auth_key !== app.key) return "auth_key should be a valid app key";
  if (query.auth_version !== "1.0") return "auth_version should be 1.0";
  const timestampSeconds = Number(query.auth_timestamp);
  if (!Number.isInteger(timestampSeconds)) return "auth_timestamp should be an integer";
  if (Math.abs(Date.now() / 1000 - timestampSeconds) > limits.timestampWindowSeconds) {
    const given = new Date(timestampSeconds * 1000).toISOString();
    return `Timestamp expired: Given timestamp (${given}) not within ${limits.timestampWindowSeconds}s of server time`;
  }
  if (body.length > 0 && query.body_md5 !== md5Hex(body)) {
    return `Invalid body_md5: expected ${md5Hex(body)}, got ${query.body_md5 ?? "nothing"}`;
  }
  const text = requestStringToSign(method, url.pathname, query);
  if (sameText(query.auth_signature ?? "", signText(app.secret, text))) return undefined;
  const shown = JSON.stringify(text);
  return `Invalid signature: you should have sent HmacSHA256Hex(${shown}, your_secret_key), but you sent "${query.auth_signature ?? ""}"`;
}
