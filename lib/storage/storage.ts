import { env } from "@/lib/env";
import { localStorageIn } from "./providers/local";
import { s3Storage } from "./providers/s3";
import type { Storage } from "./types";

/** The bucket of the environment, or the local folder where there is none. */
export function storage(): Storage {
  return (chosen ??= choose());
}

let chosen: Storage | undefined;

function choose(): Storage {
  const { S3_BUCKET, S3_ENDPOINT, S3_REGION, S3_ACCESS_KEY_ID, S3_SECRET_ACCESS_KEY, STORAGE_DIR } = env();
  if (!S3_BUCKET) return localStorageIn(STORAGE_DIR);
  return s3Storage({
    endpoint: S3_ENDPOINT ?? `https://s3.${S3_REGION}.amazonaws.com`,
    bucket: S3_BUCKET,
    region: S3_REGION,
    accessKeyId: S3_ACCESS_KEY_ID ?? "",
    secretAccessKey: S3_SECRET_ACCESS_KEY ?? "",
  });
}
