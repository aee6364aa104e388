import { eq } from "drizzle-orm";
import { conversations, invites, leads, messages, organization_members, pipeline_stages } from "@/db/schema";
import { systemRead } from "@/db/system";
import type { Ctx } from "@/lib/context";
import { log } from "@/lib/log";
import { transact } from "@/lib/unit";

/** Where the ids in our URLs come from. */
const addressable = [
  { table: leads, id: leads.id },
  { table: conversations, id: conversations.id },
  { table: messages, id: messages.id },
  { table: pipeline_stages, id: pipeline_stages.id },
  { table: invites, id: invites.id },
  { table: organization_members, id: organization_members.user_id },
];

/**
 * After a 404: was it somebody else's record? The answer does not differ; the organization of whoever asked gets a
 * `cross_org_access_denied` in its audit log. Runs after the response, so that timing does not differ either.
 */
export async function reportForeignIds(ctx: Ctx, ids: string[]): Promise<void> {
  for (const id of ids) {
    const owners = await ownersOf(id);
    if (owners.length === 0 || owners.includes(ctx.org.id)) continue;
    log.warn(
      { organization_id: ctx.org.id, request_id: ctx.requestId, resource_id: id },
      "cross-organization access",
    );
    await recordSecurityEvent(ctx, "cross_org_access_denied", id);
  }
}

/** A refused attempt, in the audit log of the organization the credential belongs to. */
export async function recordSecurityEvent(
  ctx: Ctx,
  action: string,
  resourceId: string | null,
): Promise<void> {
  await transact(ctx, ({ audit }) =>
    audit({ action, resource_type: "security", resource_id: resourceId, success: false }),
  );
}

/** A person may belong to several organizations, anything else to one. */
async function ownersOf(id: string): Promise<string[]> {
  for (const { table, id: column } of addressable) {
    const rows = await systemRead()
      .select({ owner: table.organization_id })
      .from(table)
      .where(eq(column, id));
    if (rows.length > 0) return rows.map(({ owner }) => owner);
  }
  return [];
}
