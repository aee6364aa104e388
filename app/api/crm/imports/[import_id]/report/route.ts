import { Readable } from "node:stream";
import { getTranslations } from "next-intl/server";
import type { NextRequest } from "next/server";
import { metaFromHeaders, problem } from "@/lib/http";
import { authenticate } from "@/lib/http/credentials";
import { notFound } from "@/lib/errors";
import { isUuid } from "@/lib/ids";
import { getImport, importReport } from "@/lib/imports";

type Params = { params: Promise<{ import_id: string }> };

/** What became of every row, for a spreadsheet. */
export async function GET(request: NextRequest, { params }: Params): Promise<Response> {
  const meta = metaFromHeaders(request.headers);
  try {
    const { import_id } = await params;
    const { ctx } = await authenticate(
      { headers: request.headers, cookie: (name) => request.cookies.get(name)?.value },
      meta,
      () => undefined,
    );
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
  } catch (error) {
    return problem(error, meta);
  }
}
