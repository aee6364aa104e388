"use client";

import { createContext, use, type ReactNode } from "react";
import { FilterNamesProvider } from "@/components/leads/filter/filter-names";
import type { CustomField } from "@/lib/fields/schemas";
import type { Member } from "@/lib/organizations/schemas";
import type { Stage } from "@/lib/pipeline/schemas";

/** What every part of the list needs to name things and to know what its person may do. */
export type ListContext = {
  stages: Stage[];
  members: Member[];
  fields: CustomField[];
  userId: string;
  may: Record<"write" | "assign" | "delete" | "bulk" | "import" | "export" | "share", boolean>;
};

const Context = createContext<ListContext | null>(null);

export function ListContextProvider({ value, children }: { value: ListContext; children: ReactNode }) {
  return (
    <Context value={value}>
      <FilterNamesProvider value={value}>{children}</FilterNamesProvider>
    </Context>
  );
}

export function useList(): ListContext {
  const list = use(Context);
  if (!list) throw new Error("outside of the list");
  return list;
}
