import { and, eq, ne, or, sql, type InferSelectModel, type SQL } from "drizzle-orm";
import type { OrgDb } from "@/db/org";
import { saved_views } from "@/db/schema";
import { actorUserId, type Ctx } from "@/lib/context";
import { AppError, invalid, notFound } from "@/lib/errors";
import type { Unit } from "@/lib/unit";
import { ViewConfig, type SavedView } from "./schemas";

export type ViewRow = InferSelectModel<typeof saved_views>;

/** A view whose content a later version no longer reads is a view of everything. */
export const toView = (row: ViewRow): SavedView => ({
  id: row.id,
  entity: row.entity as SavedView["entity"],
  name: row.name,
  owner_id: row.owner_id,
  is_shared: row.is_shared,
  is_default: row.is_default,
  config: ViewConfig.safeParse(row.config).data ?? {},
  version: row.version,
  updated_at: row.updated_at,
});

/** One's own and those that are shared. */
export function visibleViews(ctx: Ctx): SQL | undefined {
  const userId = actorUserId(ctx.actor);
  return userId
    ? or(eq(saved_views.owner_id, userId), eq(saved_views.is_shared, true))
    : eq(saved_views.is_shared, true);
}

/**
 * The view, locked, for a change of it. What everybody uses is changed by those who may share.
 *
 * @throws AppError `not_found` for another's own view, `forbidden` for a shared one.
 */
export async function lockChangeable(ctx: Ctx, db: OrgDb, id: string, version?: number): Promise<ViewRow> {
  const view = await db.lock(saved_views, id);
  const isMine = view?.owner_id === actorUserId(ctx.actor);
  if (!view || (!isMine && !view.is_shared)) throw notFound();
  if (view.is_shared && !ctx.grants.permissions.has("views.share")) throw new AppError("forbidden");
  if (version !== undefined && version !== view.version)
    throw new AppError("version_conflict", { extra: { current: toView(view) } });
  return view;
}

/** @throws AppError `invalid` where the owner, or everybody, has a view of that name. */
export async function assertNameFree(
  db: OrgDb,
  view: Pick<ViewRow, "entity" | "name" | "owner_id" | "is_shared">,
  exceptId?: string,
): Promise<void> {
  const taken = await db.find(
    saved_views,
    eq(saved_views.entity, view.entity),
    sql`fold_text(${saved_views.name}) = fold_text(${view.name}::text)`,
    view.is_shared
      ? eq(saved_views.is_shared, true)
      : and(eq(saved_views.owner_id, view.owner_id), eq(saved_views.is_shared, false)),
    exceptId ? ne(saved_views.id, exceptId) : undefined,
  );
  if (taken) throw invalid({ name: "name_taken" });
}

/** One default for its owner, and one for everybody. */
export async function clearOtherDefaults(db: OrgDb, view: ViewRow): Promise<void> {
  const rivals = and(
    eq(saved_views.entity, view.entity),
    eq(saved_views.is_default, true),
    ne(saved_views.id, view.id),
    view.is_shared
      ? eq(saved_views.is_shared, true)
      : and(eq(saved_views.owner_id, view.owner_id), eq(saved_views.is_shared, false)),
  );
  if (!rivals) return;
  await db.lockAll(saved_views, rivals);
  await db.update(saved_views, { is_default: false, version: sql`${saved_views.version} + 1` }, rivals);
}

/** The trail, and whoever sees the view hears of it; so do those who saw it until now. */
export async function recordView(
  unit: Unit,
  action: string,
  before: ViewRow | undefined,
  after: ViewRow | undefined,
): Promise<void> {
  const view = after ?? before;
  if (!view) return;
  await unit.audit({
    action,
    resource_type: "view",
    resource_id: view.id,
    before: before && toView(before),
    after: after && toView(after),
  });
  const isPublic = Boolean(before?.is_shared) || Boolean(after?.is_shared);
  unit.publish({
    event: "views.changed",
    data: { view_id: view.id },
    audience: isPublic ? "organization" : { only: view.owner_id },
  });
}
