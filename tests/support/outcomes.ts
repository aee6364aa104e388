import { lead_activities } from "@/db/schema";
import { createContact, createLead, type createOrganization } from "@/db/seed/factories";
import { withSystem } from "@/db/system";
import { seededRandom } from "@/lib/scoring/learn";

type Organization = Awaited<ReturnType<typeof createOrganization>>;

const dayMs = 86_400_000;

/**
 * Closed leads by a law: referrals win, ads do not. Each lived for ten days, the last was closed thirty days ago.
 *
 * @param strength 0 makes the outcome chance.
 */
export function createOutcomes(organization: Organization, count: number, strength = 1) {
  const random = seededRandom(5);
  const stageOf = (type: string) => organization.stages.find(({ stage_type }) => stage_type === type)!;
  return withSystem("test", async (db) => {
    const contact = await createContact(db, organization.id);
    const made = [];
    for (let i = 0; i < count; i++) {
      const source = random() < 0.5 ? "referral" : "ads";
      const chance = 0.5 + strength * (source === "referral" ? 0.38 : -0.38);
      const type = random() < chance ? "won" : "lost";
      const closedAt = Date.now() - (30 + (count - i) * 0.5) * dayMs;
      const created_at = new Date(closedAt - 10 * dayMs).toISOString();
      const closed_at = new Date(closedAt).toISOString();
      const lead = await createLead(db, organization.id, stageOf(type), {
        contact,
        source,
        created_at,
        closed_at,
        estimated_value: `${1_000 + Math.floor(random() * 9_000)}.00`,
      });
      await db.insert(lead_activities).values({
        organization_id: organization.id,
        lead_id: lead.id,
        activity_type: "stage_change",
        title: type,
        metadata: { from: organization.stages[0]!.name, to: stageOf(type).name },
        created_at: closed_at,
      });
      made.push(lead);
    }
    return made;
  });
}
