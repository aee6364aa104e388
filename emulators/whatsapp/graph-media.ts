import { Hono } from "hono";
import { accountOfPhone, accountsOfToken, type GraphEnv, graphPath } from "./graph-auth";
import { GraphError, requiredParameter, unknownObject } from "./graph-error";
import { acceptedMimeTypes, kindOfMime, type MediaItem } from "./media";
import type { Runtime } from "./runtime";

const downloadPath = "/graph/lookaside/whatsapp_business/attachments/";

/** Upload, look-up, download and removal of media. */
export function mediaRoutes(runtime: Runtime): Hono<GraphEnv> {
  const app = new Hono<GraphEnv>();

  app.post(`${graphPath}/:id/media`, async (c) => {
    const account = accountOfPhone(runtime, c);
    const form = await c.req.parseBody();
    if (form.messaging_product === undefined) throw requiredParameter("messaging_product");
    if (!(form.file instanceof File)) throw requiredParameter("file");
    const mimeType =
      (typeof form.type === "string" && form.type.includes("/") ? form.type : form.file.type) || "";
    checkUpload(mimeType, form.file.size);
    const bytes = Buffer.from(await form.file.arrayBuffer());
    const item = await runtime.media.add(account.phoneNumberId, bytes, mimeType, form.file.name);
    runtime.changed();
    return c.json({ id: item.id });
  });

  // A wrong or missing token gets an HTML page here, not a Graph error: Meta serves files from another system.
  app.get(downloadPath, async (c) => {
    const { mid = "", ext, hash = "" } = c.req.query();
    const item = runtime.media.get(mid);
    const isAllowed =
      item !== undefined &&
      holderMay(() => accountsOfToken(runtime, c), item) &&
      runtime.media.isUrlValid(mid, Number(ext), hash, runtime.nowMs());
    const bytes = isAllowed ? await runtime.media.bytesOf(item) : undefined;
    if (!item || !bytes)
      return c.html("<!DOCTYPE html><title>Error</title><p>Sorry, something went wrong.</p>", 404);
    return c.body(new Uint8Array(bytes), 200, {
      "content-type": item.mime_type,
      "content-disposition": "attachment",
      etag: `"${item.sha256}"`,
    });
  });
  return app;
}

/** `GET /{media_id}`: facts of the file and a short-lived address. */
export function describeMedia(runtime: Runtime, item: MediaItem) {
  return {
    messaging_product: "whatsapp",
    url: `${runtime.baseUrl}${downloadPath}?${runtime.media.urlQuery(item.id, runtime.nowMs())}`,
    mime_type: item.mime_type,
    sha256: item.sha256,
    file_size: item.file_size,
    id: item.id,
  };
}

/** The media in the path, when the token may see it and `phone_number_id`, if given, owns it. */
export function mediaOfPath(
  runtime: Runtime,
  request: {
    id: string;
    method: string;
    accounts: GraphEnv["Variables"]["accounts"];
    phoneNumberId?: string | undefined;
  },
): MediaItem | undefined {
  const item = runtime.media.get(request.id);
  if (!item) return undefined;
  const isWrongNumber = request.phoneNumberId !== undefined && request.phoneNumberId !== item.phone_number_id;
  if (isWrongNumber || !holderMay(() => request.accounts, item))
    throw unknownObject(request.method, request.id);
  return item;
}

function holderMay(accounts: () => GraphEnv["Variables"]["accounts"], item: MediaItem): boolean {
  try {
    return accounts().some(({ phoneNumberId }) => phoneNumberId === item.phone_number_id);
  } catch (error) {
    if (error instanceof GraphError) return false;
    throw error;
  }
}

function checkUpload(mimeType: string, sizeBytes: number) {
  const kind = kindOfMime(mimeType);
  if (!kind) {
    throw new GraphError(
      400,
      100,
      `(#100) Param file must be a file with one of the following types: ${acceptedMimeTypes.join(", ")}. Received file of type '${mimeType || "application/octet-stream"}'.`,
    );
  }
  if (sizeBytes > kind.maxBytes) {
    throw new GraphError(400, 131053, "(#131053) Media upload error", {
      details: `File is too large: ${sizeBytes} bytes, at most ${kind.maxBytes} for ${kind.kind}`,
    });
  }
}
