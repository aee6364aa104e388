"use client";

import { zodResolver } from "@hookform/resolvers/zod";
import { useTranslations } from "next-intl";
import { useForm } from "react-hook-form";
import { toast } from "sonner";
import type { z } from "zod";
import { createCompanyAction } from "@/app/actions/records";
import { useFieldError, useFormAction } from "@/components/settings/use-form-action";
import { Alert } from "@/components/ui/alert";
import { Button } from "@/components/ui/button";
import { DialogFooter } from "@/components/ui/dialog";
import { Field } from "@/components/ui/field";
import { Input } from "@/components/ui/input";
import { useRouter } from "@/i18n/navigation";
import { CreateCompanyInput, type Company } from "@/lib/records/schemas";
import { NewRecord } from "../../contacts/_components/new-record";

export function NewCompany({ onCreated }: { onCreated: () => void }) {
  const t = useTranslations("companies.new");
  const router = useRouter();
  const created = (company: Company) => {
    onCreated();
    toast.success(t("created", { name: company.name }));
    router.push(`/admin/crm/companies/${company.id}`);
  };
  return (
    <NewRecord button={t("title")} title={t("title")} description={t("description")}>
      {(close) => <CompanyForm onCancel={close} onCreated={created} />}
    </NewRecord>
  );
}

const names = ["name", "domain", "phone", "email", "city"] as const;

function CompanyForm({
  onCancel,
  onCreated,
}: {
  onCancel: () => void;
  onCreated: (company: Company) => void;
}) {
  const t = useTranslations("companies");
  const common = useTranslations("common");
  const form = useForm<z.input<typeof CreateCompanyInput>, unknown, z.output<typeof CreateCompanyInput>>({
    resolver: zodResolver(CreateCompanyInput),
    defaultValues: { name: "" },
  });
  const { submit, pending, failure } = useFormAction(form, createCompanyAction, names);
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
          className={name === "name" ? "sm:col-span-2" : undefined}
        >
          <Input
            autoFocus={name === "name"}
            autoComplete="off"
            type={name === "phone" ? "tel" : "text"}
            inputMode={name === "email" ? "email" : name === "domain" ? "url" : undefined}
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
