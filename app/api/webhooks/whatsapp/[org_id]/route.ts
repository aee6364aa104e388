import { answerHere } from "@/lib/ai";
import { webhookCtx, webhookRoute } from "@/lib/http";
import { equalInConstantTime } from "@/lib/crypto";
import { isUuid, newId } from "@/lib/ids";
import { acceptDelivery, webhookVerifyToken } from "@/lib/messaging";

export const POST = webhookRoute("whatsapp", (ctx, delivery) => acceptDelivery(ctx, delivery, answerHere()));

/** Meta's handshake: whoever knows the verify token of this organization gets the challenge back. */
export async function GET(
  request: Request,
  { params }: { params: Promise<{ org_id: string }> },
): Promise<Response> {
  const { org_id } = await params;
  const query = new URL(request.url).searchParams;
  const given = query.get("hub.verify_token");
  const expected = isUuid(org_id) ? await webhookVerifyToken(webhookCtx("whatsapp", org_id, newId())) : null;
  const known =
    query.get("hub.mode") === "subscribe" && given && expected && equalInConstantTime(given, expected);
  if (!known) return new Response("forbidden", { status: 403 });
  return new Response(query.get("hub.challenge") ?? "", { headers: { "content-type": "text/plain" } });
}
