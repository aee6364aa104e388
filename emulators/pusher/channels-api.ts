import { Hono } from "hono";
import { channelInfo, readInfo } from "./channel-info";
import type { PusherHub } from "./hub";
import { isChannelName, isPresence } from "./limits";

/** The read side of the HTTP API, and the ending of a user's connections. */
export function channelsApi(hub: PusherHub): Hono {
  return new Hono()
    .get("/apps/:appId/channels", (c) => {
      const prefix = c.req.query("filter_by_prefix") ?? "";
      const asked = readInfo(c.req.query("info"));
      if (asked.has("user_count") && !isPresence(prefix)) {
        const hint = "please supply filter_by_prefix beginning with presence-";
        return c.text(`user_count may only be requested for presence channels - ${hint}\n`, 400);
      }
      const names = [...hub.channels.keys()].filter((name) => name.startsWith(prefix));
      return c.json({
        channels: Object.fromEntries(names.map((name) => [name, channelInfo(hub, name, asked)])),
      });
    })
    .get("/apps/:appId/channels/:name", (c) => {
      const name = c.req.param("name");
      if (!isChannelName(name)) return c.text(`Invalid channel name: ${name}\n`, 400);
      const asked = readInfo(c.req.query("info"));
      if (asked.has("user_count") && !isPresence(name)) {
        return c.text("user_count may only be requested for presence channels\n", 400);
      }
      return c.json({ occupied: hub.channels.has(name), ...channelInfo(hub, name, asked) });
    })
    .get("/apps/:appId/channels/:name/users", (c) => {
      const name = c.req.param("name");
      if (!isPresence(name)) return c.text("Users can only be retrieved for presence channels\n", 400);
      const ids = hub.channels.get(name)?.userIds ?? [];
      return c.json({ users: ids.map((id) => ({ id })) });
    })
    .post("/apps/:appId/users/:userId/terminate_connections", (c) => {
      for (const connection of hub.connectionsOfUser(c.req.param("userId"))) {
        connection.sendError(4009, "You got disconnected by the app.");
        connection.close(4009, "You got disconnected by the app.");
      }
      return c.json({});
    });
}
