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
const ofIdentity: Sample = {
  input: (a) => ({ contact_id: a.lead.contact_id, identity_id: a.identity.id }),
  ids: { contact_id: "resource", identity_id: "resource" },
};

/** Companies, contacts, merges and the trash. */
export const recordSamples: Record<string, Sample> = {
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
