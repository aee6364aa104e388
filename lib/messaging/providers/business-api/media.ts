import { randomUUID } from "node:crypto";
import { Readable } from "node:stream";
import type { ReadableStream as NodeStream } from "node:stream/web";
import { z } from "zod";
import { env } from "@/lib/env";
import { ProviderError, type InboundFile, type MessagingAccount, type OutboundFile } from "../provider";
import { graph, unanswered } from "./graph";

/** Long enough for the largest file on a slow line. */
const transferTimeoutMs = 120_000;

/** Two steps: what the file is and where, good for five minutes; then its bytes, with the same token. */
export async function openMedia(account: MessagingAccount, mediaId: string): Promise<InboundFile> {
  const media = await graph(MediaAnswer, {
    method: "GET",
    path: encodeURIComponent(mediaId),
    accessToken: account.accessToken,
    query: { phone_number_id: account.accountId },
  });
  assertMetas(media.url);
  let response: Response;
  try {
    response = await fetch(media.url, {
      headers: { authorization: `Bearer ${account.accessToken}` },
      signal: AbortSignal.timeout(transferTimeoutMs),
    });
  } catch (cause) {
    throw unanswered(cause);
  }
  if (!response.ok || !response.body) {
    await response.body?.cancel();
    // The address may have run out meanwhile; the next attempt asks for a new one.
    throw new ProviderError(`the file's address answered ${response.status}`, {
      retry: "later",
      vendorCode: `http_${response.status}`,
    });
  }
  // Node's fetch has its own web streams, which DOM's types do not know.
  return {
    bytes: Readable.fromWeb(response.body as NodeStream),
    contentType: media.mime_type ?? response.headers.get("content-type"),
  };
}

/**
 * Hands a file to WhatsApp, to be sent by its id. Nobody gets anything by an upload alone, so what went wrong may be
 * repeated.
 *
 * @throws ProviderError `later` or `never`.
 */
export async function uploadMedia(account: MessagingAccount, file: OutboundFile): Promise<string> {
  const boundary = `loved-${randomUUID()}`;
  const head = Buffer.from(
    [
      ...["messaging_product", "type"].flatMap((name) => [
        `--${boundary}`,
        `content-disposition: form-data; name="${name}"`,
        "",
        name === "type" ? file.contentType : "whatsapp",
      ]),
      `--${boundary}`,
      // The name people see goes with the message; in a header it would need escaping.
      `content-disposition: form-data; name="file"; filename="file"`,
      `content-type: ${file.contentType}`,
      "",
      "",
    ].join("\r\n"),
  );
  const tail = Buffer.from(`\r\n--${boundary}--\r\n`);
  try {
    const { id } = await graph(UploadAnswer, {
      method: "POST",
      path: `${account.accountId}/media`,
      accessToken: account.accessToken,
      timeoutMs: transferTimeoutMs,
      form: {
        contentType: `multipart/form-data; boundary=${boundary}`,
        sizeBytes: head.length + file.sizeBytes + tail.length,
        stream: streamOf(head, file, tail),
      },
    });
    return id;
  } catch (error) {
    if (!(error instanceof ProviderError) || error.retry !== "unknown") throw error;
    const { message, vendorCode, cause } = error;
    throw new ProviderError(message, { retry: "later", vendorCode, cause });
  }
}

function streamOf(head: Buffer, file: OutboundFile, tail: Buffer): ReadableStream {
  async function* parts() {
    yield head;
    yield* await file.open();
    yield tail;
  }
  return Readable.toWeb(Readable.from(parts())) as ReadableStream;
}

/** The token goes along, so the address has to be Meta's. */
function assertMetas(address: string): void {
  const { hostname, origin, protocol } = new URL(address);
  const isMetas = protocol === "https:" && /(^|\.)(fbsbx|fbcdn|facebook|whatsapp)\.(com|net)$/.test(hostname);
  if (isMetas || origin === new URL(env().WHATSAPP_GRAPH_URL).origin) return;
  throw new ProviderError("the file is not at Meta", { retry: "never", vendorCode: "foreign_address" });
}

const MediaAnswer = z.looseObject({ url: z.url(), mime_type: z.string().optional() });
const UploadAnswer = z.looseObject({ id: z.union([z.string().min(1), z.number()]).transform(String) });
