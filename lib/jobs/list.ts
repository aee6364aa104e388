import { desc, sql } from "drizzle-orm";
import { background_jobs } from "@/db/schema";
import { decodeCursor, page } from "@/lib/cursor";
import { defineOperation } from "@/lib/operation";
import { read } from "@/lib/unit";
import { mineOnly, toJob } from "./job";
import { ListJobsInput } from "./schemas";

/** The actor's own jobs, newest first. */
export const listJobs = defineOperation({
  name: "job.list",
  permission: "leads.read",
  input: ListJobsInput,
  run: (ctx, { limit, cursor }) =>
    read(ctx, async (db) => {
      const rows = await db.tx
        .select()
        .from(background_jobs)
        .where(db.in(background_jobs, mineOnly(ctx), cursor ? olderThan(cursor) : undefined))
        .orderBy(desc(background_jobs.created_at), desc(background_jobs.id))
        .limit(limit + 1);
      return page(rows.map(toJob), limit, (job) => [job.created_at, job.id]);
    }),
});

function olderThan(cursor: string) {
  const [createdAt, id] = decodeCursor(cursor, "instant");
  return sql`(${background_jobs.created_at}, ${background_jobs.id}) < (${createdAt}::timestamptz, ${id}::uuid)`;
}
