import { spawn } from "node:child_process";
import { once } from "node:events";
import path from "node:path";
import { count, eq, sql } from "drizzle-orm";
import postgres from "postgres";
import { beforeAll, describe, expect, inject, test, vi } from "vitest";
import { background_jobs, contacts, lead_activities, leads, notifications } from "@/db/schema";
import { createLead as seedLead } from "@/db/seed/factories";
import { systemRead, withSystem } from "@/db/system";
import { getImport, startImport } from "@/lib/imports";
import { runJob } from "@/lib/jobs";
import { bulkLeads } from "@/lib/leads";
import { mergeLeads } from "@/lib/records";
import { jobCtx } from "../support/context";
import { createFixture, type Fixture } from "../support/fixture";
import { leadsOf, manyRows, rowsOf, uploadFile } from "../support/imports";

/** What a process leaves behind that is killed (SIGKILL, no farewell) in the middle of long work. */
let a: Fixture;
beforeAll(async () => {
  a = await createFixture();
});

const worker = path.resolve(import.meta.dirname, "../support/killed-worker.ts");
const kills = 3;

/** A process that begins its work at once and is killed when `ripe` says so. */
async function killedWhile(args: string[], ripe: () => Promise<boolean>): Promise<void> {
  const child = spawn(process.execPath, ["--import", "tsx", worker, ...args], {
    stdio: ["pipe", "pipe", "inherit"],
    env: process.env,
  });
  await once(child.stdout, "data");
  const ended = once(child, "exit");
  child.stdin.write("go\n");
  await vi.waitUntil(ripe, { timeout: 60_000, interval: 10 });
  child.kill("SIGKILL");
  expect(await ended).toEqual([null, "SIGKILL"]);
}

const processedOf = async (jobId: string): Promise<number> => {
  const [job] = await systemRead().select().from(background_jobs).where(eq(background_jobs.id, jobId));
  return job?.processed ?? 0;
};

/** Kills one process after the other, each after it has got a little further; then the work is finished here. */
async function finishOverDeaths(jobId: string): Promise<void> {
  for (let death = 0; death < kills; death++) {
    const before = await processedOf(jobId);
    await killedWhile(["job", a.orgId, jobId], async () => (await processedOf(jobId)) > before);
  }
  let outcome: string;
  // A call ends when its time is up; the job engine then calls again.
  do ({ outcome } = await runJob.execute(jobCtx(a.orgId), { job_id: jobId }));
  while (outcome === "handed_on");
  expect(outcome).toBe("ended");
}

describe("kill -9", { timeout: 180_000 }, () => {
  test("in the middle of an import: every row once, every person once", async () => {
    const rows = 4_000;
    const file = await uploadFile(a, manyRows(rows));
    const { job } = await startImport.execute(a.ctx(), {
      import_id: file.id,
      mapping: file.mapping,
      assigned_to: null,
    });
    await finishOverDeaths(job.id);
    expect(await getImport.execute(a.ctx(), { import_id: file.id })).toMatchObject({
      status: "done",
      processed_rows: rows,
      created_count: rows,
    });
    const made = await leadsOf(file.id);
    expect(new Set(made.map(({ phone }) => phone)).size).toBe(rows);
    expect(made).toHaveLength(rows);
    expect((await rowsOf(file.id)).map(({ row_number }) => row_number)).toEqual(
      Array.from({ length: rows }, (_, place) => place + 1),
    );
    const [people] = await systemRead()
      .select({ n: count() })
      .from(contacts)
      .where(sql`${contacts.organization_id} = ${a.orgId} and ${contacts.phone} like '+55319%'`);
    expect(people?.n).toBe(rows);
  });

  test("in the middle of a bulk change: every lead is changed once", async () => {
    const many = 600;
    await withSystem("test", async (db) => {
      for (let made = 0; made < many; made++) await seedLead(db, a.orgId, a.second, { source: "matança" });
    });
    const job = await bulkLeads.execute(a.ctx(), {
      filter: { field: "source", op: "in", value: ["matança"] },
      action: "assign",
      assigned_to: a.colleague.id,
    });
    await finishOverDeaths(job.id);
    const changed = await systemRead().select().from(leads).where(eq(leads.source, "matança"));
    expect(changed).toHaveLength(many);
    expect(changed.every(({ assigned_to, version }) => assigned_to === a.colleague.id && version === 2)).toBe(
      true,
    );
    const [entries] = await systemRead()
      .select({ n: count(), leads: sql<number>`count(distinct ${lead_activities.lead_id})::int` })
      .from(lead_activities)
      .innerJoin(leads, eq(leads.id, lead_activities.lead_id))
      .where(sql`${leads.source} = 'matança' and ${lead_activities.activity_type} = 'assigned'`);
    expect(entries).toEqual({ n: many, leads: many });
  });

  test("in the middle of a merge: nothing has moved, and it can be done again", async () => {
    const [kept, merged] = await withSystem("test", async (db) => {
      const one = await seedLead(db, a.orgId, a.first);
      const other = await seedLead(db, a.orgId, a.first);
      await db.insert(notifications).values({
        organization_id: a.orgId,
        user_id: a.people.admin.id,
        kind: "mention",
        group_key: `lead:${other.id}`,
        lead_id: other.id,
      });
      return [one, other];
    });
    // The last rows a merge moves are held here, so that it dies with everything else already moved.
    const holder = postgres(inject("databaseUrls").owner, { max: 1, onnotice: () => {} });
    const waits = async () => {
      const [row] = await systemRead().execute<{ n: number }>(sql`
        select count(*)::int as n from pg_locks where not granted and locktype in ('transactionid', 'tuple')
          and pid <> pg_backend_pid()`);
      return (row?.n ?? 0) > 0;
    };
    await holder.begin(async (tx) => {
      await tx`select set_config('app.org_id', ${a.orgId}, true)`;
      await tx`select id from notifications where lead_id = ${merged.id} for update`;
      await killedWhile(["merge", a.orgId, a.people.admin.id, kept.id, merged.id], waits);
    });
    await holder.end();
    const standing = async () =>
      (
        await systemRead()
          .select({ id: leads.id, merged_into: leads.merged_into, contact_id: leads.contact_id })
          .from(leads)
          .where(eq(leads.id, merged.id))
      )[0];
    expect(await standing()).toMatchObject({ merged_into: null, contact_id: merged.contact_id });
    await mergeLeads.execute(a.ctx(), { lead_id: kept.id, other_id: merged.id });
    expect(await standing()).toMatchObject({ merged_into: kept.id, contact_id: kept.contact_id });
  });
});
