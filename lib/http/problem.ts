import type { Locale } from "@/i18n/routing";
import { isClientGone } from "@/lib/client-gone";
import { AppError } from "@/lib/errors";
import { log } from "@/lib/log";
import { captureException } from "@/lib/observability";
import { errorText } from "./error-text";
import type { Asked } from "./request-log";
import { rateHeaders } from "./rate-headers";
import type { RateState } from "@/lib/cache";

type About = {
  requestId: string;
  locale: Locale;
  rate?: RateState;
  /** What was asked for, for the log. */
  asked?: Asked;
  signal?: AbortSignal;
};

/** nginx's number for a client that did not wait; it is in the log only. */
const clientGoneStatus = 499;

/** Any failure as an RFC 9457 problem document. Unknown errors are logged and reported; their text stays inside. */
export function problem(error: unknown, { requestId, locale, rate, asked, signal }: About): Response {
  if (isClientGone(error, signal)) return new Response(null, { status: clientGoneStatus });
  const known =
    error instanceof AppError
      ? error
      : new AppError(isOutage(error) ? "unavailable" : "unexpected", { cause: error });
  if (known.status >= 500) {
    log.error({ err: error, ...asked }, "request failed");
    captureException(error, asked);
  }
  const { message, fields } = errorText(known, locale);
  const errors = Object.entries(fields).map(([path, text]) => ({ path, message: text }));
  const body = {
    type: `https://loved.example/problems/${known.code}`,
    title: known.code,
    status: known.status,
    code: known.code,
    detail: message,
    request_id: requestId,
    ...(errors.length > 0 && { errors }),
    ...known.details.extra,
  };
  return new Response(JSON.stringify(body), {
    status: known.status,
    headers: {
      "content-type": "application/problem+json",
      "cache-control": "no-store",
      "x-request-id": requestId,
      ...rateHeaders(known.details.rate ?? rate),
      ...(known.details.retryAfterSeconds && { "retry-after": String(known.details.retryAfterSeconds) }),
    },
  });
}

/** The database is away: the caller may try again soon. */
function isOutage(error: unknown): boolean {
  const code = codeOf(error) ?? codeOf((error as { cause?: unknown } | undefined)?.cause);
  return code !== undefined && /^(CONNECTION_|CONNECT_TIMEOUT|ECONNREFUSED|ECONNRESET|57P0|53300)/.test(code);
}

const codeOf = (error: unknown): string | undefined => {
  const code = (error as { code?: unknown } | null | undefined)?.code;
  return typeof code === "string" ? code : undefined;
};
