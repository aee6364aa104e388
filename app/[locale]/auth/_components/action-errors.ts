import type { FieldPath, FieldValues, UseFormSetError } from "react-hook-form";
import type { ActionResult } from "@/lib/http/action-result";

export type ActionError = Extract<ActionResult<unknown>, { ok: false }>["error"];

export const serverErrorType = "server";

/**
 * Puts what the server found wrong beside the fields it names.
 * @returns false when it named none of this form's fields, so that the form shows the error as a whole.
 */
export function showFieldErrors<T extends FieldValues>(
  error: ActionError,
  names: readonly FieldPath<T>[],
  setError: UseFormSetError<T>,
): boolean {
  const named = names.filter((name) => error.fields?.[name]);
  named.forEach((name, index) =>
    setError(name, { type: serverErrorType, message: error.fields?.[name] }, { shouldFocus: index === 0 }),
  );
  return named.length > 0;
}

/** A call that never reached the server counts as a failed result, so that forms have one path. */
export async function settle<T>(call: () => Promise<ActionResult<T>>): Promise<ActionResult<T>> {
  try {
    return await call();
  } catch {
    return {
      ok: false,
      error: { code: navigator.onLine ? "unknown" : "network", message: "", request_id: "" },
    };
  }
}
