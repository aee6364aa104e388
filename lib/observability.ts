import * as Sentry from "@sentry/nextjs";
import { withoutValues } from "@/db/query-error";

type Tags = { request_id?: string; organization_id?: string; user_id?: string; job?: string };

/** Reports an unexpected error, tagged by organization. Without a DSN Sentry is never started and this does nothing. */
export function captureException(error: unknown, tags: Tags): void {
  Sentry.captureException(withoutValues(error), {
    tags: Object.fromEntries(Object.entries(tags).filter(([, value]) => value)),
  });
}
