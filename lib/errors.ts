/** Every way an operation may fail, with the HTTP status it has on every transport. The only such table. */
export const statusOf = {
  invalid: 422,
  unauthenticated: 401,
  forbidden: 403,
  not_found: 404,
  conflict: 409,
  version_conflict: 409,
  payload_too_large: 413,
  unsupported_media_type: 415,
  limit_reached: 402,
  rate_limited: 429,
  provider_failed: 502,
  unavailable: 503,
  unexpected: 500,
} as const;

export type ErrorCode = keyof typeof statusOf;

type Details = {
  /** Key below `errors` in `messages/*.json`; the code's own text when absent. */
  message?: string;
  /** Values for the text's placeholders. */
  params?: Record<string, string | number>;
  /** Message keys by input path, for forms and for `errors[]` of a 422. */
  fields?: Record<string, string>;
  /** Extra members of the problem document, e.g. `current` of a version conflict. */
  extra?: Record<string, unknown>;
  retryAfterSeconds?: number;
  /** The limit that was hit, for the headers of the answer. */
  rate?: { limit: number; remaining: number; resetSeconds: number };
  cause?: unknown;
};

/** An expected failure. Its text is translated at the edge; the cause goes to the log only. */
export class AppError extends Error {
  readonly code: ErrorCode;
  readonly details: Details;

  constructor(code: ErrorCode, details: Details = {}) {
    super(details.message ?? code, { cause: details.cause });
    this.name = "AppError";
    this.code = code;
    this.details = details;
  }

  get status(): number {
    return statusOf[this.code];
  }
}

export const notFound = () => new AppError("not_found");
export const invalid = (fields: Record<string, string>) => new AppError("invalid", { fields });
