import type { Grants } from "@/lib/auth/permissions";
import type { Unit } from "@/lib/unit";
import type { Locale } from "@/i18n/routing";

/** Who acts. `contact` is someone outside, e.g. the writer of a WhatsApp message. */
export type Actor =
  | { type: "user"; userId: string; sessionId: string }
  | { type: "api_key"; keyId: string; userId: string }
  | { type: "ai_agent"; conversationId: string }
  | { type: "system"; job: string }
  | { type: "contact"; contactId: string };

/**
 * What every operation runs with. Built only by `lib/auth` (session, token), `inngest/function.ts` (event),
 * `lib/http/webhook-route.ts` (verified delivery) and the tests' helper.
 */
export type Ctx = {
  org: { id: string };
  actor: Actor;
  grants: Grants;
  requestId: string;
  locale: Locale;
  ip?: string;
  userAgent?: string;
  /** The transaction an outer operation has open; an inner one joins it. */
  unit?: Unit;
  /** Runs a task after the answer has left; absent where nobody waits for an answer. */
  defer?: (task: () => Promise<void>) => void;
};

/** The person behind the actor, if there is one. */
export function actorUserId(actor: Actor): string | null {
  return actor.type === "user" || actor.type === "api_key" ? actor.userId : null;
}
