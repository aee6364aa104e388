import { and, asc, eq, isNull, sql } from "drizzle-orm";
import type { OrgDb } from "@/db/org";
import {
  assignment_rule_members,
  assignment_rules,
  leads,
  organization_members,
  organizations,
} from "@/db/schema";
import { grantsOf, type Role } from "@/lib/auth/permissions";
import { OrganizationSettings } from "@/lib/organizations/schemas";
import { RuleConditions, type RuleLanguage } from "./schemas";
import { isWorkingTime } from "./working-hours";

export type LeadFacts = {
  source: string;
  tags: readonly string[];
  estimated_value: string | null;
  language: RuleLanguage | null;
};
export type RuleRow = typeof assignment_rules.$inferSelect;
const defaultTimeZone = "America/Sao_Paulo";

export const activeRules = (db: OrgDb): Promise<RuleRow[]> =>
  db.tx
    .select()
    .from(assignment_rules)
    .where(db.in(assignment_rules, eq(assignment_rules.is_active, true)))
    .orderBy(asc(assignment_rules.rule_order), asc(assignment_rules.id));

/** The first rule that fits decides. */
export const ruleFor = (rules: RuleRow[], lead: LeadFacts): RuleRow | undefined =>
  rules.find(({ conditions }) => fits(conditions, lead));

function fits(raw: unknown, lead: LeadFacts): boolean {
  const { sources, tags, languages, min_value, max_value } = RuleConditions.parse(raw);
  const value = Number(lead.estimated_value ?? 0);
  return (
    (!sources?.length || sources.includes(lead.source)) &&
    (!tags?.length || tags.some((tag) => lead.tags.includes(tag))) &&
    (!languages?.length || (lead.language !== null && languages.includes(lead.language))) &&
    (min_value === undefined || value >= Number(min_value)) &&
    (max_value === undefined || value <= Number(max_value))
  );
}

/**
 * Whom the rule gives a lead now; nobody when all are away, off work or full. Whoever assigns by the same rule waits
 * here, and by another rule with the same member at the member: turns and loads are those after the former's commit,
 * so that rounds are even and nobody gets more than fits.
 */
export async function chooseByRule(db: OrgDb, rule: RuleRow, except?: string): Promise<string | null> {
  await db.lock(assignment_rules, rule.id);
  const timeZone = await timeZoneOf(db);
  const members = (await membersOf(db, rule, except)).filter((member) => isFree(member, timeZone));
  const loads = await openLeads(
    db,
    members.map(({ user_id }) => user_id),
  );
  const loadOf = ({ user_id }: Member) => loads.get(user_id) ?? 0;
  const turns = members
    .filter((member) => hasRoom(member, loadOf(member)))
    .sort(
      (a, b) =>
        (rule.strategy === "least_loaded" ? loadOf(a) - loadOf(b) : 0) ||
        Date.parse(a.last_assigned_at ?? "1970-01-01") - Date.parse(b.last_assigned_at ?? "1970-01-01") ||
        a.id.localeCompare(b.id),
    );
  for (const turn of turns) {
    if (!(await stillFree(db, turn, timeZone))) continue;
    await db.update(
      assignment_rule_members,
      { last_assigned_at: sql`clock_timestamp()` },
      eq(assignment_rule_members.id, turn.id),
    );
    return turn.user_id;
  }
  return null;
}

type Member = Awaited<ReturnType<typeof membersOf>>[number];

const memberColumns = {
  member_id: organization_members.id,
  role: organization_members.role,
  permissions: organization_members.permissions,
  is_active: organization_members.is_active,
  availability: organization_members.availability,
  capacity: organization_members.capacity,
  working_hours: organization_members.working_hours,
};

const membersOf = (db: OrgDb, rule: RuleRow, except: string | undefined) =>
  db.tx
    .select({
      id: assignment_rule_members.id,
      user_id: assignment_rule_members.user_id,
      last_assigned_at: assignment_rule_members.last_assigned_at,
      ...memberColumns,
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
        eq(assignment_rule_members.rule_id, rule.id),
        except ? sql`${assignment_rule_members.user_id} <> ${except}::uuid` : undefined,
      ),
    );

type State = Pick<Member, "role" | "permissions" | "is_active" | "availability" | "working_hours">;

const isFree = (member: State, timeZone: string) =>
  member.is_active &&
  member.availability === "available" &&
  // What the check of the table lets in.
  grantsOf(member.role as Role, member.permissions).permissions.has("leads.write") &&
  isWorkingTime(member.working_hours, timeZone);

const hasRoom = ({ capacity }: { capacity: number | null }, load: number) =>
  capacity === null || load < capacity;

/** Once more under the member's lock: another rule may have given them a lead since, or they may have left. */
async function stillFree(db: OrgDb, { member_id, user_id }: Member, timeZone: string): Promise<boolean> {
  const member = await db.lock(organization_members, member_id);
  if (!member || !isFree(member, timeZone)) return false;
  if (member.capacity === null) return true;
  return hasRoom(member, (await openLeads(db, [user_id])).get(user_id) ?? 0);
}

async function openLeads(db: OrgDb, userIds: string[]): Promise<Map<string, number>> {
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

async function timeZoneOf(db: OrgDb): Promise<string> {
  const [row] = await db.tx
    .select({ settings: organizations.settings })
    .from(organizations)
    .where(eq(organizations.id, db.orgId));
  return OrganizationSettings.safeParse(row?.settings).data?.time_zone ?? defaultTimeZone;
}
