import type { InferSelectModel } from "drizzle-orm";
import { leads } from "@/db/schema";
import type { Lead } from "./schemas";

export type LeadRow = InferSelectModel<typeof leads>;

/** The columns of the DTO and no others; selecting them makes the row the answer, mapped once. */
export const leadColumns = {
  id: leads.id,
  organization_id: leads.organization_id,
  contact_id: leads.contact_id,
  full_name: leads.full_name,
  email: leads.email,
  phone: leads.phone,
  company: leads.company,
  pipeline_id: leads.pipeline_id,
  stage_id: leads.stage_id,
  position: leads.position,
  assigned_to: leads.assigned_to,
  source: leads.source,
  lead_score: leads.lead_score,
  probability: leads.probability,
  estimated_value: leads.estimated_value,
  currency: leads.currency,
  custom_fields: leads.custom_fields,
  tags: leads.tags,
  status: leads.status,
  version: leads.version,
  converted_at: leads.converted_at,
  created_at: leads.created_at,
  updated_at: leads.updated_at,
};

export function toLead(row: LeadRow): Lead {
  const { stage_entered_at: _entered, deleted_at: _deleted, ...lead } = row;
  return { ...lead, status: lead.status as Lead["status"] };
}
