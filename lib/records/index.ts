export { getCompany, listCompanies } from "./companies/list";
export { deleteCompany, restoreCompany } from "./companies/remove";
export { createCompany, updateCompany } from "./companies/write";
export { addIdentity, removeIdentity, setPrimaryIdentity } from "./contacts/identities";
export { getContact, listContacts } from "./contacts/list";
export { deleteContact, restoreContact } from "./contacts/remove";
export { createContact, updateContact } from "./contacts/write";
export { companyHistory, contactHistory } from "./history";
