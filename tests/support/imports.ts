import { Readable } from "node:stream";
import { and, eq, isNull } from "drizzle-orm";
import { import_rows, leads } from "@/db/schema";
import { systemRead } from "@/db/system";
import { getImport, startImport, uploadImport } from "@/lib/imports";
import { runJob } from "@/lib/jobs";
import { jobCtx } from "./context";
import type { Fixture } from "./fixture";

export type Options = Partial<Parameters<typeof startImport.execute>[1]>;

export const uploadFile = (a: Fixture, content: string | Uint8Array) =>
  uploadImport(a.ctx(), Readable.from([Buffer.from(content)]), "leads.csv");

/** Uploads, starts and works a file off, mapped as proposed. */
export async function takeIn(a: Fixture, content: string | Uint8Array, options: Options = {}) {
  const file = await uploadFile(a, content);
  const started = await startImport.execute(a.ctx(), {
    import_id: file.id,
    mapping: file.mapping,
    ...options,
  });
  await runJob.execute(jobCtx(a.orgId), { job_id: started.job.id });
  return { ...(await getImport.execute(a.ctx(), { import_id: file.id })), job_id: started.job.id };
}

export const leadsOf = (importId: string) =>
  systemRead()
    .select()
    .from(leads)
    .where(and(eq(leads.import_id, importId), isNull(leads.deleted_at)));

export const rowsOf = (importId: string) =>
  systemRead()
    .select()
    .from(import_rows)
    .where(eq(import_rows.import_id, importId))
    .orderBy(import_rows.row_number);

/** A file of this many people; other numbers from `from` on. */
export const manyRows = (count: number, from = 0) =>
  `nome,telefone\n${Array.from({ length: count }, (_, n) => `Lead ${n},319${80_000_000 + from + n}`).join("\n")}\n`;
