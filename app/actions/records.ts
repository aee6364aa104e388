"use server";

import { orgAction } from "@/lib/http";
import {
  addIdentity,
  createCompany,
  createContact,
  deleteCompany,
  deleteContact,
  dismissDuplicate,
  mergeCompanies,
  mergeContacts,
  mergeLeads,
  removeIdentity,
  restoreCompany,
  restoreContact,
  setPrimaryIdentity,
  undoMerge,
  updateCompany,
  updateContact,
} from "@/lib/records";

export const createCompanyAction = orgAction(createCompany);
export const updateCompanyAction = orgAction(updateCompany);
export const deleteCompanyAction = orgAction(deleteCompany);
export const restoreCompanyAction = orgAction(restoreCompany);
export const createContactAction = orgAction(createContact);
export const updateContactAction = orgAction(updateContact);
export const deleteContactAction = orgAction(deleteContact);
export const restoreContactAction = orgAction(restoreContact);
export const mergeContactsAction = orgAction(mergeContacts);
export const mergeLeadsAction = orgAction(mergeLeads);
export const mergeCompaniesAction = orgAction(mergeCompanies);
export const undoMergeAction = orgAction(undoMerge);
export const dismissDuplicateAction = orgAction(dismissDuplicate);
export const addIdentityAction = orgAction(addIdentity);
export const removeIdentityAction = orgAction(removeIdentity);
export const setPrimaryIdentityAction = orgAction(setPrimaryIdentity);
