import { cronFunction, orgFunction } from "@/inngest/function";
import { findLeadsDue, findTrainingDue, rescoreDue, trainModel } from "@/lib/scoring";

export const findLeadsToScoreEveryMinute = cronFunction(
  { id: "find-leads-to-score", cron: "* * * * *", concurrency: 1 },
  () => findLeadsDue(),
);

export const scoreDueLeads = orgFunction(
  "scoring/leads_due",
  { id: "score-leads", concurrency: { key: "event.data.org_id", limit: 1 } },
  (ctx) => rescoreDue(ctx),
);

/** At three in the morning in Brasília. */
export const findTrainingEveryNight = cronFunction(
  { id: "find-training", cron: "0 6 * * *", concurrency: 1 },
  () => findTrainingDue(),
);

export const trainScoringModel = orgFunction(
  "scoring/training_due",
  { id: "train-scoring", retries: 2, concurrency: { key: "event.data.org_id", limit: 1 } },
  (ctx) => trainModel.execute(ctx, {}),
);
