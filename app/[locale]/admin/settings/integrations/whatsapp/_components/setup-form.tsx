"use client";

import { zodResolver } from "@hookform/resolvers/zod";
import { LockKeyhole } from "lucide-react";
import { useTranslations } from "next-intl";
import { useForm } from "react-hook-form";
import { setupWhatsAppAction } from "@/app/actions/messaging";
import { useFieldError, useFormAction } from "@/components/settings/use-form-action";
import { Alert } from "@/components/ui/alert";
import { Button } from "@/components/ui/button";
import { Field } from "@/components/ui/field";
import { Input } from "@/components/ui/input";
import { toast } from "@/components/ui/sonner";
import { useRouter } from "@/i18n/navigation";
import { SetupWhatsAppInput, type WhatsAppIntegration } from "@/lib/messaging/schemas";
import { SecretInput } from "./secret-input";

const names = ["phone_id", "access_token", "waba_id", "app_secret"] as const;
type Name = (typeof names)[number];

type Props = {
  current?: { phone_id: string; waba_id: string };
  submitLabel: string;
  doneMessage: string;
  onCancel?: () => void;
  onConnected: (integration: WhatsAppIntegration) => void;
};

export function SetupForm({ current, submitLabel, doneMessage, onCancel, onConnected }: Props) {
  const t = useTranslations("settings.whatsapp.setup");
  const common = useTranslations("common");
  const { form, errorOf, connect, pending, failure } = useSetup({ current, doneMessage, onConnected });
  const field = (name: Name) => ({ label: t(name), description: t(`${name}Hint`), error: errorOf(name) });
  return (
    <form noValidate onSubmit={connect} className="flex flex-col gap-5" data-testid="whatsapp-setup">
      {failure && <Alert variant="danger">{failure}</Alert>}
      <Field {...field("phone_id")}>
        <Input
          inputMode="numeric"
          autoComplete="off"
          autoFocus={Boolean(current)}
          {...form.register("phone_id")}
        />
      </Field>
      <Field {...field("access_token")}>
        <SecretInput {...form.register("access_token")} />
      </Field>
      <Field {...field("waba_id")} aside={common("optional")}>
        <Input
          inputMode="numeric"
          autoComplete="off"
          {...form.register("waba_id", { setValueAs: emptyToAbsent })}
        />
      </Field>
      <Field {...field("app_secret")} aside={common("optional")}>
        <SecretInput {...form.register("app_secret", { setValueAs: emptyToAbsent })} />
      </Field>
      <div className="flex flex-wrap items-center gap-x-3 gap-y-2">
        <Button type="submit" loading={pending}>
          {submitLabel}
        </Button>
        {onCancel && (
          <Button variant="ghost" onClick={onCancel}>
            {common("cancel")}
          </Button>
        )}
        <p className="flex min-w-0 flex-1 basis-60 items-center gap-1.5 text-xs text-muted-foreground">
          <LockKeyhole aria-hidden className="size-3.5 shrink-0" />
          {t("stored")}
        </p>
      </div>
    </form>
  );
}

const emptyToAbsent = (value: unknown) =>
  typeof value === "string" && value.trim() === "" ? undefined : value;

function useSetup({
  current,
  doneMessage,
  onConnected,
}: Pick<Props, "current" | "doneMessage" | "onConnected">) {
  const router = useRouter();
  const fieldError = useFieldError();
  const form = useForm({
    resolver: zodResolver(SetupWhatsAppInput),
    defaultValues: {
      provider_type: "business_api" as const,
      phone_id: current?.phone_id ?? "",
      access_token: "",
      waba_id: current?.waba_id || undefined,
      app_secret: undefined,
    },
  });
  const { errors } = form.formState;
  const { submit, pending, failure } = useFormAction(form, setupWhatsAppAction, names);
  const connect = form.handleSubmit(async (input) => {
    const result = await submit(input);
    if (!result.ok) return;
    toast.success(doneMessage);
    onConnected(result.data);
    router.refresh();
  });
  const errorOf = (name: Name) => fieldError(errors[name], form.getValues(name));
  return { form, errorOf, connect, pending, failure };
}
