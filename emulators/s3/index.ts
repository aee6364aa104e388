import { createHash } from "node:crypto";
import { Hono, type Context } from "hono";
import type { Emulator } from "../shared/emulator";
import { FaultSwitch } from "../shared/faults";
import { checkSignature, type Credentials } from "./signature";

export type S3EmulatorOptions = Partial<Credentials> & { bucket?: string };
type Stored = { bytes: Uint8Array; contentType: string; etag: string };

const basePath = "/s3";
const statusOf: Record<string, 400 | 403 | 404> = { NoSuchKey: 404, NoSuchBucket: 404, InvalidRequest: 400 };

/** One bucket at `/s3/<bucket>/<key>`, addressed by path, in memory: objects are put, fetched and deleted. */
export function createS3Emulator(options: S3EmulatorOptions = {}): Emulator {
  const {
    accessKeyId = "local",
    secretAccessKey = "local-secret",
    region = "us-east-1",
    bucket = "local",
  } = options;
  const objects = new Map<string, Stored>();
  const faults = new FaultSwitch("s3");
  const keyOf = (c: Context) => decodeURIComponent(c.req.path.slice(`${basePath}/${bucket}/`.length));

  const app = new Hono()
    .use(`${basePath}/*`, faults.middleware())
    .use(`${basePath}/*`, async (c, next) => {
      const { method, headers } = c.req.raw;
      const request = { method, headers, url: new URL(c.req.url) };
      const problem = checkSignature(request, { accessKeyId, secretAccessKey, region });
      if (problem) return refuse(c, problem);
      if (!c.req.path.startsWith(`${basePath}/${bucket}/`)) return refuse(c, "NoSuchBucket");
      return next();
    })
    .put(`${basePath}/*`, async (c) => {
      const bytes = new Uint8Array(await c.req.arrayBuffer());
      const said = Number(c.req.header("content-length") ?? Number.NaN);
      // S3 takes no body of unknown length in one piece.
      if (said !== bytes.byteLength) return refuse(c, "InvalidRequest");
      const etag = `"${createHash("md5").update(bytes).digest("hex")}"`;
      objects.set(keyOf(c), {
        bytes,
        contentType: c.req.header("content-type") ?? "binary/octet-stream",
        etag,
      });
      return c.body(null, 200, { etag });
    })
    .get(`${basePath}/*`, (c) => {
      const found = objects.get(keyOf(c));
      if (!found) return refuse(c, "NoSuchKey");
      const headers = { "content-type": found.contentType, etag: found.etag };
      const [, start, end] = /^bytes=(\d+)-(\d+)$/.exec(c.req.header("range") ?? "") ?? [];
      if (start === undefined) return c.body(new Uint8Array(found.bytes), 200, headers);
      const part = found.bytes.slice(Number(start), Number(end) + 1);
      const range = `bytes ${start}-${Number(start) + part.byteLength - 1}/${found.bytes.byteLength}`;
      return c.body(part, 206, { ...headers, "content-range": range });
    })
    .delete(`${basePath}/*`, (c) => {
      objects.delete(keyOf(c));
      return c.body(null, 204);
    })
    .get("/control/s3/objects", (c) =>
      c.json({
        data: [...objects].map(([key, { bytes, contentType, etag }]) => ({
          key,
          size: bytes.byteLength,
          content_type: contentType,
          etag,
        })),
      }),
    )
    .route("/", faults.routes());

  return { name: "s3", app };
}

const refuse = (c: Context, code: string) =>
  c.body(`<?xml version="1.0" encoding="UTF-8"?><Error><Code>${code}</Code></Error>`, statusOf[code] ?? 403, {
    "content-type": "application/xml",
  });
