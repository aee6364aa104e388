import { login } from "@/lib/auth";
import { openSession } from "@/lib/auth/session";
import { signAccessToken } from "@/lib/auth/access-token";
import { withSystem } from "@/db/system";
import { testPassword } from "@/db/seed/factories";
import { newId } from "@/lib/ids";
import type { RequestMeta } from "@/lib/operation";

/** What is known of a visitor; an address of their own, so that no test uses up another one's limit. */
export const visitor = (values: Partial<RequestMeta> = {}): RequestMeta => ({
  requestId: newId(),
  locale: "pt-BR",
  ip: `10.${Math.floor(Math.random() * 256)}.${Math.floor(Math.random() * 256)}.${Math.floor(Math.random() * 256)}`,
  ...values,
});

export const signIn = (email: string, password = testPassword) =>
  login.execute(visitor(), { email, password });

/** A live session and its access token, without the slow password. */
export async function sessionOf(userId: string, orgId: string, kind: "api" | "browser" = "api") {
  const sessionId = await withSystem("test", (db) => openSession(db, visitor(), { userId, orgId, kind }));
  return { sessionId, token: await signAccessToken({ userId, sessionId, orgId }) };
}
