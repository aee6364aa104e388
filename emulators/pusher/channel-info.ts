import type { PusherHub } from "./hub";
import { isPresence } from "./limits";

export type ChannelInfo = { user_count?: number; subscription_count?: number };

/** The attributes asked for by an `info` parameter. */
export function readInfo(info: string | undefined): Set<string> {
  return new Set((info ?? "").split(",").filter(Boolean));
}

/** The asked attributes of one channel; an empty channel counts zero. */
export function channelInfo(hub: PusherHub, name: string, asked: Set<string>): ChannelInfo {
  const channel = hub.channels.get(name);
  return {
    ...(asked.has("user_count") && isPresence(name) ? { user_count: channel?.userIds.length ?? 0 } : {}),
    ...(asked.has("subscription_count") ? { subscription_count: channel?.size ?? 0 } : {}),
  };
}
