import { Readable } from "node:stream";
import { getTranslations } from "next-intl/server";
import { rawRoute } from "@/lib/http";
import { authenticate, credentialsOf } from "@/lib/http/credentials";
import { notFound } from "@/lib/errors";
import { isUuid } from "@/lib/ids";
import { getImport, importReport } from "@/lib/imports";

/** What became of every row, for a spreadsheet. */
export const GET = rawRoute(
  "GET /crm/imports/{import_id}/report",
  async (request, meta, { import_id = "" }) => {
    const { ctx } = await authenticate(credentialsOf(request), meta, () => undefined);
    if (!isUuid(import_id)) throw notFound();
    await getImport.execute(ctx, { import_id });
    const t = await getTranslations({ locale: ctx.locale, namespace: "imports" });
    const reasons = await getTranslations({ locale: ctx.locale, namespace: "errors.fields" });
    const lines = importReport(ctx, import_id, (kind, key) =>
      kind === "reason"
        ? reasons.has(key)
          ? reasons(key)
          : key
        : t.has(`${kind}s.${key}`)
          ? t(`${kind}s.${key}`)
          : key,
    );
    const body = Readable.toWeb(Readable.from(lines));
    // Node's web streams are the platform's; only the types have two names.
    return new Response(body as ReadableStream, {
      headers: {
        "content-type": "text/csv; charset=utf-8",
        "content-disposition": `attachment; filename="import-${import_id}.csv"`,
        "x-content-type-options": "nosniff",
        "cache-control": "private, no-store",
      },
    });
  },
);
