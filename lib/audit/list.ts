import { and, desc, eq, sql } from "drizzle-orm";
import { z } from "zod";
import { audit_logs } from "@/db/schema";
import { decodeCursor, page } from "@/lib/cursor";
import { defineOperation } from "@/lib/operation";
import { read } from "@/lib/unit";

export const AuditLog = z.object({
  id: z.uuid(),
  organization_id: z.uuid(),
  user_id: z.uuid().nullable(),
  actor_type: z.string(),
  action: z.string(),
  resource_type: z.string(),
  resource_id: z.uuid().nullable(),
  ip_address: z.string().nullable(),
  user_agent: z.string().nullable(),
  request_id: z.string().nullable(),
  changes: z.object({ before: z.unknown().optional(), after: z.unknown().optional() }),
  success: z.boolean(),
  created_at: z.iso.datetime(),
});

/** Who did what, newest first. */
export const listAuditLogs = defineOperation({
  name: "audit.list",
  permission: "audit.read",
  input: z.object({
    limit: z.coerce.number().int().min(1).max(100).default(50),
    cursor: z.string().max(300).optional(),
    action: z.string().max(80).optional(),
    resource_id: z.uuid().optional(),
  }),
  run: (ctx, { limit, cursor, action, resource_id }) =>
    read(ctx, async (db) => {
      const [at, id] = cursor ? decodeCursor(cursor, "instant") : [];
      const rows = await db.tx
        .select()
        .from(audit_logs)
        .where(
          db.in(
            audit_logs,
            and(
              action ? eq(audit_logs.action, action) : undefined,
              resource_id ? eq(audit_logs.resource_id, resource_id) : undefined,
              at
                ? sql`(${audit_logs.created_at}, ${audit_logs.id}) < (${at}::timestamptz, ${id}::uuid)`
                : undefined,
            ),
          ),
        )
        .orderBy(desc(audit_logs.created_at), desc(audit_logs.id))
        .limit(limit + 1);
      return page(rows, limit, (row) => [row.created_at, row.id]);
    }),
});
