/** What every server action answers: expected failures are data, with texts in the reader's language. */
export type ActionResult<T> =
  | { ok: true; data: T }
  | {
      ok: false;
      error: {
        code: string;
        message: string;
        fields?: Record<string, string>;
        request_id: string;
        /** The record as it is now, for a version conflict. */
        current?: unknown;
      };
    };
