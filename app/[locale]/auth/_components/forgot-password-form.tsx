"use client";

import { zodResolver } from "@hookform/resolvers/zod";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { useForm } from "react-hook-form";
import type { z } from "zod";
import { requestPasswordResetAction } from "@/app/actions/auth";
import { Alert } from "@/components/ui/alert";
import { Button } from "@/components/ui/button";
import { Field } from "@/components/ui/field";
import { Input } from "@/components/ui/input";
import { RequestPasswordResetInput } from "@/lib/auth/schemas";
import { settle } from "./action-errors";
import { useAuthErrors, type Failure } from "./auth-errors";
import { AuthHeading } from "./auth-heading";
import { AuthLink } from "./auth-link";
import { AuthOutcome } from "./auth-outcome";

export function ForgotPasswordForm() {
  const t = useTranslations("auth");
  const { fieldError, formError } = useAuthErrors();
  const [failure, setFailure] = useState<Failure | null>(null);
  const [sentTo, setSentTo] = useState<string | null>(null);
  const form = useForm({ resolver: zodResolver(RequestPasswordResetInput), defaultValues: { email: "" } });
  const { errors, isSubmitting } = form.formState;

  const submit = async (input: z.output<typeof RequestPasswordResetInput>) => {
    const result = await settle(() => requestPasswordResetAction(input));
    setFailure(result.ok ? null : result.error);
    if (result.ok) setSentTo(input.email);
  };

  if (sentTo) {
    return (
      <AuthOutcome
        kind="sent"
        title={t("forgot.sentTitle")}
        next={{ href: "/auth/login", label: t("forgot.back") }}
        extra={
          <Button variant="link" className="px-0" onClick={() => setSentTo(null)}>
            {t("forgot.again")}
          </Button>
        }
      >
        {t("forgot.sentBody", { email: sentTo })}
      </AuthOutcome>
    );
  }
  return (
    <>
      <AuthHeading title={t("forgot.title")}>{t("forgot.subtitle")}</AuthHeading>
      <form method="post" noValidate onSubmit={form.handleSubmit(submit)} className="flex flex-col gap-4">
        {failure && <Alert variant="danger">{formError(failure)}</Alert>}
        <Field label={t("fields.email")} error={fieldError(errors.email, form.getValues("email"))}>
          <Input
            size="lg"
            type="email"
            autoComplete="username"
            autoFocus
            placeholder={t("fields.emailPlaceholder")}
            {...form.register("email")}
          />
        </Field>
        <Button type="submit" size="lg" loading={isSubmitting} className="mt-1">
          {t("forgot.submit")}
        </Button>
      </form>
      <p className="mt-6 text-sm">
        <AuthLink href="/auth/login">{t("forgot.back")}</AuthLink>
      </p>
    </>
  );
}
