"use client";

import { createContext, use } from "react";
import type { CustomField } from "@/lib/fields/schemas";
import type { Member } from "@/lib/organizations/schemas";
import type { Stage } from "@/lib/pipeline/schemas";

/** What conditions name: stages, people and the organization's own fields. */
export type FilterNames = { stages: Stage[]; members: Member[]; fields: CustomField[] };

const Context = createContext<FilterNames | null>(null);

export const FilterNamesProvider = Context;

export function useFilterNames(): FilterNames {
  const names = use(Context);
  if (!names) throw new Error("a filter needs a FilterNamesProvider around it");
  return names;
}
