"use client";

import { useTranslations } from "next-intl";
import { useState } from "react";
import type { FieldError, FieldPath, FieldValues, UseFormSetError } from "react-hook-form";
import { useAction } from "@/components/data/use-action";
import { textOf } from "@/components/settings/text-of";
import type { ActionResult } from "@/lib/http/action-result";

const serverErrorType = "server";

/** Calls a form's action; what the server says of a field stands beside the field, the rest above the form. */
export function useFormAction<T extends FieldValues, I, O>(
  form: { setError: UseFormSetError<T> },
  action: (input: I) => Promise<ActionResult<O>>,
  names: readonly FieldPath<T>[],
) {
  const [failure, setFailure] = useState<string | null>(null);
  const { run, pending } = useAction(action, {
    onError: (error) => {
      const named = names.filter((name) => error.fields?.[name]);
      named.forEach((name, index) =>
        form.setError(
          name,
          { type: serverErrorType, message: error.fields?.[name] },
          { shouldFocus: index === 0 },
        ),
      );
      if (named.length === 0) setFailure(error.message);
      return true;
    },
  });
  const submit = (input: I) => {
    setFailure(null);
    return run(input);
  };
  return { submit, pending, failure };
}

/** The text of a field's error: the server's own words, else the one for zod's message key or kind of issue. */
export function useFieldError() {
  const t = useTranslations("errors.fields");
  return (error: FieldError | undefined, value: unknown): string | undefined => {
    if (!error) return undefined;
    if (error.type === serverErrorType) return error.message;
    if (value === "" || value === undefined) return t("required");
    return (error.message && textOf(t, error.message)) || t(keyOfIssue[error.type] ?? "invalid_value");
  };
}

const keyOfIssue: Record<string, "too_small" | "too_big" | "wrong_format" | "wrong_type"> = {
  too_small: "too_small",
  too_big: "too_big",
  invalid_format: "wrong_format",
  invalid_type: "wrong_type",
};
