"use client";

import { zodResolver } from "@hookform/resolvers/zod";
import { useLocale, useTranslations } from "next-intl";
import { useState } from "react";
import { useForm } from "react-hook-form";
import type { z } from "zod";
import { registerAction } from "@/app/actions/auth";
import { Alert } from "@/components/ui/alert";
import { Button } from "@/components/ui/button";
import { Field } from "@/components/ui/field";
import { Input } from "@/components/ui/input";
import { isLocale, routing } from "@/i18n/routing";
import { RegisterInput } from "@/lib/auth/schemas";
import { settle, showFieldErrors } from "./action-errors";
import { useAuthErrors, type Failure } from "./auth-errors";
import { AuthLink } from "./auth-link";
import { PasswordInput } from "./password-input";
import { useSignIn } from "./use-sign-in";

const fieldNames = ["full_name", "organization_name", "email", "password"] as const;

export function RegisterForm({ destination }: { destination: string }) {
  const t = useTranslations("auth");
  const locale = useLocale();
  const { fieldError, formError } = useAuthErrors();
  const signIn = useSignIn(destination);
  const [failure, setFailure] = useState<Failure | null>(null);
  const [created, setCreated] = useState<"no" | "signing-in" | "signed-out">("no");
  const form = useForm({
    resolver: zodResolver(RegisterInput),
    defaultValues: {
      full_name: "",
      organization_name: "",
      email: "",
      password: "",
      locale: isLocale(locale) ? locale : routing.defaultLocale,
    },
  });
  const { errors, isSubmitting } = form.formState;
  const errorOf = (name: (typeof fieldNames)[number]) => fieldError(errors[name], form.getValues(name));

  const submit = async (input: z.output<typeof RegisterInput>) => {
    setFailure(null);
    const result = await settle(() => registerAction(input));
    if (!result.ok) {
      if (!showFieldErrors(result.error, fieldNames, form.setError)) setFailure(result.error);
      return;
    }
    setCreated("signing-in");
    if (await signIn({ email: input.email, password: input.password })) setCreated("signed-out");
  };

  if (created === "signed-out") {
    return (
      <Alert variant="success" action={<AuthLink href="/auth/login">{t("register.login")}</AuthLink>}>
        {t("register.createdButSignedOut")}
      </Alert>
    );
  }
  return (
    <form method="post" noValidate onSubmit={form.handleSubmit(submit)} className="flex flex-col gap-4">
      {failure && <Alert variant="danger">{formError(failure)}</Alert>}
      <Field label={t("fields.full_name")} error={errorOf("full_name")}>
        <Input
          size="lg"
          autoComplete="name"
          placeholder={t("fields.fullNamePlaceholder")}
          {...form.register("full_name")}
        />
      </Field>
      <Field
        label={t("fields.organization_name")}
        description={t("fields.organizationHint")}
        error={errorOf("organization_name")}
      >
        <Input
          size="lg"
          autoComplete="organization"
          placeholder={t("fields.organizationPlaceholder")}
          {...form.register("organization_name")}
        />
      </Field>
      <Field label={t("fields.email")} error={errorOf("email")}>
        <Input
          size="lg"
          type="email"
          autoComplete="username"
          placeholder={t("fields.emailPlaceholder")}
          {...form.register("email")}
        />
      </Field>
      <Field label={t("fields.password")} description={t("fields.passwordHint")} error={errorOf("password")}>
        <PasswordInput size="lg" autoComplete="new-password" {...form.register("password")} />
      </Field>
      <Button type="submit" size="lg" loading={isSubmitting || created !== "no"} className="mt-1">
        {t("register.submit")}
      </Button>
    </form>
  );
}
