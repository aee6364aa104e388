/** What Pusher Channels refuses, and how long it waits. */
export const limits = {
  eventDataBytes: 10 * 1024,
  eventNameChars: 200,
  channelsPerTrigger: 100,
  eventsPerBatch: 10,
  channelNameChars: 164,
  presenceMembers: 100,
  presenceUserIdChars: 128,
  presenceDataBytes: 1024,
  clientEventsPerSecond: 10,
  timestampWindowSeconds: 600,
  /** Idle time after which either side pings. */
  activityTimeoutSeconds: 120,
  pongTimeoutSeconds: 30,
  /** Pusher waits before it tells of an empty channel, so that a reload is not one. */
  vacatedDelayMs: 3_000,
} as const;

const channelNamePattern = /^#?[A-Za-z0-9_\-=@,.;]+$/;

export function isChannelName(name: string): boolean {
  return name.length <= limits.channelNameChars && channelNamePattern.test(name);
}

export function isSocketId(value: string): boolean {
  return /^\d+\.\d+$/.test(value);
}

export const isPresence = (channel: string) => channel.startsWith("presence-");
export const isEncrypted = (channel: string) => channel.startsWith("private-encrypted-");
/** Channels whose subscribers must bring a signature. */
export const isGuarded = (channel: string) => channel.startsWith("private-") || isPresence(channel);
