import { log } from "@/lib/log";

/** What was asked for: a route's pattern or an action's name. Never an address: those have ids and search words. */
export type Asked = { method: string; route: string } | { action: string };

/** One line per answer, with the ids of `lib/request-scope.ts`. Writes where nobody waits for it. */
export function logAnswer(asked: Asked, status: number, startedAt: number): void {
  const duration_ms = Math.round((performance.now() - startedAt) * 10) / 10;
  log.info({ ...asked, status, duration_ms }, "action" in asked ? "action" : "request");
}

/** `GET /crm/leads` as a line's members. */
export function askedOf(key: string): Asked {
  const [method = "", route = ""] = key.split(" ");
  return { method, route };
}
