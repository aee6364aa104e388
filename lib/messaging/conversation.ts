import { and, eq, ne, type InferSelectModel } from "drizzle-orm";
import type { OrgDb } from "@/db/org";
import { conversations, leads } from "@/db/schema";
import type { Ctx } from "@/lib/context";
import { notFound } from "@/lib/errors";
import { assertVisible, type LeadRow } from "@/lib/leads";
import type { Unit } from "@/lib/unit";

export type ConversationRow = InferSelectModel<typeof conversations>;

/** How long after a contact's last message free-form answers are allowed (WhatsApp's rule), less a safety margin. */
export const replyWindowHours = 24;
const replyWindowMarginMs = 60_000;

export function windowExpiresAt(lastInboundAt: string | null): string | null {
  if (!lastInboundAt) return null;
  return new Date(
    Date.parse(lastInboundAt) + replyWindowHours * 3_600_000 - replyWindowMarginMs,
  ).toISOString();
}

export function isWindowOpen(conversation: Pick<ConversationRow, "last_inbound_at">): boolean {
  const expiresAt = windowExpiresAt(conversation.last_inbound_at);
  return expiresAt !== null && Date.parse(expiresAt) > Date.now();
}

/** The conversation, locked. Everything that writes to a thread takes this lock first. @throws AppError `not_found`. */
export async function lockConversation(ctx: Ctx, db: OrgDb, id: string): Promise<ConversationRow> {
  const conversation = await db.lock(conversations, id);
  assertVisible(ctx, conversation);
  return conversation;
}

/** The thread a lead's messages go to. @throws AppError `not_found`. */
export async function conversationOfLead(
  ctx: Ctx,
  db: OrgDb,
  leadId: string,
): Promise<ConversationRow | undefined> {
  const lead = await db.byId(leads, leadId);
  assertVisible(ctx, lead);
  return db.find(
    conversations,
    and(eq(conversations.contact_id, lead.contact_id), ne(conversations.status, "resolved")),
  );
}

/** Tells the inbox and the board, whose card shows the thread's unread count. */
export function publishConversation(
  unit: Unit,
  conversation: ConversationRow,
  lead?: Pick<LeadRow, "id" | "stage_id" | "version">,
  previously?: string | null,
): void {
  const audience = { assigned_to: conversation.assigned_to, previously };
  unit.publish({
    event: "conversation.changed",
    data: { conversation_id: conversation.id, lead_id: conversation.lead_id, version: conversation.version },
    audience,
  });
  if (!lead) return;
  unit.publish({
    event: "lead.changed",
    data: { lead_id: lead.id, stage_id: lead.stage_id, version: lead.version },
    audience,
  });
}

export const requireRow = <T>(row: T | undefined): T => {
  if (!row) throw notFound();
  return row;
};
