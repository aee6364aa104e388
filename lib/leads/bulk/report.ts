import { and, asc, eq, gt, inArray } from "drizzle-orm";
import { background_job_items, background_jobs, leads } from "@/db/schema";
import { withOrg } from "@/db/org";
import type { Ctx } from "@/lib/context";
import { notFound } from "@/lib/errors";
import { assertMine } from "@/lib/jobs";
import { visibleTo } from "../visibility";

const batchSize = 1_000;
export type LeftOut = { lead_id: string; full_name: string; outcome: string; reason: string };

/**
 * The leads a bulk change, or its undo, left as they were, with the reason's key, as far as one may still see them.
 *
 * @throws AppError `not_found` for a job that is not a bulk change of theirs.
 */
export async function* leftOut(ctx: Ctx, jobId: string): AsyncGenerator<LeftOut> {
  await withOrg(ctx.org.id, async (db) => {
    const job = await db.byId(background_jobs, jobId);
    assertMine(ctx, job);
    if (job.kind !== "lead_bulk") throw notFound();
  });
  for (let after = 0; ;) {
    const last = after;
    const rows = await withOrg(ctx.org.id, (db) =>
      db.tx
        .select({
          number: background_job_items.item_number,
          lead_id: leads.id,
          full_name: leads.full_name,
          outcome: background_job_items.outcome,
          reason: background_job_items.reason,
        })
        .from(background_job_items)
        .innerJoin(leads, db.in(leads, eq(leads.id, background_job_items.lead_id)))
        .where(
          db.in(
            background_job_items,
            and(
              eq(background_job_items.job_id, jobId),
              gt(background_job_items.item_number, last),
              inArray(background_job_items.outcome, ["refused", "kept"]),
              visibleTo(ctx, leads.assigned_to),
            ),
          ),
        )
        .orderBy(asc(background_job_items.item_number))
        .limit(batchSize),
    );
    for (const { number, reason, ...row } of rows) {
      after = number;
      yield { ...row, reason: reason ?? "" };
    }
    if (rows.length < batchSize) return;
  }
}
