import type { Message } from "@/lib/messaging/schemas";
import type { ThreadRow } from "./use-thread";

/** What stands in a thread from top to bottom. */
export type ThreadItem =
  | { kind: "day"; row: string; day: string }
  | { kind: "unread"; row: string; count: number }
  | { kind: "message"; row: string; message: Message; isFirst: boolean; isLast: boolean };

/** A pause after which the same author starts a new group. */
const groupGapMs = 5 * 60_000;

/** @param rows newest first, as they are loaded. @param unread the first message that was new at the opening. */
export function threadItems(
  rows: readonly ThreadRow[],
  unread: { firstId: string; count: number } | null,
  dayOf: (iso: string) => string,
): ThreadItem[] {
  const items: ThreadItem[] = [];
  for (let index = rows.length - 1; index >= 0; index -= 1) {
    const entry = rows[index];
    if (!entry) continue;
    const { row, message } = entry;
    const [older, newer] = [rows[index + 1]?.message, rows[index - 1]?.message];
    const day = dayOf(message.occurred_at);
    const startsDay = !older || dayOf(older.occurred_at) !== day;
    const startsUnread = message.id === unread?.firstId;
    if (startsDay) items.push({ kind: "day", row: `day-${day}`, day });
    if (startsUnread) items.push({ kind: "unread", row: "unread", count: unread.count });
    items.push({
      kind: "message",
      row,
      message,
      isFirst: startsDay || startsUnread || !areTogether(older, message),
      isLast:
        !newer ||
        dayOf(newer.occurred_at) !== day ||
        newer.id === unread?.firstId ||
        !areTogether(message, newer),
    });
  }
  return items;
}

function areTogether(older: Message, newer: Message): boolean {
  if (older.status === "canceled" || newer.status === "canceled") return false;
  if (older.author_type !== newer.author_type || older.sent_by !== newer.sent_by) return false;
  return Date.parse(newer.occurred_at) - Date.parse(older.occurred_at) < groupGapMs;
}
