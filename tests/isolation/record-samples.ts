import { defaultAlertSettings } from "@/lib/alerts/schemas";
import { newId } from "@/lib/ids";
import type { Sample } from "./samples";

const nothing: Sample = { input: () => ({}) };
const ofCompany: Sample = {
  input: (a) => ({ company_id: a.company.id }),
  ids: { company_id: "resource" },
};
const ofContact: Sample = {
  input: (a) => ({ contact_id: a.lead.contact_id }),
  ids: { contact_id: "resource" },
};
const ofPair: Sample = {
  input: (a) => ({ contact_id: a.lead.contact_id, other_id: a.neighbours[0].contact_id }),
  ids: { contact_id: "resource", other_id: "reference" },
};
const ofLeads: Sample = {
  input: (a) => ({ lead_id: a.lead.id, other_id: a.neighbours[0].id }),
  ids: { lead_id: "resource", other_id: "reference" },
};
const ofCompanies: Sample = {
  input: (a) => ({ company_id: a.company.id, other_id: a.otherCompany.id }),
  ids: { company_id: "resource", other_id: "reference" },
};
const ofAlert: Sample = { input: (a) => ({ alert_id: a.alertId }), ids: { alert_id: "resource" } };
const ofIdentity: Sample = {
  input: (a) => ({ contact_id: a.lead.contact_id, identity_id: a.identity.id }),
  ids: { contact_id: "resource", identity_id: "resource" },
};

/** Companies, contacts, merges and the trash. */
export const recordSamples: Record<string, Sample> = {
  "contact.find_candidates": { input: () => ({ phone: "+5511987654321", email: "ana@example.com" }) },
  "duplicate.list": nothing,
  "duplicate.dismiss": ofPair,
  "contact.preview_merge": ofPair,
  "contact.merge": ofPair,
  "contact.list_merges": ofContact,
  "lead.preview_merge": ofLeads,
  "lead.merge": ofLeads,
  "lead.list_merges": { input: (a) => ({ lead_id: a.lead.id }), ids: { lead_id: "resource" } },
  "company.preview_merge": ofCompanies,
  "company.merge": ofCompanies,
  "company.list_merges": ofCompany,
  "merge.undo": { input: (a) => ({ merge_id: a.mergeId }), ids: { merge_id: "resource" } },
  "trash.list": nothing,
  "lead.restore": { input: (a) => ({ lead_id: a.lead.id }), ids: { lead_id: "resource" } },
  "ai.analyze_sentiment": { input: () => ({ text: "qual o valor?" }) },
  "alert.list": {
    input: (a) => ({ conversation_id: a.conversation.id }),
    ids: { conversation_id: "filter" },
  },
  "alert.handle": ofAlert,
  "alert_settings.get": nothing,
  "alert_settings.update": { input: () => ({ ...defaultAlertSettings }) },
  "assignment_rule.list": nothing,
  "assignment_rule.create": {
    input: (a) => ({ name: "Todos", member_ids: [a.colleague.id] }),
    ids: { "member_ids.0": "reference" },
  },
  "assignment_rule.update": {
    input: (a) => ({ rule_id: a.ruleId, name: "Site", member_ids: [a.colleague.id] }),
    ids: { rule_id: "resource", "member_ids.0": "reference" },
  },
  "assignment_rule.order": {
    input: (a) => ({ rule_ids: [a.ruleId] }),
    ids: { "rule_ids.0": "reference" },
  },
  "assignment_rule.delete": { input: (a) => ({ rule_id: a.ruleId }), ids: { rule_id: "resource" } },
  "company.list": nothing,
  "company.get": ofCompany,
  "company.create": {
    input: (a) => ({ name: `Padaria ${newId()}`, assigned_to: a.colleague.id }),
    ids: { assigned_to: "reference" },
  },
  "company.update": {
    input: (a) => ({ company_id: a.company.id, city: "Recife", assigned_to: a.colleague.id }),
    ids: { company_id: "resource", assigned_to: "reference" },
  },
  "company.history": ofCompany,
  "company.delete": ofCompany,
  "company.restore": ofCompany,
  "contact.list": { input: (a) => ({ company_id: a.company.id }), ids: { company_id: "filter" } },
  "contact.get": ofContact,
  "contact.create": { input: () => ({ full_name: "Ana Prado", email: `ana-${newId()}@example.com` }) },
  "contact.update": {
    input: (a) => ({ contact_id: a.lead.contact_id, job_title: "Diretora" }),
    ids: { contact_id: "resource" },
  },
  "contact.add_identity": {
    input: (a) => ({ contact_id: a.lead.contact_id, channel: "email", value: `ana-${newId()}@example.com` }),
    ids: { contact_id: "resource" },
  },
  "contact.remove_identity": ofIdentity,
  "contact.set_primary_identity": ofIdentity,
  "contact.history": ofContact,
  "contact.delete": {
    input: (a) => ({ contact_id: a.lead.contact_id, with_leads: true }),
    ids: { contact_id: "resource" },
  },
  "contact.restore": ofContact,
};
