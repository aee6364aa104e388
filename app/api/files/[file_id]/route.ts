import { Readable } from "node:stream";
import { rawRoute } from "@/lib/http";
import { notFound } from "@/lib/errors";
import { isUuid } from "@/lib/ids";
import { fileOfLink, openFile } from "@/lib/storage";

/** The bytes behind a signed link, always as a download: nothing somebody sent is shown by our origin. */
export const GET = rawRoute("GET /files/{file_id}", async (request, meta, { file_id = "" }) => {
  if (!isUuid(file_id)) throw notFound();
  const file = await fileOfLink(file_id, request.nextUrl.searchParams.get("token") ?? "");
  const body = Readable.toWeb(await openFile(file));
  // Node's web streams are the platform's; only the types have two names.
  return new Response(body as ReadableStream, {
    headers: {
      "content-type": file.content_type,
      "content-length": String(file.size_bytes),
      "content-disposition": `attachment; filename*=UTF-8''${encodeURIComponent(file.file_name)}`,
      "x-content-type-options": "nosniff",
      "cache-control": "private, no-store",
      "x-request-id": meta.requestId,
    },
  });
});
