import { env, isLoopback } from "@/lib/env";
import { AppError } from "@/lib/errors";

/**
 * A change asked for with the browser's cookie must come from our own pages. Next checks `Origin` for server actions
 * but lets a request without one through, so the check is ours, on every transport: `Sec-Fetch-Site` where the
 * browser sends it, `Origin` otherwise, refused when both are missing or unreadable.
 *
 * @throws AppError `forbidden`.
 */
export function assertSameOrigin(headers: Headers): void {
  const site = headers.get("sec-fetch-site");
  const origin = headers.get("origin");
  if (site && site !== "same-origin") throw new AppError("forbidden", { message: "cross_site" });
  if (origin) {
    if (!isOwnOrigin(origin)) throw new AppError("forbidden", { message: "cross_site" });
    return;
  }
  if (!site) throw new AppError("forbidden", { message: "cross_site" });
}

/** Ours by its address; on this machine `localhost` and `127.0.0.1` are the same place. */
function isOwnOrigin(origin: string): boolean {
  const own = env().APP_URL;
  if (origin === new URL(own).origin) return true;
  return (
    URL.canParse(origin) &&
    isLoopback(own) &&
    isLoopback(origin) &&
    new URL(origin).port === new URL(own).port
  );
}
