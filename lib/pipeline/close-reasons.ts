import { and, asc, count, eq, ne, sql, type InferSelectModel } from "drizzle-orm";
import type { OrgDb } from "@/db/org";
import { close_reasons } from "@/db/schema";
import { AppError, invalid, notFound } from "@/lib/errors";
import { defineOperation } from "@/lib/operation";
import { read, transact, type Unit } from "@/lib/unit";
import {
  CloseReasonIdInput,
  CreateCloseReasonInput,
  ListCloseReasonsInput,
  UpdateCloseReasonInput,
  type CloseReason,
} from "./schemas";

const reasonsMax = 100;

/** Why deals are won or lost, as the organization tells them apart. */
export const listCloseReasons = defineOperation({
  name: "close_reason.list",
  permission: "pipeline.read",
  input: ListCloseReasonsInput,
  run: (ctx, { outcome }) =>
    read(ctx, async (db) => {
      const rows = await db.tx
        .select()
        .from(close_reasons)
        .where(
          db.in(
            close_reasons,
            eq(close_reasons.is_active, true),
            outcome ? eq(close_reasons.outcome, outcome) : undefined,
          ),
        )
        .orderBy(
          sql`${close_reasons.outcome} desc`,
          asc(close_reasons.reason_order),
          asc(close_reasons.created_at),
          asc(close_reasons.id),
        );
      return { data: rows.map(toReason), next_cursor: null };
    }),
});

export const createCloseReason = defineOperation({
  name: "close_reason.create",
  permission: "pipeline.manage",
  input: CreateCloseReasonInput,
  run: (ctx, { outcome, name }) =>
    transact(ctx, async (unit) => {
      const { db } = unit;
      await assertFree(db, outcome, name);
      const [known] = await db.tx
        .select({ count: count() })
        .from(close_reasons)
        .where(
          db.in(close_reasons, and(eq(close_reasons.outcome, outcome), eq(close_reasons.is_active, true))),
        );
      const reason_order = known?.count ?? 0;
      if (reason_order >= reasonsMax) throw invalid({ name: "too_many" });
      const row = await db.insertIfAbsent(close_reasons, { outcome, name, reason_order });
      if (!row) throw invalid({ name: "name_taken" });
      return record(unit, "close_reason.create", undefined, row);
    }),
});

export const updateCloseReason = defineOperation({
  name: "close_reason.update",
  permission: "pipeline.manage",
  input: UpdateCloseReasonInput,
  run: (ctx, { reason_id, ...changes }) =>
    transact(ctx, async (unit) => {
      const before = await unit.db.lock(close_reasons, reason_id);
      if (!before?.is_active) throw notFound();
      if (Object.keys(changes).length === 0) return toReason(before);
      if (changes.name) await assertFree(unit.db, before.outcome, changes.name, before.id);
      const [after] = await unit.db.update(close_reasons, changes, eq(close_reasons.id, reason_id));
      if (!after) throw new AppError("unexpected");
      return record(unit, "close_reason.update", before, after);
    }),
});

/** Kept, inactive: leads closed with it go on naming it. */
export const deleteCloseReason = defineOperation({
  name: "close_reason.delete",
  permission: "pipeline.manage",
  input: CloseReasonIdInput,
  run: (ctx, { reason_id }) =>
    transact(ctx, async (unit) => {
      const before = await unit.db.lock(close_reasons, reason_id);
      if (!before?.is_active) throw notFound();
      const [after] = await unit.db.update(
        close_reasons,
        { is_active: false },
        eq(close_reasons.id, reason_id),
      );
      if (!after) throw new AppError("unexpected");
      await record(unit, "close_reason.delete", before, after);
      return { id: reason_id };
    }),
});

type Row = InferSelectModel<typeof close_reasons>;

const toReason = ({ id, outcome, name, reason_order, is_active }: Row): CloseReason => ({
  id,
  outcome: outcome as CloseReason["outcome"],
  name,
  reason_order,
  is_active,
});

async function assertFree(db: OrgDb, outcome: string, name: string, exceptId?: string): Promise<void> {
  const other = await db.find(
    close_reasons,
    eq(close_reasons.outcome, outcome),
    eq(close_reasons.name, name),
    eq(close_reasons.is_active, true),
    exceptId ? ne(close_reasons.id, exceptId) : undefined,
  );
  if (other) throw invalid({ name: "name_taken" });
}

async function record(unit: Unit, action: string, before: Row | undefined, after: Row): Promise<CloseReason> {
  await unit.audit({
    action,
    resource_type: "close_reason",
    resource_id: after.id,
    before: before && toReason(before),
    after: toReason(after),
  });
  unit.publish({ event: "close_reasons.changed", data: { reason_id: after.id }, audience: "organization" });
  return toReason(after);
}
