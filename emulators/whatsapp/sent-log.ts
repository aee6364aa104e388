import { z } from "zod";
import type { Json } from "./json";

/** Old entries go first; a benchmark may send more than anybody will read. */
const maxEntries = 50_000;

export type SentEntry = {
  wamid: string;
  phone_number_id: string;
  wa_id: string;
  type: string;
  accepted_at_ms: number;
  body: Json;
};

/** Every message accepted from the businesses, so that tests can count duplicates. */
export class SentLog {
  readonly #entries: SentEntry[] = [];

  add(entry: SentEntry) {
    this.#entries.push(entry);
    if (this.#entries.length > maxEntries) this.#entries.splice(0, this.#entries.length - maxEntries);
  }

  list(filter: { waId?: string | undefined; phoneNumberId?: string | undefined }): SentEntry[] {
    return this.#entries.filter(
      (entry) =>
        (!filter.waId || entry.wa_id === filter.waId) &&
        (!filter.phoneNumberId || entry.phone_number_id === filter.phoneNumberId),
    );
  }

  clear() {
    this.#entries.length = 0;
  }
}

/** A number whose messages end as `failed` with this error. */
export const FailNumber = z.object({
  wa_id: z.string().regex(/^\d{7,15}$/),
  code: z.int().positive(),
  title: z.string().min(1),
  details: z.string().optional(),
  /** Absent: until deleted. */
  times: z.int().positive().optional(),
});
export type FailNumber = z.infer<typeof FailNumber>;

export class FailNumbers {
  readonly #rules = new Map<string, FailNumber>();

  set(rule: FailNumber) {
    this.#rules.set(rule.wa_id, { ...rule });
  }

  take(waId: string): FailNumber | undefined {
    const rule = this.#rules.get(waId);
    if (rule?.times !== undefined) {
      rule.times -= 1;
      if (rule.times <= 0) this.#rules.delete(waId);
    }
    return rule;
  }

  remove(waId: string) {
    this.#rules.delete(waId);
  }

  all(): FailNumber[] {
    return [...this.#rules.values()];
  }

  clear() {
    this.#rules.clear();
  }
}
