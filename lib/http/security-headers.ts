import { env } from "@/lib/env";

/** The headers of every page. The realtime host is the only outside address a page may connect to. */
export function securityHeaders(nonce: string): Record<string, string> {
  const development = env().NODE_ENV === "development";
  const policy = [
    "default-src 'self'",
    // React's development build evaluates code for its error overlay.
    `script-src 'self' 'nonce-${nonce}' 'strict-dynamic'${development ? " 'unsafe-eval'" : ""}`,
    "style-src 'self' 'unsafe-inline'",
    "img-src 'self' data: blob:",
    "font-src 'self'",
    `connect-src 'self' ${realtimeSources()}${development ? " ws:" : ""}`,
    "media-src 'self' blob:",
    "object-src 'none'",
    "base-uri 'none'",
    "form-action 'self'",
    "frame-ancestors 'none'",
  ];
  return { "content-security-policy": policy.join("; "), ...always };
}

/** What is no page runs nothing, loads nothing and is framed by nobody. */
export const apiHeaders = (): Record<string, string> => ({
  "content-security-policy":
    "default-src 'none'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'",
  ...always,
});

const always = {
  "x-frame-options": "DENY",
  "x-content-type-options": "nosniff",
  "referrer-policy": "origin-when-cross-origin",
  "strict-transport-security": "max-age=63072000; includeSubDomains",
  "permissions-policy": "camera=(), geolocation=(), microphone=(self)",
};

function realtimeSources(): string {
  const { PUSHER_HOST, PUSHER_PORT, PUSHER_CLUSTER, PUSHER_USE_TLS } = env();
  const host = PUSHER_HOST
    ? `${PUSHER_HOST}${PUSHER_PORT ? `:${PUSHER_PORT}` : ""}`
    : `ws-${PUSHER_CLUSTER}.pusher.com`;
  return `${PUSHER_USE_TLS ? "wss" : "ws"}://${host}`;
}
