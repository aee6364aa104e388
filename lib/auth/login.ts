import { eq, sql } from "drizzle-orm";
import { users } from "@/db/schema";
import { systemRead, withSystem } from "@/db/system";
import { hitRateLimit } from "@/lib/cache";
import { env } from "@/lib/env";
import { AppError } from "@/lib/errors";
import { hashSecret } from "@/lib/ids";
import { definePublicOperation, type RequestMeta } from "@/lib/operation";
import { membershipsOf } from "./memberships";
import { passwordMatches } from "./password";
import { LoginInput, type TokenAnswer } from "./schemas";
import { issueTokens, openSession } from "./session";

const windowSeconds = 15 * 60;
/** Many people may share an office's address; this only stops a machine guessing. */
const attemptsPerAddress = 300;

/** REST sign-in: a pair of tokens. @throws AppError `unauthenticated`, `rate_limited`. */
export const login = definePublicOperation({
  name: "auth.login",
  input: LoginInput,
  async run(meta, input): Promise<TokenAnswer> {
    const user = await checkCredentials(meta, input);
    return withSystem("login", async (db) => {
      const organizations = await membershipsOf(db, user.id);
      const organization = organizations[0];
      if (!organization) throw new AppError("forbidden", { message: "no_organization" });
      const sessionId = await openSession(db, meta, { userId: user.id, orgId: organization.id, kind: "api" });
      await db.update(users).set({ last_login_at: new Date().toISOString() }).where(eq(users.id, user.id));
      const tokens = await issueTokens(db, { sessionId, userId: user.id, orgId: organization.id });
      const { id, email, full_name } = user;
      return { user: { id, email, full_name }, organization, organizations, ...tokens };
    });
  },
});

/** Browser sign-in, called by next-auth: a session row whose id goes into its cookie. */
export const loginBrowser = definePublicOperation({
  name: "auth.login_browser",
  input: LoginInput,
  async run(meta, input): Promise<{ userId: string; sessionId: string }> {
    const user = await checkCredentials(meta, input);
    return withSystem("login", async (db) => {
      const [organization] = await membershipsOf(db, user.id);
      if (!organization) throw new AppError("forbidden", { message: "no_organization" });
      const sessionId = await openSession(db, meta, { userId: user.id, orgId: organization.id, kind: "browser" });
      await db.update(users).set({ last_login_at: new Date().toISOString() }).where(eq(users.id, user.id));
      return { userId: user.id, sessionId };
    });
  },
});

/** One answer for a wrong password, an unknown address and a deactivated account. */
async function checkCredentials(meta: RequestMeta, { email, password }: { email: string; password: string }) {
  const address = meta.ip ?? "unknown";
  await hitRateLimit(`login:${hashSecret(`${email}|${address}`)}`, { limit: env().LOGIN_RATE_LIMIT, windowSeconds });
  await hitRateLimit(`login-address:${hashSecret(address)}`, { limit: attemptsPerAddress, windowSeconds });
  const [user] = await systemRead()
    .select({
      id: users.id,
      email: users.email,
      full_name: users.full_name,
      password_hash: users.password_hash,
      is_active: users.is_active,
    })
    .from(users)
    .where(eq(sql`lower(${users.email})`, email));
  const matches = await passwordMatches(password, user?.password_hash);
  if (!matches || !user?.is_active) throw new AppError("unauthenticated", { message: "invalid_credentials" });
  return user;
}
