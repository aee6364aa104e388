import type { OrgDb } from "@/db/org";
import type { Ctx } from "@/lib/context";
import { visibleOwners } from "@/lib/leads";
import { defineOperation } from "@/lib/operation";
import { read } from "@/lib/unit";
import { findCompanies, findContacts, findLeads, findTasks, type Search } from "./find-records";
import { findMessages } from "./find-messages";
import { termsOf } from "./marks";
import { SearchInput, type SearchGroup, type SearchHit, type SearchKind } from "./schemas";

/** A single letter or figure fits nearly everything; a single sign or emoji is worth looking for. */
const tooLittle = /^[\p{L}\p{N}]?$/u;

const finders: Record<SearchKind, (db: OrgDb, search: Search) => Promise<SearchHit[]>> = {
  leads: findLeads,
  contacts: findContacts,
  companies: findCompanies,
  messages: findMessages,
  tasks: findTasks,
};

/** Everything of the organization by what it says, best first in each group; groups without a hit are left out. */
export const searchAll = defineOperation({
  name: "search.all",
  permission: "leads.read",
  input: SearchInput,
  run: async (ctx, { q, kinds, limit }): Promise<{ data: SearchGroup[] }> => {
    const query = q.trim().slice(0, 100);
    if (tooLittle.test(query)) return { data: [] };
    const groups = await read(ctx, (db) => {
      const search: Search = {
        ctx,
        query,
        limit,
        owners: visibleOwners(ctx),
        terms: termsOf(query),
      };
      // One connection works them off in turn; sent together they cost one round trip.
      return Promise.all(
        [...new Set(kinds)]
          .filter((kind) => mayRead(ctx, kind))
          .map(async (kind) => ({ kind, hits: await finders[kind](db, search) })),
      );
    });
    return { data: groups.filter(({ hits }) => hits.length > 0) };
  },
});

const mayRead = (ctx: Ctx, kind: SearchKind) =>
  kind !== "messages" || ctx.grants.permissions.has("conversations.read");
