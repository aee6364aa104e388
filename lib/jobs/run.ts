import { defineOperation } from "@/lib/operation";
import { transact } from "@/lib/unit";
import { JobIdInput } from "./schemas";
import { stepJob } from "./step";

/** Below the job engine's own limit for one call; what is left then goes on in the next one. */
const budgetMs = 40_000;

/** Works on a job until it ends or the time is up. Safe to run twice at once: whoever comes second leaves. */
export const runJob = defineOperation({
  name: "job.run",
  permission: "leads.read",
  input: JobIdInput,
  async run(ctx, { job_id }) {
    const until = Date.now() + budgetMs;
    for (;;) {
      const outcome = await stepJob(ctx, job_id);
      if (outcome !== "more") return { outcome };
      if (Date.now() < until) continue;
      await transact(ctx, ({ emit }) => emit("job/requested", { job_id }));
      return { outcome: "handed_on" as const };
    }
  },
});
