import { cronFunction, orgFunction } from "@/inngest/function";
import { runJob, sweepJobs } from "@/lib/jobs";
// The domains that have long work register its kinds when their doors load.
import "@/lib/exports";
import "@/lib/imports";
import "@/lib/leads";

export const runRequestedJob = orgFunction(
  "job/requested",
  { id: "run-job", retries: 4, concurrency: { key: "event.data.org_id", limit: 3 } },
  (ctx, { job_id }) => runJob.execute(ctx, { job_id }),
);

export const sweepJobsEveryMinute = cronFunction({ id: "sweep-jobs", cron: "* * * * *" }, () => sweepJobs());
