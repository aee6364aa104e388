"use client";

import { Building2, CheckSquare, MessageSquare, User, Users } from "lucide-react";
import type { ReactNode } from "react";
import { CommandItem } from "@/components/ui/command";
import type { MarkedText, SearchHit, SearchKind } from "@/lib/search/schemas";

const icons: Record<SearchKind, ReactNode> = {
  leads: <Users aria-hidden />,
  contacts: <User aria-hidden />,
  companies: <Building2 aria-hidden />,
  messages: <MessageSquare aria-hidden />,
  tasks: <CheckSquare aria-hidden />,
};

/** The page a hit opens, without the locale; null where there is none for it. */
export function hrefOf(kind: SearchKind, hit: SearchHit): string | null {
  if (kind === "messages") return `/admin/crm/inbox/${hit.conversation_id}`;
  if (kind === "contacts" || kind === "companies") return `/admin/crm/${kind}/${hit.id}`;
  if (hit.lead_id) return `/admin/crm/leads/${hit.lead_id}`;
  // A task of nobody's lead stands in the list of tasks.
  return kind === "tasks" ? "/admin/crm/tasks" : null;
}

type SearchItemProps = { kind: SearchKind; hit: SearchHit; onSelect: () => void };

export function SearchItem({ kind, hit, onSelect }: SearchItemProps) {
  return (
    <CommandItem value={`search:${kind}:${hit.id}`} onSelect={onSelect}>
      {icons[kind]}
      <span className="min-w-0 flex-1 py-1">
        <span className="block truncate">
          <Marked {...hit.title} />
        </span>
        {hit.detail && (
          <span className="block truncate text-xs text-muted-foreground">
            <Marked {...hit.detail} />
          </span>
        )}
      </span>
    </CommandItem>
  );
}

function Marked({ text, marks }: MarkedText) {
  const parts: ReactNode[] = [];
  let from = 0;
  for (const [start, end] of marks) {
    parts.push(
      text.slice(from, start),
      <mark key={start} className="bg-transparent font-semibold text-foreground underline underline-offset-2">
        {text.slice(start, end)}
      </mark>,
    );
    from = end;
  }
  return (
    <>
      {parts}
      {text.slice(from)}
    </>
  );
}
