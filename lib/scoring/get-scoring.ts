import { sql } from "drizzle-orm";
import { z } from "zod";
import type { OrgDb } from "@/db/org";
import { defineOperation } from "@/lib/operation";
import { read } from "@/lib/unit";
import { collectingMax, readyMin } from "./learn";
import { latestTrainings, toScoringModel } from "./models";
import type { Scoring } from "./schemas";

/** How the organization's scoring stands, for its managers. */
export const getScoring = defineOperation({
  name: "scoring.get",
  permission: "scoring.manage",
  input: z.object({}),
  run: (ctx): Promise<Scoring> =>
    read(ctx, async (db) => {
      const rows = await latestTrainings(db, 40);
      const active = rows.find(({ is_active }) => is_active);
      const previous = rows.find(
        ({ decision, model_version }) =>
          decision === "promoted" && active !== undefined && model_version < active.model_version,
      );
      return {
        ...(await standing(db)),
        active: active ? toScoringModel(active) : null,
        latest: rows[0] ? toScoringModel(rows[0]) : null,
        previous: previous ? toScoringModel(previous) : null,
      };
    }),
});

/** Where scoring stands: the active model's word, else the last training's, else how many outcomes there are. */
export async function standing(db: OrgDb): Promise<Pick<Scoring, "status" | "progress">> {
  const [row] = await db.tx.execute<{
    active: Scoring["status"] | null;
    latest: Scoring["status"] | null;
    won: number;
    lost: number;
  }>(sql`
    select (select status from lead_scoring_models where organization_id = ${db.orgId} and is_active) as active,
           (select status from lead_scoring_models where organization_id = ${db.orgId}
             order by model_version desc limit 1) as latest,
           count(*) filter (where status = 'won')::int as won, count(*) filter (where status = 'lost')::int as lost
      from leads where organization_id = ${db.orgId} and status <> 'open' and closed_at is not null and deleted_at is null`);
  const { active = null, latest = null, won = 0, lost = 0 } = row ?? {};
  // A model that learns but was not let score yet has nothing to show for it.
  const waiting = latest === "no_signal" ? "no_signal" : "collecting";
  return {
    status: active ?? waiting,
    progress: { won, lost, learning_from: collectingMax, ready_from: readyMin },
  };
}
