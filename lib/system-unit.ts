import { audit_logs, outbox } from "@/db/schema";
import type { SystemDb } from "@/db/system";
import type { AppEvent, EventName } from "@/inngest/events";
import { newId } from "@/lib/ids";
import type { RequestMeta } from "@/lib/operation";

/** The unit of work's `audit`, for the system door: the caller names the organization. */
export async function systemAudit(
  db: SystemDb,
  entry: {
    organization_id: string;
    user_id: string | null;
    action: string;
    resource_type: string;
    resource_id: string | null;
    after?: unknown;
    success?: boolean;
    meta: RequestMeta;
  },
): Promise<void> {
  const { meta, after, ...rest } = entry;
  await db.insert(audit_logs).values({
    ...rest,
    actor_type: entry.user_id ? "user" : "system",
    ip_address: meta.ip,
    user_agent: meta.userAgent?.slice(0, 400),
    request_id: meta.requestId,
    changes: { after },
  });
}

/** The unit of work's `emit`, for the system door. @returns the outbox row to dispatch after the commit. */
export async function systemEmit<N extends EventName>(
  db: SystemDb,
  orgId: string,
  name: N,
  data: Omit<AppEvent<N>, "org_id">,
): Promise<string> {
  const id = newId();
  await db.insert(outbox).values({ id, organization_id: orgId, name, data: { ...data, org_id: orgId } });
  return id;
}
