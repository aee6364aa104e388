import { asc, eq, gt, inArray, sql } from "drizzle-orm";
import { background_job_items, conversations, leads } from "@/db/schema";
import { AppError } from "@/lib/errors";
import type { JobRow, StepResult } from "@/lib/jobs";
import { lockStages } from "@/lib/pipeline";
import type { Publication } from "@/lib/realtime";
import type { Inner } from "./change";
import { reasonOf } from "../refusal";

export type Item = { id: string; item_number: number; lead_id: string | null; before: unknown };

const chunkSize = 50;

/** What comes after the checkpoint, as far as one transaction should carry it. */
export const nextItems = ({ unit: { db } }: Inner, job: JobRow, outcome: string): Promise<Item[]> =>
  db.tx
    .select({
      id: background_job_items.id,
      item_number: background_job_items.item_number,
      lead_id: background_job_items.lead_id,
      before: background_job_items.before,
    })
    .from(background_job_items)
    .where(
      db.in(
        background_job_items,
        eq(background_job_items.job_id, job.id),
        gt(background_job_items.item_number, Number(job.checkpoint.at ?? 0)),
        eq(background_job_items.outcome, outcome),
      ),
    )
    .orderBy(asc(background_job_items.item_number))
    .limit(chunkSize);

/** Everything a chunk touches, in the order that all writers keep: stages, threads, leads. */
export async function lockChunk({ unit: { db } }: Inner, items: Item[], stageIds: string[]): Promise<void> {
  const ids = items.flatMap(({ lead_id }) => lead_id ?? []);
  const rows = await db.tx
    .selectDistinct({ stage_id: leads.stage_id })
    .from(leads)
    .where(db.in(leads, inArray(leads.id, ids)));
  await lockStages(db, [...rows.map(({ stage_id }) => stage_id), ...stageIds]);
  await db.lockAll(conversations, inArray(conversations.lead_id, ids));
  await db.lockAll(leads, inArray(leads.id, ids));
}

export type Attempt<T> = { ok: true; value: T } | { ok: false; reason: string };

/** One lead that refuses does not take the chunk with it, and nobody hears of what it did before it refused. */
export async function attempt<T>(ctx: Inner, change: (ctx: Inner) => Promise<T>): Promise<Attempt<T>> {
  const { unit } = ctx;
  const held: Publication[] = [];
  const publish = (publication: Publication) => void held.push(publication);
  await unit.db.tx.execute(sql`savepoint one_lead`);
  try {
    const value = await change({ ...ctx, unit: { ...unit, publish } });
    await unit.db.tx.execute(sql`release savepoint one_lead`);
    for (const publication of held) unit.publish(publication);
    return { ok: true, value };
  } catch (error) {
    if (!(error instanceof AppError) || error.status >= 500) throw error;
    await unit.db.tx.execute(sql`rollback to savepoint one_lead`);
    return { ok: false, reason: reasonOf(error) };
  }
}

export async function finish(
  { unit: { db } }: Inner,
  item: Item,
  changes: { outcome: string; reason: string | null; before?: Record<string, unknown> },
): Promise<void> {
  const reason = changes.reason?.slice(0, 200) ?? null;
  await db.update(background_job_items, { ...changes, reason }, eq(background_job_items.id, item.id));
}

/** What became of a chunk's items, added to the chunks before: each outcome, and each reason for none. */
export function progress(
  job: JobRow,
  items: Item[],
  outcomes: { outcome: string; reason: string | null }[],
  key: "reasons" | "undo_reasons",
): StepResult {
  const names = key === "reasons" ? ["changed", "unchanged", "refused"] : ["restored", "kept"];
  const counts = Object.fromEntries(names.map((name) => [name, Number(job.result[name] ?? 0)]));
  // Written by this function in the chunk before.
  const reasons = { ...(job.result[key] as Record<string, number> | undefined) };
  for (const { outcome, reason } of outcomes) {
    counts[outcome] = (counts[outcome] ?? 0) + 1;
    if (reason) reasons[reason] = (reasons[reason] ?? 0) + 1;
  }
  return {
    done: false,
    processed: items.length,
    failed: outcomes.filter(({ reason }) => reason !== null).length,
    checkpoint: { at: items.at(-1)?.item_number },
    result: { ...counts, [key]: reasons },
  };
}
