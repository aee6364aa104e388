"use client";

import { useTranslations } from "next-intl";
import { OwnerMenu } from "@/components/leads/owner-menu";
import type { Member } from "@/lib/organizations/schemas";
import type { CompanyDetails } from "@/lib/records/schemas";
import { formatPhone } from "../../../inbox/_components/phone";
import { EditableField, FieldRow, type Parsed } from "../../../leads/[lead_id]/_components/editable-field";
import { Notes } from "./notes";

type CompanyFieldsProps = {
  company: CompanyDetails;
  members: Member[];
  mayWrite: boolean;
  onSave: (patch: Partial<CompanyDetails>) => Promise<string | undefined>;
};

export function CompanyFields({ company, members, mayWrite, onSave }: CompanyFieldsProps) {
  const t = useTranslations("companies.fields");
  const page = useTranslations("leads.page");
  const field = { mayWrite, empty: page("add") };
  return (
    <section aria-labelledby="company-fields" className="flex flex-col gap-1">
      <h2 id="company-fields" className="flex min-h-7 items-center text-sm font-semibold">
        {page("fields")}
      </h2>
      <dl className="flex flex-col">
        <EditableField
          {...field}
          label={t("name")}
          value={company.name}
          parse={(text) => (text.trim() ? { value: text.trim() } : { error: t("nameMissing") })}
          onSave={(name) => onSave({ name })}
        />
        <EditableField
          {...field}
          label={t("domain")}
          value={company.domain}
          inputMode="url"
          parse={orNull}
          onSave={(domain) => onSave({ domain })}
        />
        <EditableField
          {...field}
          label={t("phone")}
          value={company.phone}
          shown={company.phone && formatPhone(company.phone)}
          type="tel"
          parse={orNull}
          onSave={(phone) => onSave({ phone })}
        />
        <EditableField
          {...field}
          label={t("email")}
          value={company.email}
          type="email"
          parse={orNull}
          onSave={(email) => onSave({ email })}
        />
        <EditableField
          {...field}
          label={t("city")}
          value={company.city}
          parse={orNull}
          onSave={(city) => onSave({ city })}
        />
        <FieldRow label={t("assigned_to")}>
          <span className="px-2">
            <OwnerMenu
              ownerId={company.assigned_to}
              members={members}
              mayAssign={mayWrite}
              onAssign={(assigned_to) => void onSave({ assigned_to })}
            />
          </span>
        </FieldRow>
      </dl>
      <Notes value={company.notes} mayWrite={mayWrite} onSave={(notes) => onSave({ notes })} />
    </section>
  );
}

const orNull = (text: string): Parsed<string | null> => ({ value: text.trim() || null });
