import { encodeCursor } from "@/lib/cursor";
import { listActivities } from "@/lib/leads";
import { activityKinds } from "@/lib/leads/schemas";
import { defineOperation } from "@/lib/operation";
import { transact } from "@/lib/unit";
import { listLeadMessages } from "./list-messages";
import { ListTimelineInput, type TimelineItem } from "./schemas";

/**
 * Everything that happened with a lead, newest first: what was done and what was said. Two lists in one order, cut at
 * one place, `(at, id)`: what arrives meanwhile is above every page, so no page loses or repeats anything. Who may not
 * read conversations sees what was done.
 */
export const listTimeline = defineOperation({
  name: "lead.list_timeline",
  permission: "leads.read",
  input: ListTimelineInput,
  run: (ctx, { lead_id, kind, limit, cursor }) =>
    transact(ctx, async (_unit, inner) => {
      const place = { lead_id, limit, cursor };
      const reads = ctx.grants.permissions.has("conversations.read") && (!kind || kind === "message");
      const activityKind = activityKinds.find((known) => known === kind);
      const activities =
        kind === "message" ? none : await listActivities.execute(inner, { ...place, kind: activityKind });
      const messages = reads ? await listLeadMessages.execute(inner, place) : none;
      const merged = [
        ...activities.data.map((activity): TimelineItem => ({
          type: "activity",
          id: activity.id,
          at: activity.created_at,
          activity,
        })),
        ...messages.data.map((message): TimelineItem => ({
          type: "message",
          id: message.id,
          at: message.occurred_at,
          message,
        })),
      ].toSorted(newestFirst);
      const data = merged.slice(0, limit);
      const last = data.at(-1);
      const isMore =
        merged.length > limit || activities.next_cursor !== null || messages.next_cursor !== null;
      return { data, next_cursor: isMore && last ? encodeCursor([last.at, last.id]) : null };
    }),
});

const none = { data: [], next_cursor: null };

/** As the database orders both lists: by the moment, then by the id. */
const newestFirst = (a: TimelineItem, b: TimelineItem): number =>
  Date.parse(b.at) - Date.parse(a.at) || (a.id < b.id ? 1 : -1);
