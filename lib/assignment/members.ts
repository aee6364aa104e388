import { and, eq, isNull, sql } from "drizzle-orm";
import type { OrgDb } from "@/db/org";
import { assignment_rule_members, leads, organization_members, organizations } from "@/db/schema";
import { grantsOf, type Role } from "@/lib/auth/permissions";
import { OrganizationSettings } from "@/lib/organizations/schemas";
import { isWorkingTime } from "./working-hours";

const defaultTimeZone = "America/Sao_Paulo";

export type Member = Awaited<ReturnType<typeof freeMembers>>[number];

/** Members of a rule who are there, at work, and may have leads. */
export async function freeMembers(db: OrgDb, ruleId: string, timeZone: string, except: string | undefined) {
  const members = await db.tx
    .select({
      id: assignment_rule_members.id,
      user_id: assignment_rule_members.user_id,
      last_assigned_at: assignment_rule_members.last_assigned_at,
      member_id: organization_members.id,
      role: organization_members.role,
      permissions: organization_members.permissions,
      is_active: organization_members.is_active,
      availability: organization_members.availability,
      capacity: organization_members.capacity,
      working_hours: organization_members.working_hours,
    })
    .from(assignment_rule_members)
    .innerJoin(
      organization_members,
      and(
        eq(organization_members.organization_id, assignment_rule_members.organization_id),
        eq(organization_members.user_id, assignment_rule_members.user_id),
      ),
    )
    .where(
      db.in(
        assignment_rule_members,
        eq(assignment_rule_members.rule_id, ruleId),
        except ? sql`${assignment_rule_members.user_id} <> ${except}::uuid` : undefined,
      ),
    );
  return members.filter((member) => isFree(member, timeZone));
}

type State = Pick<
  typeof organization_members.$inferSelect,
  "role" | "permissions" | "is_active" | "availability" | "working_hours"
>;

export const isFree = (member: State, timeZone: string) =>
  member.is_active &&
  member.availability === "available" &&
  // What the check of the table lets in.
  grantsOf(member.role as Role, member.permissions).permissions.has("leads.write") &&
  isWorkingTime(member.working_hours, timeZone);

export async function openLeads(db: OrgDb, userIds: string[]): Promise<Map<string, number>> {
  if (userIds.length === 0) return new Map();
  const rows = await db.tx
    .select({ user_id: leads.assigned_to, count: sql<number>`count(*)::int` })
    .from(leads)
    .where(
      db.in(
        leads,
        eq(leads.status, "open"),
        isNull(leads.deleted_at),
        sql`${leads.assigned_to} = any(string_to_array(${userIds.join(",")}, ',')::uuid[])`,
      ),
    )
    .groupBy(leads.assigned_to);
  return new Map(rows.map(({ user_id, count }) => [user_id ?? "", count]));
}

export async function timeZoneOf(db: OrgDb): Promise<string> {
  const [row] = await db.tx
    .select({ settings: organizations.settings })
    .from(organizations)
    .where(eq(organizations.id, db.orgId));
  return OrganizationSettings.safeParse(row?.settings).data?.time_zone ?? defaultTimeZone;
}
