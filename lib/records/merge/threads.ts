import { and, eq, inArray, ne, sql, type InferSelectModel } from "drizzle-orm";
import type { OrgDb } from "@/db/org";
import { conversations } from "@/db/schema";
import type { Unit } from "@/lib/unit";

type Thread = InferSelectModel<typeof conversations>;
const closedKey = (status: string) => `conversations_${status}`;
const statuses = ["open", "snoozed"] as const;

/**
 * A contact has one open thread per channel. Of two the one that was written in last goes on, the other one is kept as
 * resolved; what was unread there stays unread.
 *
 * @returns the ids of those that were closed, by the status they had.
 */
export async function closeSecondThreads(
  { db, publish }: Unit,
  threads: Thread[],
  keptId: string,
): Promise<Record<string, string[]>> {
  const open = threads.filter(({ status }) => status !== "resolved");
  const closed = open.filter((thread) =>
    open.some((other) => other.channel === thread.channel && isBefore(thread, other, keptId)),
  );
  if (closed.length === 0) return {};
  const rows = await db.update(
    conversations,
    { status: "resolved", version: sql`${conversations.version} + 1` },
    inArray(
      conversations.id,
      closed.map(({ id }) => id),
    ),
  );
  for (const { id: conversation_id, lead_id, version, assigned_to } of rows)
    publish({
      event: "conversation.changed",
      data: { conversation_id, lead_id, version },
      audience: { assigned_to },
    });
  return Object.fromEntries(
    statuses.map((status) => [
      closedKey(status),
      closed.filter((thread) => thread.status === status).map(({ id }) => id),
    ]),
  );
}

const lastAt = ({ last_message_at }: Thread) => (last_message_at ? Date.parse(last_message_at) : 0);

/** The kept contact's thread wins a draw. */
const isBefore = (thread: Thread, other: Thread, keptId: string) =>
  thread.id !== other.id &&
  (lastAt(thread) < lastAt(other) || (lastAt(thread) === lastAt(other) && thread.contact_id !== keptId));

/** Opens again what a merge closed, unless the contact has another open thread by now. */
export async function reopenThreads(db: OrgDb, moved: Record<string, string[]>): Promise<void> {
  for (const status of statuses) {
    for (const id of moved[closedKey(status)] ?? []) {
      const thread = await db.byId(conversations, id);
      if (thread?.status !== "resolved") continue;
      const other = await db.find(
        conversations,
        and(
          eq(conversations.contact_id, thread.contact_id),
          eq(conversations.channel, thread.channel),
          ne(conversations.status, "resolved"),
        ),
      );
      if (other) continue;
      await db.update(
        conversations,
        { status, version: sql`${conversations.version} + 1` },
        eq(conversations.id, id),
      );
    }
  }
}
