import { asc, eq, inArray, sql } from "drizzle-orm";
import type { OrgDb } from "@/db/org";
import { assignment_rule_members, assignment_rules, organization_members } from "@/db/schema";
import { freeMembers, isFree, openLeads, timeZoneOf, type Member } from "./members";
import { RuleConditions, type RuleLanguage } from "./schemas";

export type LeadFacts = {
  source: string;
  tags: readonly string[];
  estimated_value: string | null;
  language: RuleLanguage | null;
};
export type RuleRow = typeof assignment_rules.$inferSelect;

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

/** Whom the rule gives a lead now; nobody when all are away, off work or full. */
export const chooseByRule = async (db: OrgDb, rule: RuleRow, except?: string): Promise<string | null> =>
  (await chooseManyByRule(db, rule, 1, { except }))[0] ?? null;

/**
 * Whom the rule gives this many leads now, one after the other; fewer when nobody has room for more.
 * `given` are leads their members get in this transaction anyhow. Whoever assigns by
 * the same rule waits here, and by another rule with the same members at the members, which are locked by id: turns and
 * loads are those after the former's commit, so that rounds are even and nobody gets more than fits.
 */
export async function chooseManyByRule(
  db: OrgDb,
  rule: RuleRow,
  count: number,
  { except, given }: { except?: string; given?: ReadonlyMap<string, number> },
): Promise<string[]> {
  await db.lock(assignment_rules, rule.id);
  const timeZone = await timeZoneOf(db);
  const candidates = await freeMembers(db, rule.id, timeZone, except);
  if (candidates.length === 0) return [];
  // Under their locks: another rule may have given them leads since, or they may have left.
  const locked = await db.lockAll(
    organization_members,
    inArray(
      organization_members.id,
      candidates.map(({ member_id }) => member_id),
    ),
  );
  const now = new Map(locked.map((member) => [member.id, member]));
  const members = candidates.flatMap((candidate) => {
    const member = now.get(candidate.member_id);
    return member && isFree(member, timeZone) ? [{ ...candidate, capacity: member.capacity }] : [];
  });
  const loads = await openLeads(
    db,
    members.map(({ user_id }) => user_id),
  );
  const turns = takeTurns(rule, members, (id) => (loads.get(id) ?? 0) + (given?.get(id) ?? 0), count);
  await rememberTurns(db, turns);
  return turns.map(({ user_id }) => user_id);
}

/** Round after round, from whoever waited longest; with `least_loaded` from whoever has least. */
function takeTurns(
  rule: RuleRow,
  members: Member[],
  loadOf: (userId: string) => number,
  count: number,
): Member[] {
  const seats = members.map((member) => ({
    member,
    load: loadOf(member.user_id),
    capacity: member.capacity ?? Number.POSITIVE_INFINITY,
    last: Date.parse(member.last_assigned_at ?? "1970-01-01"),
  }));
  const turns: Member[] = [];
  for (let turn = 0; turn < count; turn++) {
    const [next] = seats
      .filter(({ load, capacity }) => load < capacity)
      .sort(
        (a, b) =>
          (rule.strategy === "least_loaded" ? a.load - b.load : 0) ||
          a.last - b.last ||
          a.member.id.localeCompare(b.member.id),
      );
    if (!next) break;
    next.load += 1;
    next.last = Date.now() + turn;
    turns.push(next.member);
  }
  return turns;
}

/** A millisecond apart and ending now, so that the next round goes on where this one ended. */
async function rememberTurns(db: OrgDb, turns: Member[]): Promise<void> {
  const order = [...new Set(turns.toReversed().map(({ id }) => id))];
  for (const [place, id] of order.entries())
    await db.update(
      assignment_rule_members,
      { last_assigned_at: sql`clock_timestamp() - make_interval(secs => ${place / 1_000})` },
      eq(assignment_rule_members.id, id),
    );
}
