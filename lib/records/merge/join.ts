import { merges } from "@/db/schema";
import { actorUserId, type Ctx } from "@/lib/context";
import { invalid, notFound } from "@/lib/errors";
import type { Unit } from "@/lib/unit";
import {
  bothVisible,
  fieldsOf,
  joinLists,
  same,
  type Mergeable,
  type MergeIds,
  type MergeKind,
  type Moved,
  type Pair,
  type Values,
} from "./kind";
import type { Merge, MergeChoices } from "./schemas";

export const undoDays = 30;
const dayMs = 86_400_000;

/** Makes two records of one kind one, in the caller's transaction. */
export async function mergePair<Row extends Mergeable>(
  ctx: Ctx,
  unit: Unit,
  kind: MergeKind<Row>,
  ids: MergeIds,
  choices: MergeChoices,
): Promise<Merge> {
  const { db } = unit;
  await bothVisible(ctx, db, kind, ids);
  const along = await kind.mergeFirst?.(ctx, unit, ids);
  const before = pairOf(await kind.lock(db, ids), ids);
  await bothVisible(ctx, db, kind, ids);
  const changes = changesOf(kind, before, choices);
  // First the one that goes, since a name may be one company's only.
  const gone = await kind.write(db, before.merged, {
    merged_into: before.kept.id,
    deleted_at: new Date().toISOString(),
    deleted_by: actorUserId(ctx.actor),
  });
  const pair = { kept: await kind.write(db, before.kept, changes), merged: gone };
  const moved = { ...(await kind.move(unit, pair)), ...along };
  const was = kind.valuesOf(before.kept);
  const merge = await db.insert(merges, {
    entity: kind.entity,
    kept_id: pair.kept.id,
    merged_id: gone.id,
    before: Object.fromEntries(Object.keys(changes).map((key) => [key, was[key] ?? null])),
    moved,
    merged_by: actorUserId(ctx.actor),
    undo_until: new Date(Date.now() + undoDays * dayMs).toISOString(),
  });
  await kind.record(ctx, unit, "merge", pair, {
    was: before.kept,
    before: { kept: kind.view(before.kept), merged: kind.view(before.merged) },
    after: { merge_id: merge.id, kept: kind.view(pair.kept), moved: countsOf(moved) },
  });
  kind.tell(unit, gone);
  return toMerge(merge);
}

function pairOf<Row extends Mergeable>(rows: Row[], { keptId, mergedId }: MergeIds): Pair<Row> {
  const kept = rows.find(({ id }) => id === keptId);
  const merged = rows.find(({ id }) => id === mergedId);
  if (!kept || kept.deleted_at) throw notFound();
  if (!merged || merged.deleted_at) throw invalid({ other_id: "not_found" });
  return { kept, merged };
}

/** What changes on the one that stays. @throws AppError `invalid` for a choice about a field there is not. */
function changesOf<Row extends Mergeable>(
  kind: MergeKind<Row>,
  pair: Pair<Row>,
  choices: MergeChoices,
): Values {
  const fields = fieldsOf(kind, pair);
  const unknown = Object.keys(choices).find((name) => !fields.some(({ field }) => field === name));
  if (unknown) throw invalid({ [`fields.${unknown}`]: "unknown_field" });
  const theirs = kind.valuesOf(pair.merged);
  return Object.fromEntries(
    fields.flatMap(({ field, kept, merged, from }): [string, unknown][] => {
      const value =
        from === "both"
          ? joinLists(kept, merged)
          : (choices[field] ?? from) === "merged"
            ? (theirs[field] ?? null)
            : kept;
      if (same(value, kept)) return [];
      return [field, ...(kind.linked[field] ?? [])].map((key) => [key, key === field ? value : theirs[key]]);
    }),
  );
}

/** Of what went over, what people count. */
const counted: Record<string, string> = { contact_identities: "identities", lead_activities: "activities" };
const uncounted = [
  "conversations_open",
  "conversations_snoozed",
  "merges",
  "ai_conversations",
  "notifications",
];

const countsOf = (moved: Moved): Record<string, number> =>
  Object.fromEntries(
    Object.entries(moved).flatMap(([table, ids]) =>
      uncounted.includes(table) ? [] : [[counted[table] ?? table, ids.length]],
    ),
  );

export function toMerge(row: typeof merges.$inferSelect): Merge {
  const { id, kept_id, merged_id, moved, undo_until, undone_at, created_at } = row;
  return { id, kept_id, merged_id, moved: countsOf(moved), undo_until, undone_at, created_at };
}
