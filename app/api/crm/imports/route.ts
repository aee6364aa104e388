import { Readable } from "node:stream";
import type { ReadableStream } from "node:stream/web";
import { apiRoute, assertSameOrigin, rawRoute } from "@/lib/http";
import { authenticate, credentialsOf } from "@/lib/http/credentials";
import { AppError } from "@/lib/errors";
import { uploadImport } from "@/lib/imports";
import { importBytesMax } from "@/lib/imports/schemas";

export const GET = apiRoute("GET /crm/imports");

/** The file as the body, its name in `X-File-Name`. Streamed to storage, so that a large one costs no memory. */
export const POST = rawRoute("POST /crm/imports", async (request, meta) => {
  const declared = request.headers.get("content-length");
  if (declared && Number(declared) > importBytesMax) throw new AppError("payload_too_large");
  const { ctx, via } = await authenticate(credentialsOf(request), meta, () => undefined);
  if (via === "cookie") assertSameOrigin(request.headers);
  // Node's fetch takes its own web streams, which DOM's types do not know.
  const body = request.body
    ? Readable.from(whole(Readable.fromWeb(request.body as ReadableStream), declared))
    : Readable.from([]);
  const imported = await uploadImport(ctx, body, fileNameOf(request.headers));
  return Response.json(imported, { status: 201, headers: { "cache-control": "private, no-store" } });
});

/** A proxy in between may cut a body short and still hand it on as complete. */
async function* whole(body: Readable, declared: string | null): AsyncGenerator<Uint8Array> {
  let size = 0;
  for await (const chunk of body) {
    const bytes = chunk as Uint8Array;
    size += bytes.byteLength;
    yield bytes;
  }
  if (declared && Number(declared) !== size) throw new AppError("invalid", { message: "body_cut" });
}

function fileNameOf(headers: Headers): string {
  try {
    return decodeURIComponent(headers.get("x-file-name") ?? "");
  } catch {
    return "";
  }
}
