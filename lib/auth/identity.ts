import { and, eq, sql } from "drizzle-orm";
import { organization_members, sessions, team_members, users } from "@/db/schema";
import { oncePerDatabase, systemRead } from "@/db/system";
import { isLocale, routing, type Locale } from "@/i18n/routing";
import { grantsOf, type Grants, type Role } from "./permissions";

/** Who a live session belongs to, and what they are in the organization asked about, right now. */
export type Identity = {
  userId: string;
  sessionId: string;
  /** The organization the session itself works in. */
  sessionOrgId: string | null;
  locale: Locale;
  /** Null when the person is no active member of the organization asked about. */
  grants: Grants | null;
};

/**
 * One statement per request, and no cache: sign-out, removal and a change of role take effect with the next request.
 *
 * @param orgId the organization claimed by the credential; the session's own when absent.
 * @returns null when the session does not live (signed out, expired, person deactivated).
 */
export async function identify(sessionId: string, orgId?: string): Promise<Identity | null> {
  const [row] = await identityOf(systemRead()).execute({ sessionId, orgId: orgId ?? null });
  if (!row || row.revokedAt || !row.isActive || Date.parse(row.expiresAt) < Date.now()) return null;
  return {
    userId: row.userId,
    sessionId,
    sessionOrgId: row.sessionOrgId,
    locale: isLocale(row.locale) ? row.locale : routing.defaultLocale,
    grants:
      row.isMember && row.role ? grantsOf(row.role as Role, row.overrides ?? {}, row.teammates ?? []) : null,
  };
}

/** Only those who see by team pay for it. The alias stands for the colleagues' rows of the same table. */
const teammates = sql<
  string[] | null
>`case when ${organization_members.permissions} ->> 'visibility' = 'team' then
  array(select distinct colleague.user_id::text from ${team_members}
    join ${team_members} colleague on colleague.organization_id = ${team_members.organization_id}
     and colleague.team_id = ${team_members.team_id} and colleague.user_id <> ${team_members.user_id}
   where ${team_members.organization_id} = ${organization_members.organization_id}
     and ${team_members.user_id} = ${organization_members.user_id}) end`;

/** Asked with each request, so Drizzle makes its text once. */
const identityOf = oncePerDatabase((database) =>
  database
    .select({
      userId: sessions.user_id,
      sessionOrgId: sessions.organization_id,
      expiresAt: sessions.expires_at,
      revokedAt: sessions.revoked_at,
      isActive: users.is_active,
      locale: users.locale,
      role: organization_members.role,
      overrides: organization_members.permissions,
      isMember: organization_members.is_active,
      teammates,
    })
    .from(sessions)
    .innerJoin(users, eq(users.id, sessions.user_id))
    .leftJoin(
      organization_members,
      and(
        eq(organization_members.user_id, sessions.user_id),
        sql`${organization_members.organization_id} = coalesce(${sql.placeholder("orgId")}::uuid, ${sessions.organization_id})`,
      ),
    )
    .where(eq(sessions.id, sql.placeholder("sessionId")))
    .limit(1)
    .prepare("identity"),
);
