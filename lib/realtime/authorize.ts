import { z } from "zod";
import type { Ctx } from "@/lib/context";
import { actorUserId } from "@/lib/context";
import { AppError } from "@/lib/errors";
import { defineOperation } from "@/lib/operation";
import { channels } from "./events";
import { pusher } from "./publish";

/** Lets a browser into a channel of its own organization that its member may hear. */
export const authorizeChannel = defineOperation({
  name: "realtime.authorize",
  permission: "leads.read",
  input: z.object({
    // Without this shape a caller could make us sign an arbitrary string.
    socket_id: z.string().regex(/^\d+\.\d+$/),
    channel_name: z.string().max(164),
  }),
  async run(ctx, { socket_id, channel_name }) {
    const client = pusher();
    const userId = actorUserId(ctx.actor);
    if (!client) throw new AppError("unavailable");
    if (!userId || !mayHear(ctx, userId, channel_name)) throw new AppError("forbidden");
    return client.authorizeChannel(socket_id, channel_name);
  },
});

function mayHear(ctx: Ctx, userId: string, channel: string): boolean {
  if (channel === channels.organization(ctx.org.id)) return ctx.grants.visibility === "all";
  if (channel === channels.pool(ctx.org.id) || channel === channels.user(ctx.org.id, userId)) return true;
  return [userId, ...ctx.grants.teammates].some((owner) => channel === channels.owner(ctx.org.id, owner));
}
