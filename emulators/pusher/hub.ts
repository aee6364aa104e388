import { Channel, type Member } from "./channel";
import { encodeFrame, type Connection } from "./connection";
import type { WebhookEvent } from "./webhooks";

/** All connections and channels of the one emulated app. */
export class PusherHub {
  readonly connections = new Map<string, Connection>();
  readonly channels = new Map<string, Channel>();
  /** Told of what Pusher would send to a webhook. */
  onWebhookEvent: (event: WebhookEvent) => void = () => {};

  /** Delivers to every subscriber but `exceptSocketId`; `data` stays the string the caller sent. */
  publish(channelName: string, event: string, data: string, exceptSocketId?: string) {
    const frame = JSON.stringify({ event, channel: channelName, data });
    const userId = /^#server-to-user-(.+)$/.exec(channelName)?.[1];
    if (userId === undefined) return this.channels.get(channelName)?.broadcast(frame, exceptSocketId);
    for (const connection of this.connectionsOfUser(userId)) connection.sendFrame(frame);
  }

  subscribe(connection: Connection, channelName: string, member?: Member) {
    const channel = this.#channel(channelName);
    const isNewMember = channel.add(connection, member);
    connection.channels.add(channelName);
    connection.send("pusher_internal:subscription_succeeded", member ? channel.presence() : {}, channelName);
    if (!member || !isNewMember) return;
    const data = { user_id: member.userId, user_info: member.userInfo };
    channel.broadcast(encodeFrame("pusher_internal:member_added", data, channelName), connection.socketId);
    this.onWebhookEvent({ name: "member_added", channel: channelName, user_id: member.userId });
  }

  unsubscribe(connection: Connection, channelName: string) {
    const channel = this.channels.get(channelName);
    if (!channel?.has(connection)) return;
    const goneMember = channel.remove(connection);
    connection.channels.delete(channelName);
    if (goneMember) {
      channel.broadcast(
        encodeFrame("pusher_internal:member_removed", { user_id: goneMember.userId }, channelName),
      );
      this.onWebhookEvent({ name: "member_removed", channel: channelName, user_id: goneMember.userId });
    }
    if (channel.size > 0) return;
    this.channels.delete(channelName);
    this.onWebhookEvent({ name: "channel_vacated", channel: channelName });
  }

  /** Forgets a closed connection. */
  remove(connection: Connection) {
    connection.stopTimers();
    for (const channelName of [...connection.channels]) this.unsubscribe(connection, channelName);
    this.connections.delete(connection.socketId);
  }

  connectionsOfUser(userId: string): Connection[] {
    return [...this.connections.values()].filter((connection) => connection.userId === userId);
  }

  #channel(name: string): Channel {
    const existing = this.channels.get(name);
    if (existing) return existing;
    const channel = new Channel(name);
    this.channels.set(name, channel);
    this.onWebhookEvent({ name: "channel_occupied", channel: name });
    return channel;
  }
}
