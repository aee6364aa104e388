import { background_jobs } from "@/db/schema";
import { defineOperation } from "@/lib/operation";
import { read } from "@/lib/unit";
import { assertMine, toJob } from "./job";
import { JobIdInput } from "./schemas";

export const getJob = defineOperation({
  name: "job.get",
  permission: "leads.read",
  input: JobIdInput,
  run: (ctx, { job_id }) =>
    read(ctx, async (db) => {
      const job = await db.byId(background_jobs, job_id);
      assertMine(ctx, job);
      return toJob(job);
    }),
});
