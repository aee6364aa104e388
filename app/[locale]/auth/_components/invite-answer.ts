import type { ActionError } from "./action-errors";
import type { Failure } from "./auth-errors";

/** What the invited person adds: nothing when they have an account. */
export type InviteAnswer = { password?: string; full_name?: string };

/** The invitation itself is what is wrong when the server names no field the person can correct. */
export function inviteFailure(error: ActionError): Failure {
  if (error.fields?.token) return { code: error.code, message: error.fields.token };
  // The address has no account yet, and the form that was sent asks for none.
  if (error.fields?.password) return { code: "account_required" };
  return error;
}
