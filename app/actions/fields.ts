"use server";

import { createField, deleteField, updateField } from "@/lib/fields";
import { orgAction } from "@/lib/http";

export const createFieldAction = orgAction(createField);
export const updateFieldAction = orgAction(updateField);
export const deleteFieldAction = orgAction(deleteField);
