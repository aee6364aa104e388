import type { Subject } from "./subject";

export type BoardEvent = { leadId: string; atMs: number };

const connectTimeoutMs = 10_000;

/** Listens as a member's browser does: authorized by our own server, to the organization's channel. */
export async function listenToBoard({
  stack,
  orgId,
  token,
}: Subject): Promise<{ events: BoardEvent[]; close(): void }> {
  const events: BoardEvent[] = [];
  const channel = `private-org-${orgId}`;
  const socket = new WebSocket(
    `${stack.urls.emulators.replace("http", "ws")}/app/${stack.env.PUSHER_KEY}?protocol=7&client=bench&version=1`,
  );
  await new Promise<void>((resolve, reject) => {
    const timer = setTimeout(
      () => reject(new Error("the realtime channel was not joined in time")),
      connectTimeoutMs,
    );
    socket.addEventListener("error", () => reject(new Error("the realtime socket failed")));
    socket.addEventListener("message", ({ data }) => {
      const message = JSON.parse(String(data)) as { event: string; data: string };
      if (message.event === "pusher:connection_established") {
        const { socket_id } = JSON.parse(message.data) as { socket_id: string };
        void authorize(socket_id).then(
          (auth) => socket.send(JSON.stringify({ event: "pusher:subscribe", data: { channel, auth } })),
          reject,
        );
      } else if (message.event === "pusher_internal:subscription_succeeded") {
        clearTimeout(timer);
        resolve();
      } else if (message.event === "pusher:ping")
        socket.send(JSON.stringify({ event: "pusher:pong", data: {} }));
      else if (message.event === "lead.changed") {
        const { lead_id } = JSON.parse(message.data) as { lead_id: string };
        events.push({ leadId: lead_id, atMs: Date.now() });
      }
    });
  });
  return { events, close: () => socket.close() };

  async function authorize(socketId: string): Promise<string> {
    const response = await fetch(`${stack.urls.app}/api/pusher/auth`, {
      method: "POST",
      headers: { authorization: `Bearer ${token}`, "x-org-id": orgId },
      body: new URLSearchParams({ socket_id: socketId, channel_name: channel }),
    });
    if (!response.ok) throw new Error(`/api/pusher/auth: ${response.status}`);
    return ((await response.json()) as { auth: string }).auth;
  }
}
