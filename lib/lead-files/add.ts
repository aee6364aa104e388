import type { Readable } from "node:stream";
import { eq } from "drizzle-orm";
import { z } from "zod";
import { lead_files, leads } from "@/db/schema";
import { actorUserId, type Ctx } from "@/lib/context";
import { AppError, notFound } from "@/lib/errors";
import { assertVisible, touchLead } from "@/lib/leads";
import {
  cleanFileName,
  contentTypeOf,
  keepBytes,
  registerFile,
  removeBytes,
  signatureBytes,
  startOf,
  type Kept,
} from "@/lib/storage";
import { read, transact } from "@/lib/unit";
import { leadFilePurpose, recordFile, selectLeadFiles } from "./lead-file";
import { leadFileBytesMax, type LeadFile } from "./schemas";

/**
 * Keeps a file with a lead. Whether the lead is theirs is asked before the first byte and again when all have come.
 *
 * @throws AppError `forbidden`, `not_found`, `payload_too_large`, `invalid` for an empty file.
 */
export async function addLeadFile(
  ctx: Ctx,
  leadId: string,
  { bytes, name }: { bytes: Readable; name: string },
): Promise<LeadFile> {
  if (!ctx.grants.permissions.has("leads.write") || !actorUserId(ctx.actor)) throw new AppError("forbidden");
  if (!z.uuid().safeParse(leadId).success) throw notFound();
  await read(ctx, async (db) => assertVisible(ctx, await db.byId(leads, leadId)));
  const kept = await keepBytes(ctx.org.id, bytes, {
    contentType: "application/octet-stream",
    bytesMax: leadFileBytesMax,
  });
  try {
    if (kept.size_bytes === 0) throw new AppError("invalid", { message: "empty_file" });
    return await save(ctx, leadId, kept, {
      name,
      content_type: contentTypeOf(await startOf(kept, signatureBytes)),
    });
  } catch (error) {
    await removeBytes(kept.storage_key);
    throw error;
  }
}

const save = (ctx: Ctx, leadId: string, kept: Kept, about: { name: string; content_type: string }) =>
  transact(ctx, async (unit) => {
    const { db } = unit;
    const lead = await db.byId(leads, leadId);
    assertVisible(ctx, lead);
    const file = await registerFile(ctx, unit, kept, {
      purpose: leadFilePurpose,
      file_name: cleanFileName(about.name) || "arquivo",
      content_type: about.content_type,
    });
    const row = await db.insert(lead_files, { lead_id: leadId, file_id: file.id });
    await touchLead(db, leadId);
    await recordFile(ctx, unit, lead, { action: "add", lead_file_id: row.id, file });
    const [added] = await selectLeadFiles(db, eq(lead_files.id, row.id), 1);
    if (!added) throw notFound();
    return added;
  });
