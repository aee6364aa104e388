import { respond } from "@/lib/ai";
import { agentGrants } from "@/lib/auth/permissions";
import { deliverNext, processInbound } from "@/lib/messaging";
import { eventsOf } from "./rows";
import type { WhatsAppTeam } from "./whatsapp";

type Data = { conversation_id: string; message_id: string; inbound_event_ids: string[] };
type Job = (team: WhatsAppTeam, data: Data) => Promise<unknown>;

const jobs: Record<string, Job> = {
  "whatsapp/delivery.received": (team, data) => processInbound.execute(team.job, data),
  "message/received": (team, data) => respondTo(team, data),
  "message/queued": (team, data) => deliverNext.execute(team.job, data),
};

/** The agent's turn, as the job runs it. */
export const respondTo = (
  team: WhatsAppTeam,
  { conversation_id, message_id }: Omit<Data, "inbound_event_ids">,
) =>
  respond.execute(
    { ...team.job, actor: { type: "ai_agent", conversationId: conversation_id }, grants: agentGrants },
    { conversation_id, message_id },
  );

const done = new Set<string>();

/** Plays the job engine for one organization: runs what its outbox asks for, each event once, until nothing is left. */
export async function runJobs(team: WhatsAppTeam): Promise<void> {
  for (;;) {
    const next = (await eventsOf(team.orgId)).find(({ id }) => !done.has(id));
    if (!next) return;
    done.add(next.id);
    // Events carry what their schemas say; a job that needs more fails on it.
    await jobs[next.name]?.(team, next.data as Data);
  }
}
