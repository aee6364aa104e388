"use client";

import { useState } from "react";
import type { CustomField } from "@/lib/fields/schemas";
import { parseMoney } from "./money";
import { useFields } from "./use-fields";

/** As typed: text of every kind, a choice or several, yes or no. */
export type CustomDraft = string | boolean | string[];
export type CustomValues = ReturnType<typeof useCustomValues>;

const path = (key: string) => `custom_fields.${key}`;

/** The values of the organization's own fields while a form is filled in; the server checks them. */
export function useCustomValues(knownErrors: Record<string, string> = {}) {
  const fields = useFields();
  const [drafts, setDrafts] = useState<Record<string, CustomDraft>>({});
  const [errors, setErrors] = useState(knownErrors);
  const set = (key: string, draft: CustomDraft) => {
    setDrafts((now) => ({ ...now, [key]: draft }));
    setErrors(({ [path(key)]: _gone, ...others }) => others);
  };
  const values = () =>
    Object.fromEntries(
      fields.flatMap((field) => {
        const value = valueOf(field, drafts[field.key]);
        return value === undefined ? [] : [[field.key, value]];
      }),
    );
  return {
    fields,
    draftOf: (key: string) => drafts[key],
    errorOf: (key: string) => errors[path(key)],
    set,
    setErrors,
    values,
  };
}

/** What cannot be read goes out as typed, so that the server says what is wrong with it. */
function valueOf({ field_type }: CustomField, draft: CustomDraft | undefined): CustomDraft | undefined {
  if (draft === undefined || draft === "" || (Array.isArray(draft) && draft.length === 0)) return undefined;
  if (typeof draft !== "string") return draft;
  const text = draft.trim();
  if (field_type === "money") return parseMoney(text) ?? text;
  if (field_type === "number") return text.replace(",", ".");
  return text;
}
