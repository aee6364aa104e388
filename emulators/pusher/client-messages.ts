import { z } from "zod";
import { parseJson, sameText } from "../shared/http";
import type { Connection } from "./connection";
import type { PusherHub } from "./hub";
import { isEncrypted, isGuarded, limits } from "./limits";
import { userAuth, type PusherCredentials } from "./signatures";
import { subscribe } from "./subscribe";

const Message = z.object({ event: z.string(), channel: z.string().optional(), data: z.unknown().optional() });
const UnsubscribeData = z.object({ channel: z.string() });
const SigninData = z.object({ auth: z.string(), user_data: z.string() });
const UserData = z.object({ id: z.string().min(1) });

/** Handles one frame of a client. */
export function handleClientMessage(
  app: PusherCredentials,
  hub: PusherHub,
  connection: Connection,
  text: string,
) {
  connection.touch();
  const parsed = Message.safeParse(parseJson(text));
  if (!parsed.success) return connection.sendError(null, "Invalid JSON");
  const { event, channel, data } = parsed.data;
  switch (event) {
    case "pusher:ping":
      return connection.send("pusher:pong", {});
    case "pusher:pong":
      return;
    case "pusher:subscribe":
      return subscribe(app, hub, connection, data);
    case "pusher:unsubscribe": {
      const request = UnsubscribeData.safeParse(data);
      if (request.success) hub.unsubscribe(connection, request.data.channel);
      return;
    }
    case "pusher:signin":
      return signIn(app, connection, data);
    default:
      if (event.startsWith("client-")) return triggerClientEvent(hub, connection, event, channel, data);
      return connection.sendError(null, `Unsupported event '${event}'`);
  }
}

function signIn(app: PusherCredentials, connection: Connection, data: unknown) {
  const request = SigninData.safeParse(data);
  if (!request.success) return connection.sendError(4009, "Invalid signin message");
  const { auth, user_data: userData } = request.data;
  const user = UserData.safeParse(parseJson(userData));
  if (!user.success || !sameText(auth, userAuth(app, connection.socketId, userData))) {
    connection.sendError(4009, "Invalid signin signature or user data");
    return connection.close(4009, "Connection not authorized");
  }
  connection.userId = user.data.id;
  connection.send("pusher:signin_success", { user_data: userData });
}

function triggerClientEvent(
  hub: PusherHub,
  connection: Connection,
  event: string,
  channelName = "",
  data: unknown,
) {
  const refusal = refuseClientEvent(connection, event, channelName, data);
  if (refusal) return connection.sendError(null, `Client event rejected - ${refusal}`);
  if (!connection.mayTriggerClientEvent()) {
    return connection.sendError(4301, "Client event rejected due to rate limit");
  }
  const channel = hub.channels.get(channelName);
  const userId = channel?.memberOf(connection)?.userId;
  const frame = { event, channel: channelName, data, ...(userId === undefined ? {} : { user_id: userId }) };
  channel?.broadcast(JSON.stringify(frame), connection.socketId);
}

function refuseClientEvent(
  connection: Connection,
  event: string,
  channel: string,
  data: unknown,
): string | undefined {
  if (!isGuarded(channel) || isEncrypted(channel)) return "only supported on private and presence channels";
  if (!connection.channels.has(channel)) return "you are not subscribed to this channel";
  if (event.length > limits.eventNameChars) return `event names hold ${limits.eventNameChars} characters`;
  const text = typeof data === "string" ? data : JSON.stringify(data ?? null);
  if (Buffer.byteLength(text) > limits.eventDataBytes) return `data exceeds ${limits.eventDataBytes} bytes`;
  return undefined;
}
