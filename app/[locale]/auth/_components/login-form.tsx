"use client";

import { zodResolver } from "@hookform/resolvers/zod";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { useForm } from "react-hook-form";
import { Alert } from "@/components/ui/alert";
import { Button } from "@/components/ui/button";
import { Field } from "@/components/ui/field";
import { Input } from "@/components/ui/input";
import { LoginInput } from "@/lib/auth/schemas";
import { useAuthErrors, type Failure } from "./auth-errors";
import { AuthLink } from "./auth-link";
import { DemoSignIn } from "./demo-sign-in";
import { PasswordInput } from "./password-input";
import { useSignIn } from "./use-sign-in";

type LoginFormProps = {
  /** A path of ours, from `callbackPath`. */
  destination: string;
  /** Development only: the seeded account. */
  demo?: { email: string; password: string };
};

export function LoginForm({ destination, demo }: LoginFormProps) {
  const t = useTranslations("auth");
  const { fieldError, formError } = useAuthErrors();
  const signIn = useSignIn(destination);
  const [failure, setFailure] = useState<Failure | null>(null);
  const [leaving, setLeaving] = useState(false);
  const form = useForm({ resolver: zodResolver(LoginInput), defaultValues: { email: "", password: "" } });
  const { errors, isSubmitting } = form.formState;

  const submit = async (credentials: LoginInputValues) => {
    setFailure(null);
    const error = await signIn(credentials);
    setFailure(error ? { code: error } : null);
    setLeaving(!error);
  };

  return (
    <>
      {/* POST, so that a submit before the page is interactive cannot put the password into the address. */}
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
        <Field
          label={t("fields.password")}
          aside={<AuthLink href="/auth/forgot-password">{t("login.forgot")}</AuthLink>}
          error={fieldError(errors.password, form.getValues("password"))}
        >
          <PasswordInput size="lg" autoComplete="current-password" {...form.register("password")} />
        </Field>
        <Button type="submit" size="lg" loading={isSubmitting || leaving} className="mt-1">
          {t("login.submit")}
        </Button>
      </form>
      {demo && <DemoSignIn email={demo.email} busy={isSubmitting || leaving} onSignIn={() => submit(demo)} />}
    </>
  );
}

type LoginInputValues = { email: string; password: string };
