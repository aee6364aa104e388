import { Readable } from "node:stream";
import type { ReadableStream } from "node:stream/web";
import { z } from "zod";
import type { Ctx } from "@/lib/context";
import { AppError } from "@/lib/errors";
import { authenticate, credentialsOf } from "./credentials";
import { rawRoute } from "./raw-route";
import { assertSameOrigin } from "./same-origin";

export type UploadedFile = {
  bytes: Readable;
  name: string;
  /** What the sender says it is. */
  contentType: string | null;
  /** What else belongs to it: percent-encoded JSON in `X-File-About`. */
  about: Record<string, unknown>;
};

/**
 * A handler that takes a file as the body, its name percent-encoded in `X-File-Name`. The bytes are streamed on, so
 * that a large file costs no memory. Its path has to stay out of the middleware's matcher.
 */
export const uploadRoute = <P = Record<string, string>>(
  key: string,
  bytesMax: number,
  keep: (ctx: Ctx, file: UploadedFile, params: P) => Promise<unknown>,
) =>
  rawRoute<P>(key, async (request, meta, params) => {
    const declared = request.headers.get("content-length");
    if (declared && Number(declared) > bytesMax) throw new AppError("payload_too_large");
    const { ctx, via } = await authenticate(credentialsOf(request), meta, () => undefined);
    if (via === "cookie") assertSameOrigin(request.headers);
    // Node's fetch takes its own web streams, which DOM's types do not know.
    const bytes = request.body
      ? Readable.from(whole(Readable.fromWeb(request.body as ReadableStream), declared))
      : Readable.from([]);
    const file = {
      bytes,
      name: headerText(request.headers, "x-file-name"),
      contentType: request.headers.get("content-type"),
      about: aboutOf(request.headers),
    };
    const kept = await keep(ctx, file, params);
    return Response.json(kept, { status: 201, headers: { "cache-control": "private, no-store" } });
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

function headerText(headers: Headers, name: string): string {
  try {
    return decodeURIComponent(headers.get(name) ?? "");
  } catch {
    return "";
  }
}

/** @throws AppError `invalid` for what is no object. */
function aboutOf(headers: Headers): Record<string, unknown> {
  try {
    return About.parse(JSON.parse(headerText(headers, "x-file-about") || "{}"));
  } catch (cause) {
    throw new AppError("invalid", { cause });
  }
}

const About = z.record(z.string(), z.unknown());
