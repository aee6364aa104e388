import { close_reasons } from "@/db/schema";
import type { OrgDb } from "@/db/org";
import type { Permission } from "@/lib/auth/permissions";
import { AppError, invalid } from "@/lib/errors";
import { parseCustomFields } from "@/lib/fields";
import { startJob } from "@/lib/jobs";
import { defineOperation } from "@/lib/operation";
import { closeReasonFor, referencedStage } from "@/lib/pipeline";
import { transact } from "@/lib/unit";
import { assertMember } from "../assert-member";
import { BulkInput, type BulkAction } from "./schemas";
import { countTargets } from "./targets";

/**
 * Changes many leads in the background: those named, or all that fit a filter. Whoever asks needs the permission of
 * the single change, too, and reaches what they may see.
 *
 * @throws AppError `invalid` for a member, stage, reason or value that is not there, and for more than the limit.
 */
export const bulkLeads = defineOperation({
  name: "lead.bulk",
  permission: "leads.bulk",
  input: BulkInput,
  run: (ctx, input) =>
    transact(ctx, async (unit) => {
      if (!ctx.grants.permissions.has(permissionOf[input.action])) throw new AppError("forbidden");
      await assertReferences(unit.db, input);
      const total = await countTargets(ctx, unit.db, input);
      const { lead_ids: _ids, ...change } = input;
      const job = await startJob(ctx, unit, { kind: "lead_bulk", params: input, total });
      await unit.audit({
        action: "lead.bulk",
        resource_type: "job",
        resource_id: job.id,
        after: { ...change, total },
      });
      return job;
    }),
});

const permissionOf: Record<BulkAction, Permission> = {
  assign: "leads.assign",
  move: "leads.write",
  tag: "leads.write",
  untag: "leads.write",
  edit: "leads.write",
  delete: "leads.delete",
};

/** What would fail for every lead is told at once. What a stage asks of its leads is told lead by lead. */
async function assertReferences(db: OrgDb, input: BulkInput): Promise<void> {
  const { assigned_to, stage_id, close_reason_id, fields } = input;
  if (assigned_to) await assertMember(db, "assigned_to", assigned_to);
  const stage = stage_id ? await referencedStage(db, "stage_id", stage_id) : undefined;
  if (stage) await closeReasonFor(db, stage, close_reason_id, null);
  else if (close_reason_id && !(await db.byId(close_reasons, close_reason_id)))
    throw invalid({ close_reason_id: "not_found" });
  if (fields?.custom_fields) await parseCustomFields(db, fields.custom_fields, { partial: true });
}
