import { AppError } from "@/lib/errors";

export type Outcome =
  | { ok: true; data: unknown }
  | { ok: false; code: string; fields: Record<string, string>; extra?: Record<string, unknown> };

/** For tests that asserted before that the attempt succeeded, with an operation that answers a `T`. */
export function dataOf<T>(outcome: Outcome | undefined): T {
  if (!outcome?.ok) throw new Error(`refused: ${JSON.stringify(outcome)}`);
  return outcome.data as T;
}

/** What somebody gets, refusals included. Anything unexpected still fails the test. */
export async function outcomeOf(attempt: Promise<unknown>): Promise<Outcome> {
  try {
    return { ok: true, data: await attempt };
  } catch (error) {
    if (!(error instanceof AppError)) throw error;
    const { fields = {}, extra } = error.details;
    return { ok: false, code: error.code, fields, ...(extra && { extra }) };
  }
}
