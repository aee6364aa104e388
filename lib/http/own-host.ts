import { env, isLoopback } from "@/lib/env";

/** Next builds absolute addresses from `Host`; only our own may be named. Health checks come by the machine's address. */
export function isOwnHost(host: string | null): boolean {
  const { APP_URL, NODE_ENV } = env();
  if (NODE_ENV !== "production" || isLoopback(APP_URL)) return true;
  return host === new URL(APP_URL).host;
}
