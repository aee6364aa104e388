import { assertSameOrigin, rawRoute } from "@/lib/http";
import { authenticate, credentialsOf } from "@/lib/http/credentials";
import { authorizeChannel } from "@/lib/realtime";

/** Pusher's channel authorization: a form from `pusher-js` in a signed-in browser. */
export const POST = rawRoute("POST /pusher/auth", async (request, meta) => {
  const { ctx, via } = await authenticate(credentialsOf(request), meta, () => undefined);
  if (via === "cookie") assertSameOrigin(request.headers);
  const form = new URLSearchParams(await request.text());
  const answer = await authorizeChannel.execute(ctx, {
    socket_id: form.get("socket_id") ?? "",
    channel_name: form.get("channel_name") ?? "",
  });
  return Response.json(answer, { headers: { "cache-control": "no-store" } });
});
