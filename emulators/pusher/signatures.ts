import { createHash, createHmac } from "node:crypto";

export type PusherCredentials = { appId: string; key: string; secret: string };

/** The hexadecimal HMAC-SHA256 that every Pusher signature is. */
export function signText(secret: string, text: string): string {
  return createHmac("sha256", secret).update(text).digest("hex");
}

export function md5Hex(body: Uint8Array): string {
  return createHash("md5").update(body).digest("hex");
}

/** The text a signed HTTP request stands for: method, path and the sorted query without its signature. */
export function requestStringToSign(method: string, path: string, query: Record<string, string>): string {
  const pairs = Object.entries(query)
    .map(([name, value]) => [name.toLowerCase(), value] as const)
    .filter(([name]) => name !== "auth_signature")
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([name, value]) => `${name}=${value}`);
  return [method.toUpperCase(), path, pairs.join("&")].join("\n");
}

/** The `auth` a subscriber of a private or presence channel must present. */
export function channelAuth(
  app: PusherCredentials,
  socketId: string,
  channel: string,
  channelData?: string,
): string {
  const text = channelData === undefined ? `${socketId}:${channel}` : `${socketId}:${channel}:${channelData}`;
  return `${app.key}:${signText(app.secret, text)}`;
}

/** The `auth` of `pusher:signin`. */
export function userAuth(app: PusherCredentials, socketId: string, userData: string): string {
  return `${app.key}:${signText(app.secret, `${socketId}::user::${userData}`)}`;
}
