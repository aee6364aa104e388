import { z } from "zod";
import {
  addIdentity,
  companyHistory,
  contactHistory,
  createCompany,
  createContact,
  deleteCompany,
  deleteContact,
  getCompany,
  getContact,
  listCompanies,
  listContacts,
  removeIdentity,
  restoreCompany,
  restoreContact,
  setPrimaryIdentity,
  updateCompany,
  updateContact,
} from "@/lib/records";
import { Company, CompanyDetails, ContactDetails, ContactListItem, HistoryItem } from "@/lib/records/schemas";
import { list, member, type ApiRoute } from "./route";

/** Companies, contacts, what looks like the same one twice, and the trash. */
export const recordRoutes = {
  "GET /crm/companies": member(listCompanies, list(CompanyDetails)),
  "POST /crm/companies": member(createCompany, Company, 201),
  "GET /crm/companies/{company_id}": member(getCompany, CompanyDetails),
  "PUT /crm/companies/{company_id}": member(updateCompany, Company),
  "DELETE /crm/companies/{company_id}": member(deleteCompany, z.object({ id: z.uuid() })),
  "POST /crm/companies/{company_id}/restore": member(restoreCompany, Company),
  "GET /crm/companies/{company_id}/history": member(companyHistory, list(HistoryItem)),
  "GET /crm/contacts": member(listContacts, list(ContactListItem)),
  "POST /crm/contacts": member(createContact, ContactDetails, 201),
  "GET /crm/contacts/{contact_id}": member(getContact, ContactDetails),
  "PUT /crm/contacts/{contact_id}": member(updateContact, ContactDetails),
  "DELETE /crm/contacts/{contact_id}": member(deleteContact, z.object({ id: z.uuid() })),
  "POST /crm/contacts/{contact_id}/restore": member(restoreContact, ContactDetails),
  "GET /crm/contacts/{contact_id}/history": member(contactHistory, list(HistoryItem)),
  "POST /crm/contacts/{contact_id}/identities": member(addIdentity, ContactDetails, 201),
  "DELETE /crm/contacts/{contact_id}/identities/{identity_id}": member(removeIdentity, ContactDetails),
  "PUT /crm/contacts/{contact_id}/identities/{identity_id}/primary": member(
    setPrimaryIdentity,
    ContactDetails,
  ),
} satisfies Record<string, ApiRoute>;
