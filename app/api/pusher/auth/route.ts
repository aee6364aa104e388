import type { NextRequest } from "next/server";
import { assertSameOrigin, metaFromHeaders, problem } from "@/lib/http";
import { authenticate } from "@/lib/http/credentials";
import { authorizeChannel } from "@/lib/realtime";

/** Pusher's channel authorization: a form from `pusher-js` in a signed-in browser. */
export async function POST(request: NextRequest): Promise<Response> {
  const meta = metaFromHeaders(request.headers);
  try {
    const { ctx, via } = await authenticate(
      { headers: request.headers, cookie: (name) => request.cookies.get(name)?.value },
      meta,
      () => undefined,
    );
    if (via === "cookie") assertSameOrigin(request.headers);
    const form = new URLSearchParams(await request.text());
    const answer = await authorizeChannel.execute(ctx, {
      socket_id: form.get("socket_id") ?? "",
      channel_name: form.get("channel_name") ?? "",
    });
    return Response.json(answer, { headers: { "cache-control": "no-store" } });
  } catch (error) {
    return problem(error, meta);
  }
}
