import { z } from "zod";

const second = 1000;

/** How the platform behaves; `PUT /control/whatsapp/settings` changes any of it. */
export const Settings = z.object({
  /** Waits before each status, each counted from the one before. */
  sent_ms: z.int().min(0),
  delivered_ms: z.int().min(0),
  /** null: only when the person opens the chat. */
  read_ms: z.int().min(0).nullable(),
  /** Whether opening the chat on the phone page sends `read`; people can turn receipts off. */
  read_when_opened: z.boolean(),
  enforce_window: z.boolean(),
  /** How the closed window is reported: with the answer (400) or later as a `failed` status. */
  window_error: z.enum(["answer", "status"]),
  /** Refuses templates the account does not have (132001), like Meta. */
  strict_templates: z.boolean(),
  /** Sends the BSUID fields (`user_id`, `from_user_id`, `recipient_user_id`). */
  with_user_id: z.boolean(),
  /** Waits before the second, third, … delivery of a webhook that was not answered 200; the last one repeats. */
  retry_delays_ms: z.array(z.int().min(0)).min(1),
  /** After this long without success a webhook is dropped, as Meta does after a week. */
  retry_life_ms: z.int().positive(),
  attempt_timeout_ms: z.int().positive(),
});
export type Settings = z.infer<typeof Settings>;

export const defaultSettings = (): Settings => ({
  sent_ms: 50,
  delivered_ms: 150,
  read_ms: null,
  read_when_opened: true,
  enforce_window: true,
  window_error: "answer",
  strict_templates: true,
  with_user_id: true,
  retry_delays_ms: [1, 2, 5, 10, 20, 40, 60].map((seconds) => seconds * second),
  retry_life_ms: 7 * 24 * 3600 * second,
  attempt_timeout_ms: 20 * second,
});
