import { and, asc, eq } from "drizzle-orm";
import { contacts, conversations, messages, whatsapp_configs } from "@/db/schema";
import { systemRead } from "@/db/system";

type Urls = { app: string; emulators: string };

/** Points the emulator's deliveries for the demo number to this app, whatever port it has today. */
export async function subscribeDemoNumber(urls: Urls, number: { phoneNumberId: string }): Promise<void> {
  const [config] = await systemRead()
    .select({ orgId: whatsapp_configs.organization_id })
    .from(whatsapp_configs)
    .where(
      and(eq(whatsapp_configs.business_phone_id, number.phoneNumberId), eq(whatsapp_configs.is_active, true)),
    );
  if (!config) return;
  await call(`${urls.emulators}/control/whatsapp/subscriptions`, "PUT", {
    phone_number_id: number.phoneNumberId,
    callback_url: `${urls.app}/api/webhooks/whatsapp/${config.orgId}`,
  });
}

/** The seeded threads on the phone's side, so that a reply to them finds its person and an open window. */
export async function importDemoChats(
  emulators: string,
  phoneNumberId: string,
  orgId: string,
): Promise<void> {
  const rows = await systemRead()
    .select({
      phone: contacts.phone,
      name: contacts.full_name,
      id: messages.provider_message_id,
      direction: messages.direction,
      text: messages.content,
      at: messages.occurred_at,
    })
    .from(messages)
    .innerJoin(conversations, eq(conversations.id, messages.conversation_id))
    .innerJoin(contacts, eq(contacts.id, conversations.contact_id))
    .where(eq(messages.organization_id, orgId))
    .orderBy(asc(messages.occurred_at));
  const byPhone = Map.groupBy(rows, ({ phone }) => phone ?? "");
  for (const [phone, lines] of byPhone) {
    await call(`${emulators}/control/whatsapp/chats`, "POST", {
      phone_number_id: phoneNumberId,
      wa_id: phone.replace("+", ""),
      profile_name: lines[0]?.name,
      messages: lines.map(({ id, direction, text, at }) => ({
        id,
        direction: direction === "inbound" ? "from_person" : "from_business",
        text,
        at_ms: Date.parse(at),
      })),
    });
  }
}

const attempts = 100;

/** The emulators may still be starting. */
async function call(url: string, method: string, body: unknown): Promise<void> {
  for (let attempt = 1; ; attempt += 1) {
    const response = await fetch(url, {
      method,
      headers: { "content-type": "application/json" },
      body: JSON.stringify(body),
    }).catch((error: unknown) => {
      if (attempt >= attempts) throw error;
      return null;
    });
    if (response?.ok) return;
    if (response) throw new Error(`${method} ${url}: ${response.status} ${await response.text()}`);
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
}
