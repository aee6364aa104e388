import { eq } from "drizzle-orm";
import { conversations, leads, messages, pipeline_stages } from "@/db/schema";
import { systemRead } from "@/db/system";
import type { Ctx } from "@/lib/context";
import { log } from "@/lib/log";
import { transact } from "@/lib/unit";

/** Tables whose ids appear in URLs and bodies. */
const addressable = [leads, conversations, messages, pipeline_stages];

/**
 * After a 404: was it somebody else's record? The answer does not differ; the organization of whoever asked gets a
 * `cross_org_access_denied` in its audit log. Runs after the response, so that timing does not differ either.
 */
export async function reportForeignIds(ctx: Ctx, ids: string[]): Promise<void> {
  for (const id of ids) {
    const owner = await ownerOf(id);
    if (!owner || owner === ctx.org.id) continue;
    log.warn({ organization_id: ctx.org.id, request_id: ctx.requestId, resource_id: id }, "cross-organization access");
    await recordSecurityEvent(ctx, "cross_org_access_denied", id);
  }
}

/** A refused attempt, in the audit log of the organization the credential belongs to. */
export async function recordSecurityEvent(ctx: Ctx, action: string, resourceId: string | null): Promise<void> {
  await transact(ctx, ({ audit }) =>
    audit({ action, resource_type: "security", resource_id: resourceId, success: false }),
  );
}

async function ownerOf(id: string): Promise<string | undefined> {
  for (const table of addressable) {
    const [row] = await systemRead().select({ owner: table.organization_id }).from(table).where(eq(table.id, id)).limit(1);
    if (row) return row.owner;
  }
  return undefined;
}
