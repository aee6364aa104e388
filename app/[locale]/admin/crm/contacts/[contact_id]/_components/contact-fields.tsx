"use client";

import { Building2 } from "lucide-react";
import { useTranslations } from "next-intl";
import { Button } from "@/components/ui/button";
import { Link } from "@/i18n/navigation";
import type { ContactDetails } from "@/lib/records/schemas";
import { EditableField, type Parsed } from "../../../leads/[lead_id]/_components/editable-field";

type ContactFieldsProps = {
  contact: ContactDetails;
  mayWrite: boolean;
  onSave: (patch: Partial<ContactDetails>) => Promise<string | undefined>;
};

export function ContactFields({ contact, mayWrite, onSave }: ContactFieldsProps) {
  const t = useTranslations("contacts.fields");
  const page = useTranslations("leads.page");
  const field = { mayWrite, empty: page("add") };
  return (
    <section aria-labelledby="contact-fields" className="flex flex-col gap-1">
      <h2 id="contact-fields" className="flex min-h-7 items-center text-sm font-semibold">
        {page("fields")}
      </h2>
      <dl className="flex flex-col">
        <EditableField
          {...field}
          label={t("full_name")}
          value={contact.full_name}
          parse={(text) => (text.trim() ? { value: text.trim() } : { error: t("nameMissing") })}
          onSave={(full_name) => onSave({ full_name })}
        />
        <EditableField
          {...field}
          label={t("company")}
          value={contact.company}
          parse={orNull}
          onSave={(company) => onSave({ company })}
        />
        <EditableField
          {...field}
          label={t("job_title")}
          value={contact.job_title}
          parse={orNull}
          onSave={(job_title) => onSave({ job_title })}
        />
      </dl>
      {contact.company_id && (
        <Button asChild variant="ghost" size="sm" className="self-start text-muted-foreground">
          <Link href={`/admin/crm/companies/${contact.company_id}`}>
            <Building2 aria-hidden />
            {t("openCompany")}
          </Link>
        </Button>
      )}
    </section>
  );
}

const orNull = (text: string): Parsed<string | null> => ({ value: text.trim() || null });
