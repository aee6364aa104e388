import { isNull, type SQL } from "drizzle-orm";
import type { OrgDb } from "@/db/org";
import { leads } from "@/db/schema";
import type { Ctx } from "@/lib/context";
import { AppError } from "@/lib/errors";
import { canSee } from "@/lib/leads";

/** A merge moves leads, so whoever does it must see them all. @throws AppError `forbidden`. */
export async function assertLeadsVisible(ctx: Ctx, db: OrgDb, where: SQL): Promise<void> {
  const owners = await db.tx
    .selectDistinct({ assigned_to: leads.assigned_to })
    .from(leads)
    .where(db.in(leads, where, isNull(leads.deleted_at)));
  if (!owners.every(({ assigned_to }) => canSee(ctx, assigned_to))) throw new AppError("forbidden");
}
