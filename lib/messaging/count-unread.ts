import { and, gt, ne, sql } from "drizzle-orm";
import { z } from "zod";
import { conversations } from "@/db/schema";
import { visibleTo } from "@/lib/leads";
import { defineOperation } from "@/lib/operation";
import { read } from "@/lib/unit";

/** How many open threads wait to be read, for the badge on the inbox. */
export const countUnread = defineOperation({
  name: "conversation.count_unread",
  permission: "conversations.read",
  input: z.object({}),
  run: (ctx) =>
    read(ctx, async (db) => {
      const [row] = await db.tx
        .select({ unread_conversations: sql<number>`count(*)::int` })
        .from(conversations)
        .where(
          db.in(
            conversations,
            and(
              ne(conversations.status, "resolved"),
              gt(conversations.unread_count, 0),
              visibleTo(ctx, conversations.assigned_to),
            ),
          ),
        );
      return { unread_conversations: row?.unread_conversations ?? 0 };
    }),
});
