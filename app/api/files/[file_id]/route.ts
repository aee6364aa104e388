import { Readable } from "node:stream";
import { rawRoute } from "@/lib/http";
import { AppError, notFound } from "@/lib/errors";
import { isUuid } from "@/lib/ids";
import { fileOfLink, openFile } from "@/lib/storage";

/**
 * The bytes behind a signed link, always as a download: nothing somebody sent is shown by our origin. A part of them
 * when a part is asked for, which is how browsers play sound and film.
 */
export const GET = rawRoute("GET /files/{file_id}", async (request, meta, { file_id = "" }) => {
  if (!isUuid(file_id)) throw notFound();
  const file = await fileOfLink(file_id, request.nextUrl.searchParams.get("token") ?? "");
  const part = partOf(request.headers.get("range"), file.size_bytes);
  const body = Readable.toWeb(await openFile(file, part));
  const size = part ? part.end - part.start + 1 : file.size_bytes;
  // Node's web streams are the platform's; only the types have two names.
  return new Response(body as ReadableStream, {
    status: part ? 206 : 200,
    headers: {
      "content-type": file.content_type,
      "content-length": String(size),
      ...(part && { "content-range": `bytes ${part.start}-${part.end}/${file.size_bytes}` }),
      "accept-ranges": "bytes",
      "content-disposition": `attachment; filename*=UTF-8''${encodeURIComponent(file.file_name)}`,
      "x-content-type-options": "nosniff",
      // Pictures of a thread are drawn again and again; as long as their link is good.
      "cache-control": file.purpose === "message" ? "private, max-age=900" : "private, no-store",
      "x-request-id": meta.requestId,
    },
  });
});

/** One range; several at once are answered with the whole, as the standard allows. */
function partOf(header: string | null, sizeBytes: number): { start: number; end: number } | undefined {
  const [, first = "", last = ""] = /^bytes=(\d*)-(\d*)$/.exec(header ?? "") ?? [];
  if (!first && !last) return undefined;
  const start = first ? Number(first) : Math.max(sizeBytes - Number(last), 0);
  const end = first && last ? Math.min(Number(last), sizeBytes - 1) : sizeBytes - 1;
  if (start > end || start >= sizeBytes) throw new AppError("invalid", { message: "wrong_range" });
  return { start, end };
}
