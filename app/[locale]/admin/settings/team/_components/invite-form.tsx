"use client";

import { zodResolver } from "@hookform/resolvers/zod";
import { useTranslations } from "next-intl";
import { Controller, useForm, type Control } from "react-hook-form";
import type { z } from "zod";
import { inviteMemberAction } from "@/app/actions/organizations";
import { useFieldError, useFormAction } from "@/components/settings/use-form-action";
import { Alert } from "@/components/ui/alert";
import { Button } from "@/components/ui/button";
import { DialogClose, DialogFooter } from "@/components/ui/dialog";
import { Field } from "@/components/ui/field";
import { Input } from "@/components/ui/input";
import { RadioGroup, RadioItem } from "@/components/ui/radio-group";
import { useRouter } from "@/i18n/navigation";
import { roles } from "@/lib/auth/permissions";
import { InviteInput } from "@/lib/organizations/schemas";
import type { SentInvite } from "./invite-sent";

export function InviteForm({ onSent }: { onSent: (invite: SentInvite) => void }) {
  const t = useTranslations("settings.team.invite");
  const common = useTranslations("common");
  const router = useRouter();
  const fieldError = useFieldError();
  const form = useForm({ resolver: zodResolver(InviteInput), defaultValues: empty });
  const { errors } = form.formState;
  const { submit, pending, failure } = useFormAction(form, inviteMemberAction, ["email", "role"]);
  const send = form.handleSubmit(async (input) => {
    const result = await submit(input);
    if (!result.ok) return;
    onSent(result.data);
    router.refresh();
  });
  return (
    <form noValidate onSubmit={send} className="flex flex-col gap-5">
      {failure && <Alert variant="danger">{failure}</Alert>}
      <Field label={t("email")} error={fieldError(errors.email, form.getValues("email"))}>
        <Input
          type="email"
          autoComplete="off"
          autoFocus
          placeholder={t("emailPlaceholder")}
          {...form.register("email")}
        />
      </Field>
      <RoleChoice control={form.control} />
      <DialogFooter>
        <DialogClose asChild>
          <Button variant="outline">{common("cancel")}</Button>
        </DialogClose>
        <Button type="submit" loading={pending}>
          {t("submit")}
        </Button>
      </DialogFooter>
    </form>
  );
}

const empty: z.input<typeof InviteInput> = { email: "", role: "sales" };

type InviteControl = Control<z.input<typeof InviteInput>, unknown, z.output<typeof InviteInput>>;

function RoleChoice({ control }: { control: InviteControl }) {
  const t = useTranslations("settings.roles");
  const names = useTranslations("shell.roles");
  return (
    <Controller
      control={control}
      name="role"
      render={({ field }) => (
        <fieldset className="flex flex-col gap-2.5">
          <legend className="mb-2.5 text-sm font-medium">{t("label")}</legend>
          <RadioGroup
            aria-label={t("label")}
            value={field.value}
            onValueChange={field.onChange}
            onBlur={field.onBlur}
          >
            {roles.map((role, index) => (
              <RadioItem
                key={role}
                ref={index === 0 ? field.ref : undefined}
                value={role}
                label={names(role)}
                description={t(role)}
              />
            ))}
          </RadioGroup>
        </fieldset>
      )}
    />
  );
}
