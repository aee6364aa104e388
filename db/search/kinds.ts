import type { searchText } from "../schema/search-text";

export type Kind = keyof typeof searchText;
export type Searched = {
  /** The condition that the row `r` is there for people; the index is limited to it. */
  alive: string;
  /** Whether the owners in `$3` may see the row. */
  visible: string;
  /** What ranks the more recent one first among equals. */
  at: string;
  /** Also by fragments of phone numbers. */
  hasPhone?: boolean;
  /** Also by similar words, when few fit exactly. */
  isForgiving?: boolean;
  /** By time alone: the newest rows are read first, and a common word is found without the index. */
  newestFirst?: boolean;
};

const owned = (column: string) => `(${column} is null or ${column} = any($3))`;
const leadOf = (condition: string) =>
  `select from leads l where l.organization_id = r.organization_id and l.deleted_at is null and ${condition}`;

/** What can be searched. Whoever sees a record in its list finds it, and nobody else. */
export const kinds: Record<Kind, Searched> = {
  leads: {
    alive: "r.deleted_at is null",
    visible: owned("r.assigned_to"),
    at: "r.last_activity_at",
    hasPhone: true,
    isForgiving: true,
  },
  contacts: {
    alive: "r.deleted_at is null",
    // By whoever sees a lead of theirs, and by everybody while there is none.
    visible: `(exists (${leadOf(`l.contact_id = r.id and ${owned("l.assigned_to")}`)})
      or not exists (${leadOf("l.contact_id = r.id")}))`,
    at: "r.updated_at",
    hasPhone: true,
    isForgiving: true,
  },
  companies: {
    alive: "r.deleted_at is null",
    // By its owner, by whoever sees a lead of it, and by everybody while it has neither.
    visible: `(r.assigned_to = any($3) or exists (${leadOf(`l.company_id = r.id and ${owned("l.assigned_to")}`)})
      or (r.assigned_to is null and not exists (${leadOf("l.company_id = r.id")})))`,
    at: "r.updated_at",
    hasPhone: true,
    isForgiving: true,
  },
  tasks: {
    alive: "r.deleted_at is null",
    visible: `(r.assigned_to = any($3) or exists (${leadOf(`l.id = r.lead_id and ${owned("l.assigned_to")}`)}))`,
    at: "r.due_at",
  },
  messages: {
    alive: "r.content is not null",
    visible: `exists (select from conversations c where c.organization_id = r.organization_id
      and c.id = r.conversation_id and ${owned("c.assigned_to")})`,
    at: "r.occurred_at",
    newestFirst: true,
  },
};
