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
  company_id: leads.company_id,
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
  expected_close_date: leads.expected_close_date,
  next_task_id: leads.next_task_id,
  next_task_title: leads.next_task_title,
  next_task_at: leads.next_task_at,
  last_activity_at: leads.last_activity_at,
  stale_since: leads.stale_since,
  close_reason_id: leads.close_reason_id,
  close_note: leads.close_note,
  closed_at: leads.closed_at,
  version: leads.version,
  stage_entered_at: leads.stage_entered_at,
  converted_at: leads.converted_at,
  created_at: leads.created_at,
  updated_at: leads.updated_at,
};

/** The row has at least these columns, and the DTO has exactly them. */
export function toLead(row: LeadRow): Lead {
  const lead = Object.fromEntries(Object.keys(leadColumns).map((key) => [key, row[key as keyof LeadRow]]));
  return lead as Lead;
}
