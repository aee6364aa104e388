import { runJob } from "@/lib/jobs";
import "@/lib/imports";
import "@/lib/leads";
import { mergeLeads } from "@/lib/records";
import { jobCtx, memberCtx } from "./context";

/**
 * A process of its own, made to be killed: works a job off, or merges two leads. Says "ready" when the modules are
 * there, and begins when it is told to.
 */
const [what = "", orgId = "", ...ids] = process.argv.slice(2);

process.stdout.write("ready\n");
process.stdin.once("data", () => void work());

async function work(): Promise<void> {
  if (what === "job") {
    const [job_id = ""] = ids;
    for (;;) {
      const { outcome } = await runJob.execute(jobCtx(orgId), { job_id });
      if (outcome !== "handed_on" && outcome !== "busy") break;
    }
  } else {
    const [userId = "", lead_id = "", other_id = ""] = ids;
    await mergeLeads.execute(memberCtx(orgId, { id: userId }), { lead_id, other_id });
  }
  process.exit(0);
}
