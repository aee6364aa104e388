"use client";

import { zodResolver } from "@hookform/resolvers/zod";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { useForm } from "react-hook-form";
import type { z } from "zod";
import { confirmPasswordResetAction } from "@/app/actions/auth";
import { Alert } from "@/components/ui/alert";
import { Button } from "@/components/ui/button";
import { Field } from "@/components/ui/field";
import { ConfirmPasswordResetInput } from "@/lib/auth/schemas";
import { settle, showFieldErrors } from "./action-errors";
import { useAuthErrors, type Failure } from "./auth-errors";
import { AuthHeading } from "./auth-heading";
import { AuthLink } from "./auth-link";
import { AuthOutcome } from "./auth-outcome";
import { PasswordInput } from "./password-input";

export function ResetPasswordForm({ token }: { token: string }) {
  const t = useTranslations("auth");
  const { fieldError, formError } = useAuthErrors();
  const [failure, setFailure] = useState<Failure | null>(null);
  const [done, setDone] = useState(false);
  const form = useForm({
    resolver: zodResolver(ConfirmPasswordResetInput),
    defaultValues: { token, password: "" },
  });
  const { errors, isSubmitting } = form.formState;

  const submit = async (input: z.output<typeof ConfirmPasswordResetInput>) => {
    const result = await settle(() => confirmPasswordResetAction(input));
    setDone(result.ok);
    const shown = result.ok || showFieldErrors(result.error, ["token", "password"], form.setError);
    setFailure(shown ? null : result.error);
  };

  if (done) {
    return (
      <AuthOutcome
        kind="done"
        title={t("reset.doneTitle")}
        next={{ href: "/auth/login", label: t("login.submit") }}
      >
        {t("reset.doneBody")}
      </AuthOutcome>
    );
  }
  return (
    <>
      <AuthHeading title={t("reset.title")}>{t("reset.subtitle")}</AuthHeading>
      <form method="post" noValidate onSubmit={form.handleSubmit(submit)} className="flex flex-col gap-4">
        {failure && <Alert variant="danger">{formError(failure)}</Alert>}
        {errors.token && (
          <Alert
            variant="danger"
            action={<AuthLink href="/auth/forgot-password">{t("reset.requestAnother")}</AuthLink>}
          >
            {t("errors.invalid_token")}
          </Alert>
        )}
        <Field
          label={t("fields.newPassword")}
          description={t("fields.passwordHint")}
          error={fieldError(errors.password, form.getValues("password"))}
        >
          <PasswordInput size="lg" autoComplete="new-password" autoFocus {...form.register("password")} />
        </Field>
        <Button type="submit" size="lg" loading={isSubmitting} className="mt-1">
          {t("reset.submit")}
        </Button>
      </form>
    </>
  );
}
