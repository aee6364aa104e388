import { env, isLoopback } from "@/lib/env";

/**
 * The browser's session cookie. Cookies know no ports, so on one machine two copies of the product would sign each
 * other out: there the port is part of the name. It comes first, because next-auth takes whatever follows its own name
 * for a part of a cookie that was cut.
 */
export function sessionCookieName(appUrl = env().APP_URL): string {
  const { port, protocol } = new URL(appUrl);
  const name = isLoopback(appUrl) && port ? `${port}-${baseName}` : baseName;
  return protocol === "https:" ? `__Secure-${name}` : name;
}

const baseName = "next-auth.session-token";
