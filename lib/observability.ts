import * as Sentry from "@sentry/nextjs";

type Tags = { request_id?: string; organization_id?: string; user_id?: string; job?: string };

/** Reports an unexpected error, tagged by organization. Without a DSN Sentry is never started and this does nothing. */
export function captureException(error: unknown, tags: Tags): void {
  Sentry.captureException(error, {
    tags: Object.fromEntries(Object.entries(tags).filter(([, value]) => value)),
  });
}
