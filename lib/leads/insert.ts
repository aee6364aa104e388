import { eq } from "drizzle-orm";
import type { OrgDb } from "@/db/org";
import { leads, lead_activities, organizations } from "@/db/schema";
import { actorUserId, type Ctx } from "@/lib/context";
import { rememberTags } from "@/lib/fields";
import { OrganizationSettings } from "@/lib/organizations/schemas";
import { outcomeOfNew, type StageRow } from "@/lib/pipeline";
import type { Unit } from "@/lib/unit";
import { toLead, type LeadRow } from "./lead";
import { topPosition } from "./position";

export type NewLead = Pick<LeadRow, "contact_id" | "full_name" | "source"> &
  Partial<
    Pick<
      LeadRow,
      | "email"
      | "phone"
      | "company"
      | "company_id"
      | "estimated_value"
      | "currency"
      | "probability"
      | "expected_close_date"
      | "assigned_to"
      | "custom_fields"
      | "tags"
      | "close_reason_id"
      | "close_note"
    >
  >;

/** A lead on top of a stage, with its first timeline entry, audit and realtime event; every way in ends here. */
export async function insertLead(
  ctx: Ctx,
  unit: Unit,
  stage: StageRow,
  { awaits_rule, ...values }: NewLead & { awaits_rule?: boolean },
): Promise<LeadRow> {
  const lead = await unit.db.insert(leads, {
    ...values,
    currency: values.currency ?? (await currencyOf(unit.db)),
    pipeline_id: stage.pipeline_id,
    stage_id: stage.id,
    ...outcomeOfNew(stage.stage_type),
    position: await topPosition(unit.db, stage.id),
  });
  await rememberTags(unit.db, values.tags);
  await unit.db.append(lead_activities, {
    lead_id: lead.id,
    user_id: actorUserId(ctx.actor),
    activity_type: "created",
    title: lead.full_name,
    metadata: {
      source: lead.source,
      stage_id: stage.id,
      stage: stage.name,
      ...(lead.close_reason_id && { close_reason_id: lead.close_reason_id }),
      // A rule fits it and nobody was free: whoever comes first gets it.
      ...(awaits_rule && { awaits_rule }),
    },
  });
  await unit.audit({
    action: "lead.create",
    resource_type: "lead",
    resource_id: lead.id,
    after: toLead(lead),
  });
  unit.publish({
    event: "lead.changed",
    data: { lead_id: lead.id, stage_id: lead.stage_id, version: lead.version },
    audience: { assigned_to: lead.assigned_to },
  });
  return lead;
}

/** The organization's own currency; the column's default where it chose none. */
async function currencyOf(db: OrgDb): Promise<string | undefined> {
  const [row] = await db.tx
    .select({ settings: organizations.settings })
    .from(organizations)
    .where(eq(organizations.id, db.orgId));
  return OrganizationSettings.safeParse(row?.settings).data?.currency;
}
