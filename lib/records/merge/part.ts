import { eq } from "drizzle-orm";
import type { OrgDb } from "@/db/org";
import { merges } from "@/db/schema";
import type { Ctx } from "@/lib/context";
import { AppError, notFound } from "@/lib/errors";
import type { Unit } from "@/lib/unit";
import { toMerge } from "./join";
import { same, type Mergeable, type MergeKind, type Pair, type Values } from "./kind";
import type { Merge } from "./schemas";

type MergeRow = typeof merges.$inferSelect;

/** Parts two records of one kind again, in the caller's transaction. @throws AppError `conflict` when it is too late. */
export async function undoPair<Row extends Mergeable>(
  ctx: Ctx,
  unit: Unit,
  kind: MergeKind<Row>,
  seen: MergeRow,
): Promise<Merge> {
  const { db } = unit;
  await kind.find(ctx, db, seen.kept_id);
  await kind.undoFirst?.(ctx, unit, seen);
  const { kept, merged } = await lockPair(db, kind, seen);
  const merge = await db.lock(merges, seen.id);
  if (!merge || merge.undone_at || Date.parse(merge.undo_until) < Date.now()) throw tooLate();
  const after = await kind.write(db, kept, formerOf(kind, { kept, merged }, merge.before));
  const part = await kind.write(db, merged, { merged_into: null, deleted_at: null, deleted_by: null });
  await kind.moveBack(unit, merge, { kept: after, merged: part });
  const [undone] = await db.update(merges, { undone_at: new Date().toISOString() }, eq(merges.id, merge.id));
  if (!undone) throw notFound();
  await kind.record(
    ctx,
    unit,
    "merge_undo",
    { kept: after, merged: part },
    {
      was: kept,
      before: { merge_id: merge.id, kept: kind.view(kept) },
      after: { kept: kind.view(after), merged: kind.view(part) },
    },
  );
  kind.tell(unit, part);
  return toMerge(undone);
}

async function lockPair<Row extends Mergeable>(
  db: OrgDb,
  kind: MergeKind<Row>,
  { kept_id, merged_id, moved }: MergeRow,
): Promise<Pair<Row>> {
  const rows = await kind.lock(db, { keptId: kept_id, mergedId: merged_id }, moved);
  const kept = rows.find(({ id }) => id === kept_id);
  const merged = rows.find(({ id }) => id === merged_id);
  if (!kept || kept.deleted_at || merged?.merged_into !== kept_id) throw tooLate();
  return { kept, merged };
}

const tooLate = () => new AppError("conflict", { message: "undo_too_late" });

/** The fields as they were, unless somebody changed them after the merge. Of lists, what came from the other one goes. */
function formerOf<Row extends Mergeable>(kind: MergeKind<Row>, pair: Pair<Row>, before: Values): Values {
  const [mine, theirs] = [kind.valuesOf(pair.kept), kind.valuesOf(pair.merged)];
  const listOf = (value: unknown): unknown[] => (Array.isArray(value) ? value : []);
  return Object.fromEntries(
    Object.entries(before).flatMap(([field, value]): [string, unknown][] => {
      if (kind.joined.includes(field)) {
        const came = listOf(theirs[field]).filter((item) => !listOf(value).includes(item));
        return [[field, listOf(mine[field]).filter((item) => !came.includes(item))]];
      }
      return same(mine[field], theirs[field]) ? [[field, value]] : [];
    }),
  );
}
