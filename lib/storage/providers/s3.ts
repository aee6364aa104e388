import { AwsClient } from "aws4fetch";
import { createReadStream, createWriteStream } from "node:fs";
import { mkdtemp, rm, stat } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { Readable } from "node:stream";
import { pipeline } from "node:stream/promises";
import type { ReadableStream } from "node:stream/web";
import { AppError, notFound } from "@/lib/errors";
import type { Storage } from "../types";

type Bucket = {
  endpoint: string;
  bucket: string;
  region: string;
  accessKeyId: string;
  secretAccessKey: string;
};

/** Any bucket that speaks S3: AWS, Cloudflare R2, MinIO, Backblaze. Addressed by path, which all of them take. */
export function s3Storage({ endpoint, bucket, region, accessKeyId, secretAccessKey }: Bucket): Storage {
  const client = new AwsClient({ accessKeyId, secretAccessKey, region, service: "s3", retries: 3 });
  const address = (key: string) => `${endpoint}/${bucket}/${key}`;
  return {
    // A PUT names its length beforehand, so a stream goes through a file of this machine first.
    put: (key, bytes, { contentType }) =>
      withTemporaryFile(async (file) => {
        await pipeline(bytes, createWriteStream(file));
        const { size } = await stat(file);
        const signed = await client.sign(address(key), {
          method: "PUT",
          headers: {
            "content-type": contentType,
            "content-length": String(size),
            "x-amz-content-sha256": "UNSIGNED-PAYLOAD",
          },
        });
        const init = {
          method: "PUT",
          headers: signed.headers,
          body: Readable.toWeb(createReadStream(file)),
          duplex: "half",
        };
        // Node's fetch takes its own web streams, which DOM's types do not know.
        await refuseFailure(await fetch(signed.url, init as RequestInit));
      }),
    async open(key, part) {
      const answer = await client.fetch(address(key), {
        headers: part ? { range: `bytes=${part.start}-${part.end}` } : {},
      });
      if (answer.status === 404) throw notFound();
      await refuseFailure(answer);
      return answer.body ? Readable.fromWeb(answer.body as ReadableStream) : Readable.from([]);
    },
    async remove(key) {
      const answer = await client.fetch(address(key), { method: "DELETE" });
      if (answer.status !== 404) await refuseFailure(answer);
    },
  };
}

async function refuseFailure(answer: Response): Promise<void> {
  if (answer.ok) return;
  await answer.body?.cancel();
  throw new AppError("provider_failed", { cause: new Error(`the bucket answered ${answer.status}`) });
}

async function withTemporaryFile(use: (file: string) => Promise<void>): Promise<void> {
  const folder = await mkdtemp(path.join(tmpdir(), "loved-upload-"));
  try {
    await use(path.join(folder, "bytes"));
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}
