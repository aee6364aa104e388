import type { OrgDb } from "@/db/org";
import type { Ctx } from "@/lib/context";
import { AppError, invalid } from "@/lib/errors";
import type { Unit } from "@/lib/unit";
import type { MergeEntity, MergeField, MergeSide } from "./schemas";

/** What any record has that can become part of another one. */
export type Mergeable = {
  id: string;
  version: number;
  deleted_at: string | null;
  merged_into: string | null;
};
/** A record's values by field, custom fields as `custom.<key>`. */
export type Values = Record<string, unknown>;
/** Ids of the children that changed parents, by table. */
export type Moved = Record<string, string[]>;
export type Standing = { merged_into: string | null; deleted_at: string | null; deleted_by: string | null };
export type Pair<Row> = { kept: Row; merged: Row };
export type MergeIds = { keptId: string; mergedId: string };
export type StoredMerge = { kept_id: string; merged_id: string; moved: Moved };

/** How one kind of record is merged; `merge.ts`, `preview.ts` and `undo.ts` do the same with all of them. */
export type MergeKind<Row extends Mergeable> = {
  entity: MergeEntity;
  /** One that is there and may be seen. @throws AppError `not_found`. */
  find(ctx: Ctx, db: OrgDb, id: string): Promise<Row>;
  /** @throws AppError `forbidden` when something would move that is not for these eyes. */
  assertMayMove(ctx: Ctx, db: OrgDb, ids: MergeIds): Promise<void>;
  /** What has to be one before these two can be. Comes before the locks of the two. */
  mergeFirst?(ctx: Ctx, unit: Unit, ids: MergeIds): Promise<Moved>;
  undoFirst?(ctx: Ctx, unit: Unit, merge: StoredMerge): Promise<void>;
  /** The two rows locked, after whatever is locked before them; in an undo with what went over. */
  lock(db: OrgDb, ids: MergeIds, moved?: Moved): Promise<Row[]>;
  /** The fields one of the two gives. */
  fieldsOf(pair: Pair<Row>): string[];
  valuesOf(row: Row): Values;
  /** Columns that go with a field and are not shown. */
  linked: Record<string, string[]>;
  /** Fields where both values stay. */
  joined: readonly string[];
  write(db: OrgDb, row: Row, changes: Values | Standing): Promise<Row>;
  /** `pair` is what has been written. */
  move(unit: Unit, pair: Pair<Row>): Promise<Moved>;
  moveBack(unit: Unit, merge: StoredMerge, pair: Pair<Row>): Promise<void>;
  count(db: OrgDb, id: string): Promise<Record<string, number>>;
  describe(db: OrgDb, row: Row): Promise<MergeSide>;
  view(row: Row): unknown;
  /** The trace of a change on the one that stays, and the word to whoever looks at it, or did; `was` is it before. */
  record(
    ctx: Ctx,
    unit: Unit,
    action: "merge" | "merge_undo",
    pair: Pair<Row>,
    change: { was: Row; before: unknown; after: unknown },
  ): Promise<void>;
  /** Word of the one that went, or came back. */
  tell(unit: Unit, row: Row): void;
};

/**
 * @throws AppError `not_found`; `invalid` for the same record or one that is not there; `forbidden` when something
 *   would move that is not for these eyes.
 */
export async function bothVisible<Row extends Mergeable>(
  ctx: Ctx,
  db: OrgDb,
  kind: MergeKind<Row>,
  { keptId, mergedId }: MergeIds,
): Promise<Pair<Row>> {
  const kept = await kind.find(ctx, db, keptId);
  if (keptId === mergedId) throw invalid({ other_id: "same_record" });
  const merged = await kind.find(ctx, db, mergedId).catch((error: unknown) => {
    throw error instanceof AppError ? invalid({ other_id: "not_found" }) : error;
  });
  await kind.assertMayMove(ctx, db, { keptId, mergedId });
  return { kept, merged };
}

/** Every field with both values, and whose it has unless one says otherwise. */
export function fieldsOf<Row extends Mergeable>(kind: MergeKind<Row>, pair: Pair<Row>): MergeField[] {
  const [mine, theirs] = [kind.valuesOf(pair.kept), kind.valuesOf(pair.merged)];
  return kind.fieldsOf(pair).map((field) => {
    const [kept, merged] = [mine[field] ?? null, theirs[field] ?? null];
    const from = kind.joined.includes(field) ? "both" : kept === null && merged !== null ? "merged" : "kept";
    return { field, kept, merged, from };
  });
}

export const same = (one: unknown, other: unknown): boolean =>
  JSON.stringify(one ?? null) === JSON.stringify(other ?? null);

/** Both lists' entries, the first list's first. */
export const joinLists = (one: unknown, other: unknown): unknown[] => [
  ...new Set([...(Array.isArray(one) ? one : []), ...(Array.isArray(other) ? other : [])]),
];
