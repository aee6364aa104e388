import { desc, sql, type SQL } from "drizzle-orm";
import type { SearchKind } from "./schemas";

/** Ids and ranks of what fits, to be joined back under row-level security. See `db/search`. */
export function foundBy(
  kind: SearchKind,
  { query, owners, limit }: { query: string; owners: string[] | null; limit: number },
): SQL {
  const given = owners?.join(",") ?? null;
  return sql`${sql.raw(`search_${kind}`)}(${query}, string_to_array(${given}, ',')::uuid[], ${limit}) as found(found_id, found_rank)`;
}

export const rank = desc(sql`found_rank`);
