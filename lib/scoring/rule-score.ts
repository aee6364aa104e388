import { and, eq } from "drizzle-orm";
import { lead_scores, leads } from "@/db/schema";
import type { Unit } from "@/lib/unit";

/**
 * Notes what the qualification rules say of a lead.
 *
 * @returns whether the score is somebody else's to write: a model's, which reads the rules, or a person's.
 */
export async function noteRuleScore({ db }: Unit, leadId: string, score: number): Promise<boolean> {
  const [noted] = await db.update(lead_scores, { rule_score: score }, eq(lead_scores.lead_id, leadId));
  if (noted) return noted.source !== "rules";
  // Nothing answered yet is no score, and a bare 0 would look like one.
  const [lead] = await db.tx
    .select({ lead_score: leads.lead_score })
    .from(leads)
    .where(db.in(leads, and(eq(leads.id, leadId))));
  return score === 0 && lead?.lead_score == null;
}
