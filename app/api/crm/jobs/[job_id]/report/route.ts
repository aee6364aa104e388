import { Readable } from "node:stream";
import { getTranslations } from "next-intl/server";
import { notFound } from "@/lib/errors";
import { csvLine, csvStart } from "@/lib/exports";
import { rawRoute } from "@/lib/http";
import { authenticate, credentialsOf } from "@/lib/http/credentials";
import { isUuid } from "@/lib/ids";
import { getJob } from "@/lib/jobs";
import { leftOut } from "@/lib/leads";

/** What a bulk change left as it was, and why, for a spreadsheet. */
export const GET = rawRoute("GET /crm/jobs/{job_id}/report", async (request, meta, { job_id = "" }) => {
  const { ctx } = await authenticate(credentialsOf(request), meta, () => undefined);
  if (!isUuid(job_id)) throw notFound();
  const { kind } = await getJob.execute(ctx, { job_id });
  if (kind !== "lead_bulk") throw notFound();
  const t = await getTranslations({ locale: ctx.locale, namespace: "jobs.report" });
  const errors = await getTranslations({ locale: ctx.locale, namespace: "errors" });
  const textOf = (key: string) =>
    key === "changed_since" ? t("changed_since") : errors.has(key) ? errors(key) : errors("unexpected");
  async function* lines() {
    yield csvStart + csvLine([t("name"), t("reason"), t("id")], ctx.locale);
    for await (const { full_name, reason, lead_id } of leftOut(ctx, job_id))
      yield csvLine([full_name, textOf(reason), lead_id], ctx.locale);
  }
  const body = Readable.toWeb(Readable.from(lines()));
  // Node's web streams are the platform's; only the types have two names.
  return new Response(body as ReadableStream, {
    headers: {
      "content-type": "text/csv; charset=utf-8",
      "content-disposition": `attachment; filename="leads-${job_id}.csv"`,
      "x-content-type-options": "nosniff",
      "cache-control": "private, no-store",
    },
  });
});
