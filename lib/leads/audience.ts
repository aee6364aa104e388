import { and, eq, inArray } from "drizzle-orm";
import type { OrgDb } from "@/db/org";
import { organization_members, team_members } from "@/db/schema";
import { grantsOf, type Role } from "@/lib/auth/permissions";

/**
 * Which of these people are members who may see a record with this owner: the question of `visibleTo`, asked about
 * somebody who is not here. For mentions, reminders and whoever is given a task.
 */
export async function membersWhoSee(
  db: OrgDb,
  owner: string | null,
  userIds: readonly string[],
): Promise<Set<string>> {
  if (userIds.length === 0) return new Set();
  const members = await db.tx
    .select({
      user_id: organization_members.user_id,
      role: organization_members.role,
      permissions: organization_members.permissions,
    })
    .from(organization_members)
    .where(
      db.in(
        organization_members,
        and(inArray(organization_members.user_id, [...userIds]), eq(organization_members.is_active, true)),
      ),
    );
  const seeing = new Set<string>();
  for (const { user_id, role, permissions } of members) {
    const grants = grantsOf(role as Role, permissions);
    if (!grants.permissions.has("leads.read")) continue;
    const isTheirs = owner === null || owner === user_id || grants.visibility === "all";
    if (isTheirs || (grants.visibility === "team" && (await shareTeam(db, owner, user_id))))
      seeing.add(user_id);
  }
  return seeing;
}

async function shareTeam(db: OrgDb, one: string, other: string): Promise<boolean> {
  const teamsOf = (userId: string) =>
    db.tx
      .select({ team_id: team_members.team_id })
      .from(team_members)
      .where(db.in(team_members, eq(team_members.user_id, userId)));
  const shared = await db.find(
    team_members,
    eq(team_members.user_id, one),
    inArray(team_members.team_id, teamsOf(other)),
  );
  return shared !== undefined;
}
