import { withOrg, outsideDoor, type OrgDb } from "@/db/org";
import { outbox } from "@/db/schema";
import { audit_logs } from "@/db/schema";
import { systemGrants } from "@/lib/auth/permissions";
import { actorUserId, type Ctx } from "@/lib/context";
import type { AppEvent, EventName } from "@/inngest/events";
import { sendCommitted, workHere, type Defer, type OutboxRow } from "@/lib/outbox";
import { newId } from "@/lib/ids";
import { publish, type Publication } from "@/lib/realtime";

/** What an operation may do inside its transaction. Effects leave after the commit, or not at all. */
export type Unit = {
  db: OrgDb;
  /** Written in this transaction; a change without its trace cannot commit. */
  audit(entry: AuditEntry): Promise<void>;
  /**
   * Stored in the outbox with this transaction, sent to the job engine after the commit, re-sent if that failed. With
   * `work`, this process does the job itself after the answer, and the engine is the net.
   */
  emit<N extends EventName>(
    name: N,
    data: Omit<AppEvent<N>, "org_id">,
    work?: (job: Ctx) => Promise<unknown>,
  ): Promise<void>;
  /** Told to browsers after the commit; may be lost, since clients catch up by version. */
  publish(publication: Publication): void;
};

export type AuditEntry = {
  action: string;
  resource_type: string;
  resource_id: string | null;
  before?: unknown;
  after?: unknown;
  success?: boolean;
};

/** Runs `fn` in one transaction of the organization; joins the transaction of an outer operation if there is one. */
export async function transact<T>(
  ctx: Ctx,
  fn: (unit: Unit, ctx: Ctx & { unit: Unit }) => Promise<T>,
): Promise<T> {
  if (ctx.unit) return fn(ctx.unit, { ...ctx, unit: ctx.unit });
  const effects: Effects = { events: [], publications: [] };
  const result = await withOrg(ctx.org.id, (db) => {
    const unit = createUnit(ctx, db, effects);
    return fn(unit, { ...ctx, unit });
  });
  await release(ctx, effects);
  return result;
}

/** A read in the organization's scope: like `transact`, without effects. */
export const read = <T>(ctx: Ctx, fn: (db: OrgDb) => Promise<T>): Promise<T> =>
  ctx.unit ? fn(ctx.unit.db) : withOrg(ctx.org.id, fn);

type Effects = { events: Emitted[]; publications: Publication[] };
type Emitted = { row: OutboxRow; work?: (defer: Defer) => Promise<unknown> };

function createUnit(ctx: Ctx, db: OrgDb, effects: Effects): Unit {
  return {
    db,
    async audit(entry) {
      await db.append(audit_logs, {
        user_id: actorUserId(ctx.actor),
        actor_type: ctx.actor.type,
        action: entry.action,
        resource_type: entry.resource_type,
        resource_id: entry.resource_id,
        ip_address: ctx.ip ?? null,
        user_agent: ctx.userAgent?.slice(0, 400) ?? null,
        request_id: ctx.requestId,
        changes: { before: entry.before, after: entry.after },
        success: entry.success ?? true,
      });
    },
    async emit(name, data, work) {
      const row = { id: newId(), name, data: { ...data, org_id: ctx.org.id } };
      // Where nobody waits for an answer there is no time after it.
      effects.events.push({ row, work: ctx.defer && work && ((defer) => work(jobCtx(ctx, name, defer))) });
      await db.append(outbox, row);
    },
    publish(publication) {
      effects.publications.push(publication);
    },
  };
}

/** As `inngest/function.ts` builds it for the same event. */
const jobCtx = (ctx: Ctx, job: EventName, defer: Defer): Ctx => ({
  org: ctx.org,
  actor: { type: "system", job },
  grants: systemGrants,
  requestId: ctx.requestId,
  locale: ctx.locale,
  defer,
});

/** After the commit nothing may fail the request any more: what is durable is in the outbox. */
async function release(ctx: Ctx, effects: Effects): Promise<void> {
  const { events, publications } = effects;
  if (events.length === 0 && publications.length === 0) return;
  const task = () =>
    outsideDoor(async () => {
      await Promise.all([
        sendCommitted(events.flatMap(({ row, work }) => (work ? [] : row))),
        ...events.map(({ row, work }) => work && workHere(row, work)),
        publish(ctx.org.id, publications),
      ]);
    });
  if (ctx.defer) ctx.defer(task);
  else await task();
}
