import { eq, sql } from "drizzle-orm";
import { users } from "@/db/schema";
import { systemRead, withSystem, type SystemDb } from "@/db/system";
import { clearRateLimit, hitRateLimit } from "@/lib/cache";
import { env } from "@/lib/env";
import { AppError } from "@/lib/errors";
import { hashSecret } from "@/lib/ids";
import { definePublicOperation, type RequestMeta } from "@/lib/operation";
import { answerWithTokens, type Who } from "./answer";
import { membershipsOf } from "./memberships";
import { passwordMatches } from "./password";
import { LoginInput } from "./schemas";
import { openSession } from "./session";

type Credentials = { email: string; password: string };

const windowSeconds = 15 * 60;
/** Many people may share an office's address; this only stops a machine guessing. */
const attemptsPerAddress = 300;
/** Of one account, whatever addresses the attempts claim to come from. */
const attemptsPerAccount = () => Math.ceil(env().LOGIN_RATE_LIMIT * 1.5);

/** REST sign-in: a pair of tokens. @throws AppError `unauthenticated`, `rate_limited`, `forbidden` without any organization. */
export const login = definePublicOperation({
  name: "auth.login",
  input: LoginInput,
  run: (meta, input) => signIn(meta, input, (db, who) => answerWithTokens(db, meta, who)),
});

/** Browser sign-in, called by next-auth: a session row whose id goes into its cookie. */
export const loginBrowser = definePublicOperation({
  name: "auth.login_browser",
  input: LoginInput,
  run: (meta, input) =>
    signIn(meta, input, async (db, { user, organization }) => ({
      userId: user.id,
      sessionId: await openSession(db, meta, { userId: user.id, orgId: organization.id, kind: "browser" }),
    })),
});

async function signIn<T>(
  meta: RequestMeta,
  input: Credentials,
  answer: (db: SystemDb, who: Who) => Promise<T>,
): Promise<T> {
  const user = await checkCredentials(meta, input);
  return withSystem("login", async (db) => {
    const organizations = await membershipsOf(db, user.id);
    const organization = organizations[0];
    if (!organization) throw new AppError("forbidden", { message: "no_organization" });
    await db.update(users).set({ last_login_at: new Date().toISOString() }).where(eq(users.id, user.id));
    return answer(db, { user, organization, organizations });
  });
}

/** One answer for a wrong password, an unknown address and a deactivated account. */
async function checkCredentials(meta: RequestMeta, { email, password }: Credentials) {
  const address = meta.ip ?? "unknown";
  const pairKey = `login:${hashSecret(`${email}|${address}`)}`;
  const accountKey = `login-account:${hashSecret(email)}`;
  await hitRateLimit(pairKey, { limit: env().LOGIN_RATE_LIMIT, windowSeconds });
  await hitRateLimit(accountKey, { limit: attemptsPerAccount(), windowSeconds });
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
  // Only failures count against an account; a script that signs in often is no attack.
  await Promise.all([pairKey, accountKey].map((key) => clearRateLimit(key, windowSeconds)));
  const { id, full_name } = user;
  return { id, email: user.email, full_name };
}
