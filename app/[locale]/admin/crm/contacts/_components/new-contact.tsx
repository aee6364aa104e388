"use client";

import { zodResolver } from "@hookform/resolvers/zod";
import { useTranslations } from "next-intl";
import { useForm } from "react-hook-form";
import { toast } from "sonner";
import type { z } from "zod";
import { createContactAction } from "@/app/actions/records";
import { useFieldError, useFormAction } from "@/components/settings/use-form-action";
import { Alert } from "@/components/ui/alert";
import { Button } from "@/components/ui/button";
import { DialogFooter } from "@/components/ui/dialog";
import { Field } from "@/components/ui/field";
import { Input } from "@/components/ui/input";
import { useRouter } from "@/i18n/navigation";
import { CreateContactInput, type ContactDetails } from "@/lib/records/schemas";
import { NewRecord } from "./new-record";

export function NewContact({ onCreated }: { onCreated: () => void }) {
  const t = useTranslations("contacts.new");
  const router = useRouter();
  const created = (contact: ContactDetails) => {
    onCreated();
    toast.success(t("created", { name: contact.full_name }));
    router.push(`/admin/crm/contacts/${contact.id}`);
  };
  return (
    <NewRecord button={t("title")} title={t("title")} description={t("description")}>
      {(close) => <ContactForm onCancel={close} onCreated={created} />}
    </NewRecord>
  );
}

const names = ["full_name", "phone", "email", "company", "job_title"] as const;

function ContactForm({
  onCancel,
  onCreated,
}: {
  onCancel: () => void;
  onCreated: (contact: ContactDetails) => void;
}) {
  const t = useTranslations("contacts");
  const common = useTranslations("common");
  const form = useForm<z.input<typeof CreateContactInput>, unknown, z.output<typeof CreateContactInput>>({
    resolver: zodResolver(CreateContactInput),
    defaultValues: { full_name: "" },
  });
  const { submit, pending, failure } = useFormAction(form, createContactAction, names);
  const errorOf = useFieldError();
  const { errors } = form.formState;
  return (
    <form
      noValidate
      className="grid gap-x-3 gap-y-3.5 sm:grid-cols-2"
      onSubmit={form.handleSubmit(async (input) => {
        const result = await submit(input);
        if (result.ok) onCreated(result.data);
      })}
    >
      {failure && (
        <Alert variant="danger" className="sm:col-span-2">
          {failure}
        </Alert>
      )}
      {names.map((name) => (
        <Field
          key={name}
          label={t(`fields.${name}`)}
          error={errors[name] && errorOf(errors[name], form.getValues(name))}
          className={name === "full_name" ? "sm:col-span-2" : undefined}
        >
          <Input
            autoFocus={name === "full_name"}
            autoComplete="off"
            type={name === "phone" ? "tel" : "text"}
            inputMode={name === "email" ? "email" : undefined}
            {...form.register(name)}
          />
        </Field>
      ))}
      <DialogFooter className="sm:col-span-2">
        <Button variant="outline" onClick={onCancel}>
          {common("cancel")}
        </Button>
        <Button type="submit" loading={pending}>
          {t("new.submit")}
        </Button>
      </DialogFooter>
    </form>
  );
}
