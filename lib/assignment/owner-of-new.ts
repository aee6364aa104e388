import { OrgDb } from "@/db/org";
import { log } from "@/lib/log";
import { activeRules, chooseManyByRule, ruleFor, type LeadFacts, type RuleRow } from "./choose";

/** `user_id` is null when a rule fits and nobody of it is free: the lead waits for the first who is. */
export type Assignment = { rule_id: string; user_id: string | null };

/** Who gets a new lead that nobody owns; null where no rule fits. */
export const ownerOfNew = async (db: OrgDb, lead: LeadFacts): Promise<Assignment | null> =>
  (await ownersOfNew(db, [lead]))[0] ?? null;

/**
 * The same for many leads at once, in their order. In a savepoint: whatever a rule does wrong, the leads and what brought
 * them are kept.
 */
export async function ownersOfNew(db: OrgDb, leads: LeadFacts[]): Promise<(Assignment | null)[]> {
  const rules = await activeRules(db);
  if (rules.length === 0) return leads.map(() => null);
  try {
    const ruleOf = leads.map((lead) => ruleFor(rules, lead));
    const chosen = await db.tx.transaction((tx) => chooseAll(new OrgDb(tx, db.orgId), ruleOf));
    return ruleOf.map((rule) => {
      if (!rule) return null;
      return { rule_id: rule.id, user_id: chosen.get(rule.id)?.shift() ?? null };
    });
  } catch (error) {
    log.error(
      { err: error, organization_id: db.orgId },
      "an assignment rule failed, new leads have no owner",
    );
    return leads.map(() => null);
  }
}

/** Rules by id, so that two who give out many leads wait for each other in one direction only. */
async function chooseAll(db: OrgDb, ruleOf: (RuleRow | undefined)[]): Promise<Map<string, string[]>> {
  const fitting = ruleOf.filter((rule) => rule !== undefined);
  const rules = [...new Map(fitting.map((rule) => [rule.id, rule])).values()];
  const chosen = new Map<string, string[]>();
  const given = new Map<string, number>();
  for (const rule of rules.toSorted((a, b) => a.id.localeCompare(b.id))) {
    const count = fitting.filter(({ id }) => id === rule.id).length;
    const turns = await chooseManyByRule(db, rule, count, { given });
    for (const id of turns) given.set(id, (given.get(id) ?? 0) + 1);
    chosen.set(rule.id, turns);
  }
  return chosen;
}
