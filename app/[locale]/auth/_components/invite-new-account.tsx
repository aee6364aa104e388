"use client";

import { zodResolver } from "@hookform/resolvers/zod";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { useForm } from "react-hook-form";
import type { z } from "zod";
import { Alert } from "@/components/ui/alert";
import { Button } from "@/components/ui/button";
import { Field } from "@/components/ui/field";
import { Input } from "@/components/ui/input";
import { RegisterInput } from "@/lib/auth/schemas";
import { showFieldErrors, type ActionError } from "./action-errors";
import { useAuthErrors, type Failure } from "./auth-errors";
import { inviteFailure, type InviteAnswer } from "./invite-answer";
import { PasswordInput } from "./password-input";

/** The same rules for a name and a password as at registration; an invitation alone would allow neither. */
const NewAccountInput = RegisterInput.pick({ full_name: true, password: true });

export function InviteNewAccount({
  onAccept,
}: {
  onAccept: (answer: InviteAnswer) => Promise<ActionError | null>;
}) {
  const t = useTranslations("auth");
  const { fieldError, formError } = useAuthErrors();
  const [failure, setFailure] = useState<Failure | null>(null);
  const form = useForm({
    resolver: zodResolver(NewAccountInput),
    defaultValues: { full_name: "", password: "" },
  });
  const { errors, isSubmitting } = form.formState;

  const submit = async (input: z.output<typeof NewAccountInput>) => {
    const error = await onAccept(input);
    const shown = error && showFieldErrors(error, ["full_name", "password"], form.setError);
    setFailure(error && !shown ? inviteFailure(error) : null);
  };

  return (
    <form method="post" noValidate onSubmit={form.handleSubmit(submit)} className="flex flex-col gap-4">
      {failure && <Alert variant="danger">{formError(failure)}</Alert>}
      <Field label={t("fields.full_name")} error={fieldError(errors.full_name, form.getValues("full_name"))}>
        <Input
          size="lg"
          autoComplete="name"
          placeholder={t("fields.fullNamePlaceholder")}
          {...form.register("full_name")}
        />
      </Field>
      <Field
        label={t("fields.password")}
        description={t("fields.passwordHint")}
        error={fieldError(errors.password, form.getValues("password"))}
      >
        <PasswordInput size="lg" autoComplete="new-password" {...form.register("password")} />
      </Field>
      <Button type="submit" size="lg" loading={isSubmitting} className="mt-1">
        {t("invite.submit")}
      </Button>
    </form>
  );
}
