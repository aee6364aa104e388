import { Readable } from "node:stream";
import type { ReadableStream } from "node:stream/web";
import { after, type NextRequest } from "next/server";
import type { Ctx } from "@/lib/context";
import { AppError } from "@/lib/errors";
import { authenticate } from "./credentials";
import { problem } from "./problem";
import { metaFromHeaders } from "./request-meta";
import { assertSameOrigin } from "./same-origin";

type Params<P> = { params: Promise<P> };

/**
 * A handler that takes a file as the body, its name percent-encoded in `X-File-Name`. The bytes are streamed on, so
 * that a large file costs no memory. Its path has to stay out of the middleware's matcher.
 */
export const uploadRoute =
  <P>(
    bytesMax: number,
    keep: (ctx: Ctx, file: { bytes: Readable; name: string }, params: P) => Promise<unknown>,
  ) =>
  async (request: NextRequest, { params }: Params<P>): Promise<Response> => {
    const meta = { ...metaFromHeaders(request.headers), defer: (task: () => Promise<void>) => after(task) };
    try {
      const declared = request.headers.get("content-length");
      if (declared && Number(declared) > bytesMax) throw new AppError("payload_too_large");
      const { ctx, via } = await authenticate(
        { headers: request.headers, cookie: (name) => request.cookies.get(name)?.value },
        meta,
        () => undefined,
      );
      if (via === "cookie") assertSameOrigin(request.headers);
      // Node's fetch takes its own web streams, which DOM's types do not know.
      const bytes = request.body
        ? Readable.from(whole(Readable.fromWeb(request.body as ReadableStream), declared))
        : Readable.from([]);
      const kept = await keep(ctx, { bytes, name: fileNameOf(request.headers) }, await params);
      return Response.json(kept, { status: 201, headers: { "cache-control": "private, no-store" } });
    } catch (error) {
      return problem(error, meta);
    }
  };

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
