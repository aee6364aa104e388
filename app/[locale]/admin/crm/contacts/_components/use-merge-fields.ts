"use client";

import { useTranslations } from "next-intl";
import { useFields } from "@/components/leads/use-fields";
import type { MergeEntity } from "@/lib/records/schemas";
import { isChangeName } from "../../leads/[lead_id]/_components/change-names";
import { useValueText } from "../../leads/[lead_id]/_components/use-value-text";

const custom = "custom.";
const companyFields = ["name", "domain", "phone", "email", "city", "assigned_to", "notes"] as const;
const contactFields = ["full_name", "phone", "email", "company", "job_title"] as const;

/** The name and the value of a field as its record's page shows them. */
export function useMergeFields(kind: MergeEntity) {
  const leads = useTranslations("leads.fields");
  const contacts = useTranslations("contacts.fields");
  const companies = useTranslations("companies.fields");
  const own = useFields();
  const textOf = useValueText();
  const definition = (field: string) =>
    field.startsWith(custom) ? own.find(({ key }) => key === field.slice(custom.length)) : undefined;

  const label = (field: string): string => {
    if (field.startsWith(custom)) return definition(field)?.label ?? field.slice(custom.length);
    const ofContact = contactFields.find((name) => name === field);
    const ofCompany = companyFields.find((name) => name === field);
    if (kind === "contact" && ofContact) return contacts(ofContact);
    if (kind === "company" && ofCompany) return companies(ofCompany);
    if (field === "lead_score") return leads("score");
    if (field === "assigned_to") return leads("assigned_to");
    return isChangeName(field) ? leads(field) : field;
  };
  const text = (field: string, value: unknown, currency: string | null) =>
    textOf(definition(field) ?? field, value, currency ?? undefined);
  return { label, text };
}
