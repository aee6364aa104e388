import { z } from "zod";
import { sameText } from "../shared/http";
import type { Connection } from "./connection";
import type { Member } from "./channel";
import type { PusherHub } from "./hub";
import { isChannelName, isGuarded, isPresence, limits } from "./limits";
import { channelAuth, type PusherCredentials } from "./signatures";

const SubscribeData = z.object({
  channel: z.string(),
  auth: z.string().optional(),
  channel_data: z.string().optional(),
});
const PresenceData = z.object({
  user_id: z.union([z.string(), z.number()]),
  user_info: z.unknown().optional(),
});

/** Handles `pusher:subscribe`: name, signature and presence data are checked before anyone hears of it. */
export function subscribe(app: PusherCredentials, hub: PusherHub, connection: Connection, data: unknown) {
  const request = SubscribeData.safeParse(data);
  if (!request.success) return connection.sendError(null, "Invalid message: channel is required");
  const { channel, auth, channel_data: channelData } = request.data;
  if (!isChannelName(channel) || channel.startsWith("#")) {
    return connection.sendError(4009, `Invalid channel name '${channel}'`);
  }
  if (connection.channels.has(channel)) {
    return connection.sendError(null, `Existing subscription to channel ${channel}`);
  }
  if (isGuarded(channel)) {
    const refusal = refuseAuth(app, connection, channel, auth, channelData);
    if (refusal) return refuse(connection, channel, "AuthError", refusal, 401);
  }
  if (!isPresence(channel)) return hub.subscribe(connection, channel);

  const member = readMember(channelData);
  if (typeof member === "string") return refuse(connection, channel, "InvalidPresenceData", member, 400);
  const occupied = hub.channels.get(channel);
  if (occupied && !occupied.hasUser(member.userId) && occupied.userIds.length >= limits.presenceMembers) {
    return refuse(
      connection,
      channel,
      "LimitReached",
      `Presence channels hold ${limits.presenceMembers} members`,
      4004,
    );
  }
  hub.subscribe(connection, channel, member);
}

function refuse(connection: Connection, channel: string, type: string, error: string, status: number) {
  connection.send("pusher:subscription_error", { type, error, status }, channel);
}

function refuseAuth(
  app: PusherCredentials,
  connection: Connection,
  channel: string,
  auth: string | undefined,
  channelData: string | undefined,
): string | undefined {
  if (!auth) return `Auth value for subscription to ${channel} is missing`;
  if (sameText(auth, channelAuth(app, connection.socketId, channel, channelData))) return undefined;
  const signed = channelData === undefined ? "" : ` with channel data ${channelData}`;
  return `Invalid signature: it does not sign ${connection.socketId}:${channel}${signed}`;
}

function readMember(channelData: string | undefined): Member | string {
  if (channelData === undefined) return "channel_data is required for presence channels";
  if (Buffer.byteLength(channelData) > limits.presenceDataBytes + limits.presenceUserIdChars) {
    return `channel_data exceeds ${limits.presenceDataBytes} bytes`;
  }
  let json: unknown;
  try {
    json = JSON.parse(channelData);
  } catch {
    return "channel_data is not valid JSON";
  }
  const data = PresenceData.safeParse(json);
  if (!data.success) return "channel_data must contain a user_id";
  const userId = String(data.data.user_id);
  if (userId.length > limits.presenceUserIdChars)
    return `user_id exceeds ${limits.presenceUserIdChars} characters`;
  return { userId, userInfo: data.data.user_info };
}
