import { createHash, createHmac, timingSafeEqual } from "node:crypto";

export type Credentials = { accessKeyId: string; secretAccessKey: string; region: string };
type SignedRequest = { method: string; url: URL; headers: Headers };

const sha256 = (text: string) => createHash("sha256").update(text).digest("hex");
const hmac = (key: string | Buffer, text: string) => createHmac("sha256", key).update(text).digest();
const encode = (text: string) =>
  encodeURIComponent(text).replaceAll(
    /[!'()*]/g,
    (letter) => `%${letter.charCodeAt(0).toString(16).toUpperCase()}`,
  );

/**
 * AWS Signature Version 4 in the `Authorization` header, computed anew from what arrived.
 *
 * @returns S3's code of what is wrong, or null.
 */
export function checkSignature(
  request: SignedRequest,
  credentials: Credentials,
  now = Date.now(),
): string | null {
  const header = request.headers.get("authorization") ?? "";
  const parts =
    /^AWS4-HMAC-SHA256 Credential=([^/]+)\/(\d{8})\/([^/]+)\/s3\/aws4_request, ?SignedHeaders=([^,]+), ?Signature=([0-9a-f]{64})$/.exec(
      header,
    );
  if (!parts) return header ? "AuthorizationHeaderMalformed" : "AccessDenied";
  const [, keyId, day = "", region = "", signedHeaders = "", signature = ""] = parts;
  const date = request.headers.get("x-amz-date") ?? "";
  const payloadHash = request.headers.get("x-amz-content-sha256");
  if (keyId !== credentials.accessKeyId) return "InvalidAccessKeyId";
  if (region !== credentials.region || !date.startsWith(day)) return "AuthorizationHeaderMalformed";
  if (!payloadHash) return "InvalidRequest";
  const names = signedHeaders.split(";");
  if (!["host", "x-amz-date", "x-amz-content-sha256"].every((name) => names.includes(name)))
    return "AccessDenied";
  const age = Math.abs(now - momentOf(date));
  if (!(age <= 15 * 60_000)) return "RequestTimeTooSkewed";
  const canonical = [
    request.method,
    request.url.pathname
      .split("/")
      .map((part) => encode(decodeURIComponent(part)))
      .join("/"),
    [...request.url.searchParams]
      .map(([key, value]) => `${encode(key)}=${encode(value)}`)
      .sort()
      .join("&"),
    ...names.map((name) => `${name}:${(request.headers.get(name) ?? "").trim().replaceAll(/\s+/g, " ")}`),
    "",
    signedHeaders,
    payloadHash,
  ].join("\n");
  const scope = `${day}/${region}/s3/aws4_request`;
  const toSign = ["AWS4-HMAC-SHA256", date, scope, sha256(canonical)].join("\n");
  const key = ["aws4_request", "s3", region, day].reduceRight<string | Buffer>(
    (secret, text) => hmac(secret, text),
    `AWS4${credentials.secretAccessKey}`,
  );
  const expected = hmac(key, toSign).toString("hex");
  return timingSafeEqual(Buffer.from(expected), Buffer.from(signature)) ? null : "SignatureDoesNotMatch";
}

const momentOf = (date: string) =>
  Date.parse(date.replace(/^(\d{4})(\d\d)(\d\d)T(\d\d)(\d\d)(\d\d)Z$/, "$1-$2-$3T$4:$5:$6Z"));
