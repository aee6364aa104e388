import { organization_members, organizations, user_tokens, users } from "@/db/schema";
import { withSystem, type SystemDb } from "@/db/system";
import { hitRateLimit } from "@/lib/cache";
import { AppError } from "@/lib/errors";
import { hashSecret, newId } from "@/lib/ids";
import { definePublicOperation, type RequestMeta } from "@/lib/operation";
import { createDefaultCloseReasons, createDefaultPipeline } from "@/lib/pipeline";
import { systemAudit, systemEmit } from "@/lib/system-unit";
import { dispatchOutbox } from "@/lib/outbox";
import { answerWithTokens, type Who } from "./answer";
import { linkTokenHash } from "./link-token";
import { hashPassword } from "./password";
import { RegisterInput } from "./schemas";
import type { z } from "zod";

const registrationsPerAddress = { limit: 200, windowSeconds: 3_600 };
const verifyEmailHours = 72;

/** A person, their organization with its first pipeline, and a session. @throws AppError `conflict` for a known address. */
export const register = definePublicOperation({
  name: "auth.register",
  input: RegisterInput,
  run: (meta, input) => signUp(meta, input, (db, who) => answerWithTokens(db, meta, who)),
});

/** The same from our own form, which signs in through next-auth afterwards: no token ever reaches the page. */
export const registerBrowser = definePublicOperation({
  name: "auth.register_browser",
  input: RegisterInput,
  run: (meta, input) => signUp(meta, input, async (_db, { user }) => ({ user })),
});

async function signUp<T>(
  meta: RequestMeta,
  input: z.output<typeof RegisterInput>,
  answer: (db: SystemDb, who: Who) => Promise<T>,
): Promise<T> {
  await hitRateLimit(`register:${hashSecret(meta.ip ?? "unknown")}`, registrationsPerAddress);
  const password_hash = await hashPassword(input.password);
  const locale = input.locale ?? meta.locale;
  const { outboxId, result } = await withSystem("register", async (db) => {
    const user = await insertUser(db, {
      email: input.email,
      full_name: input.full_name,
      password_hash,
      locale,
    });
    const organization = await insertOrganization(db, input.organization_name);
    await db
      .insert(organization_members)
      .values({ organization_id: organization.id, user_id: user.id, role: "admin" });
    await createDefaultPipeline(db, organization.id, locale);
    await createDefaultCloseReasons(db, organization.id, locale);
    await systemAudit(db, {
      organization_id: organization.id,
      user_id: user.id,
      action: "organization.create",
      resource_type: "organization",
      resource_id: organization.id,
      after: { name: organization.name },
      meta,
    });
    const outboxId = await requestVerification(db, organization.id, user.id);
    return { outboxId, result: await answer(db, { user, organization, organizations: [organization] }) };
  });
  const dispatch = async () => {
    await dispatchOutbox({ ids: [outboxId] });
  };
  if (meta.defer) meta.defer(dispatch);
  else await dispatch();
  return result;
}

export async function insertUser(
  db: SystemDb,
  values: { email: string; full_name: string; password_hash: string | null; locale: string },
) {
  const [user] = await db
    .insert(users)
    .values(values)
    .onConflictDoNothing()
    .returning({ id: users.id, email: users.email, full_name: users.full_name });
  if (!user) throw new AppError("conflict", { message: "email_taken", fields: { email: "email_taken" } });
  return user;
}

async function insertOrganization(db: SystemDb, name: string) {
  const id = newId();
  const [organization] = await db
    .insert(organizations)
    .values({ id, name, slug: slugOf(name, id) })
    .returning({ id: organizations.id, name: organizations.name, slug: organizations.slug });
  if (!organization) throw new AppError("unexpected");
  return { ...organization, role: "admin" as const };
}

async function requestVerification(db: SystemDb, orgId: string, userId: string): Promise<string> {
  const id = newId();
  await db.insert(user_tokens).values({
    id,
    user_id: userId,
    purpose: "verify_email",
    token_hash: linkTokenHash("verify_email", id),
    expires_at: new Date(Date.now() + verifyEmailHours * 3_600_000).toISOString(),
  });
  return systemEmit(db, orgId, "mail/requested", { kind: "verify_email", subject_id: id });
}

/** Readable, and unique by the random tail of the id, so that two "Agência" do not collide. */
function slugOf(name: string, id: string): string {
  const words = name
    .normalize("NFKD")
    .replace(/\p{M}/gu, "")
    .replace(/[^a-zA-Z0-9]+/g, "-")
    .replace(/^-|-$/g, "")
    .toLowerCase();
  return `${words.slice(0, 80) || "org"}-${id.slice(-6)}`;
}
