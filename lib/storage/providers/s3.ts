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
import { askBucket } from "./ask-bucket";

type Bucket = {
  endpoint: string;
  bucket: string;
  region: string;
  accessKeyId: string;
  secretAccessKey: string;
};

/**
 * Any bucket that speaks S3: AWS, Cloudflare R2, MinIO, Backblaze. Addressed by path, which all of them take.
 *
 * @throws AppError `provider_failed` when the bucket refuses or cannot be reached, after some attempts.
 */
export function s3Storage({ endpoint, bucket, region, accessKeyId, secretAccessKey }: Bucket): Storage {
  const client = new AwsClient({ accessKeyId, secretAccessKey, region, service: "s3" });
  const address = (key: string) => `${endpoint}/${bucket}/${key}`;
  return {
    // A PUT names its length beforehand, so a stream goes through a file of this machine first.
    put: (key, bytes, { contentType }) =>
      withTemporaryFile(async (file) => {
        await pipeline(bytes, createWriteStream(file));
        const { size } = await stat(file);
        const headers = {
          "content-type": contentType,
          "content-length": String(size),
          "x-amz-content-sha256": "UNSIGNED-PAYLOAD",
        };
        const answer = await askBucket(async () => {
          const signed = await client.sign(address(key), { method: "PUT", headers });
          const init = { body: Readable.toWeb(createReadStream(file)), duplex: "half" };
          // Node's fetch takes its own web streams, which DOM's types do not know.
          return new Request(signed, init as RequestInit);
        });
        await expectOk(answer);
        // Something in between may answer 200 without having kept a byte.
        if (!answer.headers.get("etag")) throw failed("took an object without naming its ETag");
      }),
    async open(key, part) {
      const headers: Record<string, string> = part ? { range: `bytes=${part.start}-${part.end}` } : {};
      const answer = await askBucket(() => client.sign(address(key), { headers }));
      if (answer.status === 404) {
        await answer.body?.cancel();
        throw notFound();
      }
      await expectOk(answer);
      if (!answer.headers.get("etag")) throw failed("answered with something that is no object");
      return answer.body ? Readable.fromWeb(answer.body as ReadableStream) : Readable.from([]);
    },
    async remove(key) {
      const answer = await askBucket(() => client.sign(address(key), { method: "DELETE" }));
      if (answer.status !== 404) await expectOk(answer);
    },
  };
}

const failed = (what: string) => new AppError("provider_failed", { cause: new Error(`the bucket ${what}`) });

async function expectOk(answer: Response): Promise<void> {
  if (answer.ok) return;
  await answer.body?.cancel();
  throw failed(`answered ${answer.status}`);
}

async function withTemporaryFile(use: (file: string) => Promise<void>): Promise<void> {
  const folder = await mkdtemp(path.join(tmpdir(), "loved-upload-"));
  try {
    await use(path.join(folder, "bytes"));
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}
