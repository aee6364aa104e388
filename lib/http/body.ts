import { AppError } from "@/lib/errors";

export const jsonBodyBytesMax = 1_000_000;

/**
 * The raw bytes, up to a limit. Compares what arrived with `Content-Length`: a proxy in between may cut a body short
 * and still hand it on as complete.
 *
 * @throws AppError `payload_too_large`, `invalid` for a body that was cut.
 */
export async function readBytes(request: Request, bytesMax: number): Promise<Uint8Array> {
  const declared = request.headers.get("content-length");
  if (declared && Number(declared) > bytesMax) throw new AppError("payload_too_large");
  const chunks: Uint8Array[] = [];
  let size = 0;
  const reader = request.body?.getReader();
  for (;;) {
    const { done, value } = (await reader?.read()) ?? { done: true, value: undefined };
    if (done || !value) break;
    size += value.byteLength;
    if (size > bytesMax) {
      await reader?.cancel();
      throw new AppError("payload_too_large");
    }
    chunks.push(value);
  }
  if (declared && Number(declared) !== size) throw new AppError("invalid", { message: "body_cut" });
  return Buffer.concat(chunks);
}

/** @throws AppError `unsupported_media_type`, `invalid` for what is no JSON object. */
export async function readJson(request: Request, bytes: Uint8Array): Promise<Record<string, unknown>> {
  if (bytes.byteLength === 0) return {};
  const type = request.headers.get("content-type")?.split(";")[0]?.trim().toLowerCase();
  if (type !== "application/json") throw new AppError("unsupported_media_type");
  try {
    const value: unknown = JSON.parse(new TextDecoder("utf-8", { fatal: true }).decode(bytes));
    if (typeof value === "object" && value !== null && !Array.isArray(value))
      return value as Record<string, unknown>;
  } catch (cause) {
    throw new AppError("invalid", { message: "malformed_json", cause });
  }
  throw new AppError("invalid", { message: "malformed_json" });
}

/** @throws AppError `invalid` when a parameter is given twice: nobody should have to know which one counts. */
export function readQuery(url: URL): Record<string, string> {
  const query: Record<string, string> = {};
  for (const [key, value] of url.searchParams) {
    if (Object.hasOwn(query, key)) throw new AppError("invalid", { fields: { [key]: "given_twice" } });
    query[key] = value;
  }
  return query;
}
