"use client";

import { useTranslations } from "next-intl";
import type { FieldError } from "react-hook-form";
import { serverErrorType } from "./action-errors";

const errorKeys = [
  "required",
  "wrong_email",
  "password_too_short",
  "too_big",
  "too_small",
  "invalid",
  "invalid_credentials",
  "rate_limited",
  "account_required",
  "network",
  "unknown",
] as const;

type AuthErrorKey = (typeof errorKeys)[number];

/** What went wrong with a form as a whole. `message` comes translated from the server; without it the code speaks. */
export type Failure = { code: string; message?: string };

const isErrorKey = (value: unknown): value is AuthErrorKey => errorKeys.some((key) => key === value);

/** Texts for what zod, the actions and sign-in report. */
export function useAuthErrors() {
  const t = useTranslations("auth.errors");
  return {
    /** For a whole form: the server's own words, else the text of a code; anything unknown is "our side". */
    formError: ({ code, message }: Failure) => message || t(isErrorKey(code) ? code : "unknown"),
    /** For one field: what the server said of it, else zod's message when it is a key of ours, else the code. */
    fieldError: (error: FieldError | undefined, value: unknown) => {
      if (!error) return undefined;
      if (error.type === serverErrorType) return error.message;
      if (value === "" || value === undefined) return t("required");
      return t([error.message, error.type].find(isErrorKey) ?? "invalid");
    },
  };
}
