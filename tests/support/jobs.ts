import { and, asc, eq, isNull } from "drizzle-orm";
import { outbox } from "@/db/schema";
import { systemRead } from "@/db/system";
import { respond } from "@/lib/ai";
import { agentGrants } from "@/lib/auth/permissions";
import { deliverNext, processInbound } from "@/lib/messaging";
import type { WhatsAppTeam } from "./whatsapp";

type Data = { conversation_id: string; message_id: string; inbound_event_ids: string[] };
type Job = (team: WhatsAppTeam, data: Data) => Promise<unknown>;

const jobs: Record<string, Job> = {
  "whatsapp/delivery.received": (team, data) => processInbound.execute(team.job, data),
  "message/received": (team, data) => respondTo(team, data),
  "message/queued": (team, data) => deliverNext.execute(team.job, data),
};

/** The agent's turn, as the job runs it. */
export const respondTo = (team: WhatsAppTeam, { conversation_id, message_id }: Omit<Data, "inbound_event_ids">) =>
  respond.execute(
    { ...team.job, actor: { type: "ai_agent", conversationId: conversation_id }, grants: agentGrants },
    { conversation_id, message_id },
  );

/** Plays the job engine for one organization: runs what its outbox asks for, until nothing is left. */
export async function runJobs(team: WhatsAppTeam): Promise<void> {
  for (;;) {
    const rows = await systemRead()
      .select({ id: outbox.id, name: outbox.name, data: outbox.data })
      .from(outbox)
      .where(and(eq(outbox.organization_id, team.orgId), isNull(outbox.sent_at)))
      .orderBy(asc(outbox.created_at), asc(outbox.id));
    if (rows.length === 0) return;
    for (const { id, name, data } of rows) {
      await systemRead().update(outbox).set({ sent_at: new Date().toISOString() }).where(eq(outbox.id, id));
      // Events carry what their schemas say; a job that needs more fails on it.
      await jobs[name]?.(team, data as Data);
    }
  }
}
