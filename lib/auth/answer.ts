import type { SystemDb } from "@/db/system";
import type { RequestMeta } from "@/lib/operation";
import type { Membership } from "./memberships";
import type { TokenAnswer } from "./schemas";
import { issueTokens, openSession } from "./session";

/** Somebody whose right to come in has just been checked. */
export type Who = {
  user: { id: string; email: string; full_name: string };
  organization: Membership;
  organizations: Membership[];
};

/** A new API session and its first tokens: what sign-up, sign-in and accepting an invitation answer over REST. */
export async function answerWithTokens(db: SystemDb, meta: RequestMeta, who: Who): Promise<TokenAnswer> {
  const ids = { userId: who.user.id, orgId: who.organization.id };
  const sessionId = await openSession(db, meta, { ...ids, kind: "api" });
  return { ...who, ...(await issueTokens(db, { ...ids, sessionId })) };
}
