import { listMessages } from "@/lib/messaging";
import * as meta from "@/emulators/whatsapp/payloads";
import type { useEmulators } from "./whatsapp";
import { createWhatsAppTeam, onlyConversation, person, receive, type WhatsAppTeam } from "./whatsapp";

type Emulators = Awaited<ReturnType<typeof useEmulators>>;

export const phone = "5511987654321";
/** A picture of 3 by 2 pixels, as far as anybody looks. */
export const png = Buffer.concat([
  Buffer.from("89504e470d0a1a0a0000000d49484452", "hex"),
  Buffer.from("0000000300000002", "hex"),
  Buffer.alloc(400, 7),
]);

/** The person sends a file: the emulator has its bytes, and its webhook is taken in. */
export async function sendFile(emulators: Emulators, team: WhatsAppTeam, mime_type: string, bytes: Buffer) {
  const answer = await fetch(`${emulators.url}/phone/api/send`, {
    method: "POST",
    headers: { "content-type": "application/json" },
    body: JSON.stringify({
      from: phone,
      to_phone_number_id: team.business.phoneNumberId,
      media: { base64: bytes.toString("base64"), mime_type },
    }),
  });
  const { message_id } = (await answer.json()) as { message_id: string };
  const chat = await (
    await fetch(`${emulators.url}/phone/api/chats/${team.business.phoneNumberId}/${phone}/messages`)
  ).json();
  const sent = chat.data.find(({ id }: { id: string }) => id === message_id);
  return { id: sent.content.media.id as string, wamid: message_id };
}

export const thread = async (team: WhatsAppTeam) => {
  const { id } = await onlyConversation(team);
  return (await listMessages.execute(team.ctx, { conversation_id: id })).data;
};
/** A person has sent a picture, described as `values` say. */
export async function receiveImage(
  emulators: Emulators,
  values: Partial<Parameters<typeof meta.imageMessage>[0]["media"]> = {},
) {
  const team = await createWhatsAppTeam(emulators);
  const file = await sendFile(emulators, team, "image/png", png);
  const media = { id: file.id, mime_type: "image/png", sha256: "", caption: "a fachada", ...values };
  await receive(team, meta.imageMessage({ ...person(team, phone), id: file.wamid, media }));
  const [message] = await thread(team);
  if (!message) throw new Error("no message");
  return { team, message };
}
