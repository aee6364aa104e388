import { OrgDb } from "@/db/org";
import { log } from "@/lib/log";
import { activeRules, chooseByRule, ruleFor, type LeadFacts } from "./choose";

/** `user_id` is null when a rule fits and nobody of it is free: the lead waits for the first who is. */
export type Assignment = { rule_id: string; user_id: string | null };

/**
 * Who gets a new lead that nobody owns; null where no rule fits. In a savepoint: whatever a rule does wrong, the lead
 * and the message that brought it are kept.
 */
export async function ownerOfNew(db: OrgDb, lead: LeadFacts): Promise<Assignment | null> {
  const rules = await activeRules(db);
  if (rules.length === 0) return null;
  try {
    const rule = ruleFor(rules, lead);
    if (!rule) return null;
    const user_id = await db.tx.transaction((tx) => chooseByRule(new OrgDb(tx, db.orgId), rule));
    return { rule_id: rule.id, user_id };
  } catch (error) {
    log.error({ err: error, organization_id: db.orgId }, "an assignment rule failed, the lead has no owner");
    return null;
  }
}
