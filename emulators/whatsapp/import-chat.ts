import { z } from "zod";
import type { Runtime } from "./runtime";
import { digitsOf, newWamid } from "./wire";

/** A conversation that happened before the emulator was started, such as seeded demo data. */
export const ImportedChat = z.object({
  phone_number_id: z.string(),
  wa_id: z.string().transform(digitsOf),
  profile_name: z.string().optional(),
  messages: z.array(
    z.object({
      id: z.string().optional(),
      direction: z.enum(["from_person", "from_business"]),
      text: z.string(),
      /** Unix milliseconds. */
      at_ms: z.number(),
    }),
  ),
});
export type ImportedChat = z.infer<typeof ImportedChat>;

/**
 * Puts the messages on the person's phone without webhooks or statuses; known ids are left alone.
 * Their messages open the reply window like any other. Returns undefined for an unknown number.
 */
export function importChat(runtime: Runtime, imported: ImportedChat): number | undefined {
  const account = runtime.accounts.byPhone(imported.phone_number_id);
  if (!account) return undefined;
  const chat = runtime.chats.open(account, imported.wa_id);
  if (imported.profile_name) chat.profile_name = imported.profile_name;
  let count = 0;
  for (const { id, direction, text, at_ms } of imported.messages) {
    if (id && runtime.chats.message(id)) continue;
    const wamid = id ?? newWamid(imported.wa_id, direction === "from_person" ? "inbound" : "outbound");
    runtime.chats.add(chat, { id: wamid, direction, content: { type: "text", text }, at_ms, status: "read" });
    count += 1;
  }
  chat.messages.sort((a, b) => a.at_ms - b.at_ms);
  runtime.changed();
  return count;
}
