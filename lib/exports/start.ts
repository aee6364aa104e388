import { startJob } from "@/lib/jobs";
import { summarizeLeads } from "@/lib/leads";
import { defineOperation } from "@/lib/operation";
import { transact } from "@/lib/unit";
import { ExportLeadsInput } from "./schemas";

/** The same file made in the background, kept for three days and fetched by a link: for lists that take a while. */
export const startExport = defineOperation({
  name: "lead.export",
  permission: "leads.export",
  input: ExportLeadsInput,
  run: (ctx, input) =>
    transact(ctx, async (unit, inner) => {
      const { format, sort: _sort, ...selection } = input;
      const { count, is_capped } = await summarizeLeads.execute(inner, selection);
      const total = is_capped ? null : count;
      const params = { ...input, locale: ctx.locale };
      const job = await startJob(ctx, unit, { kind: "lead_export", params, total });
      await unit.audit({
        action: "lead.export",
        resource_type: "job",
        resource_id: job.id,
        after: { ...selection, format, total },
      });
      return job;
    }),
});
