import { Readable } from "node:stream";
import { getTranslations } from "next-intl/server";
import { exportLeads } from "@/lib/exports";
import { apiRoute, assertSameOrigin, rawRoute } from "@/lib/http";
import { readQuery } from "@/lib/http/body";
import { authenticate, credentialsOf } from "@/lib/http/credentials";

/** The filtered list as a file, streamed. */
export const GET = rawRoute("GET /crm/leads/export", async (request, meta) => {
  const { ctx } = await authenticate(credentialsOf(request), meta, () => undefined);
  // A foreign page could otherwise make its visitor's browser export, and leave a trace in their name.
  if (request.headers.get("sec-fetch-site") === "cross-site") assertSameOrigin(request.headers);
  const t = await getTranslations({ locale: ctx.locale, namespace: "exports.columns" });
  const file = await exportLeads(ctx, readQuery(request.nextUrl), (column) => t(column));
  const body = Readable.toWeb(Readable.from(file.bytes));
  const day = new Date().toISOString().slice(0, 10);
  // Node's web streams are the platform's; only the types have two names.
  return new Response(body as ReadableStream, {
    headers: {
      "content-type": file.contentType,
      "content-disposition": `attachment; filename="leads-${day}.${file.extension}"`,
      "x-content-type-options": "nosniff",
      "cache-control": "private, no-store",
    },
  });
});

/** The same in the background, for lists that take a while. */
export const POST = apiRoute("POST /crm/leads/export");
