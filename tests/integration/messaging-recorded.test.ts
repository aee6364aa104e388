import { readFileSync } from "node:fs";
import { and, eq } from "drizzle-orm";
import { describe, expect, it } from "vitest";
import { message_media, messages } from "@/db/schema";
import { systemRead } from "@/db/system";
import { messageEcho, textMessage } from "@/emulators/whatsapp/payloads";
import { InboundItem } from "@/lib/messaging/inbound/items";
import { listMessages } from "@/lib/messaging";
import { outcomeOf } from "@/tests/support/outcome";
import { addressedTo, isDelivery, recordedPayloads, type Recorded } from "@/tests/support/recorded";
import {
  conversationsOf,
  createWhatsAppTeam,
  deliver,
  inboundOf,
  person,
  processAll,
  receive,
  type WhatsAppTeam,
} from "@/tests/support/whatsapp";
import { providerOf } from "@/lib/messaging/providers";

const recorded = recordedPayloads();
const table = new Map(
  [...readFileSync("docs/whatsapp-payloads.md", "utf8").matchAll(/^\| `([^`]+)` +\| (.+?) +\|$/gm)].map(
    ([, name = "", outcome = ""]) => [name, outcome],
  ),
);

/** What a delivery is about is there before it comes, as it would be. */
async function prepare(team: WhatsAppTeam, body: unknown) {
  for (const item of providerOf("business_api").parse(body)) {
    const about =
      item.kind === "message" ? item.refers_to : item.kind === "status" ? item.provider_message_id : null;
    if (!about) continue;
    const isTheirs = item.kind === "message" && !item.from_us && item.message_type !== "reaction";
    const original = isTheirs
      ? textMessage({ ...person(team, item.phone ?? ""), id: about, text: "antes", timestamp: 1_600_000_000 })
      : messageEcho({
          ...team.business,
          to: "5511900000000",
          id: about,
          text: "antes",
          timestamp: 1_600_000_000,
        });
    await receive(team, original);
  }
}

/** The rows a payload ends in, in words. */
async function outcomeIn(payload: Recorded): Promise<string> {
  if (!isDelivery(payload)) return "no delivery";
  const team = await createWhatsAppTeam();
  const body = addressedTo(payload, team.business);
  await prepare(team, body);
  const before = (await inboundOf(team)).length;
  await deliver(team, body);
  await processAll(team);
  const fresh = (await inboundOf(team)).slice(before);
  expect(fresh.map(({ status }) => status)).toEqual(fresh.map(() => "processed"));
  const outcomes: string[] = [];
  for (const { payload: stored } of fresh) outcomes.push(await describeItem(team, InboundItem.parse(stored)));
  return outcomes.join("; ");
}

async function describeItem(team: WhatsAppTeam, item: InboundItem): Promise<string> {
  if (item.kind === "notice") return `notice: ${item.topic}`;
  const row = await rowOf(team, item.provider_message_id);
  if (item.kind === "status") {
    const { failure, pricing } = row ?? {};
    const extras = [failure && `code ${failure.code}`, pricing && `priced ${String(pricing.category)}`];
    return [`status: ${row?.status}`, ...extras.filter(Boolean)].join(", ");
  }
  const shown = await shownOf(team, item.refers_to ?? item.provider_message_id);
  if (item.message_type === "reaction")
    return `reaction: ${shown?.reactions.map(({ by, emoji }) => `${emoji} by ${by}`).join() || "none"}`;
  if (item.message_type === "edit")
    return `edit: ${shown?.direction}, now "${shown?.content}"${shown?.edited_at ? "" : ", not applied"}`;
  if (item.message_type === "revoke")
    return `deletion: ${shown?.direction}, ${shown?.revoked_at ? "gone" : "there"}`;
  const [media] = await systemRead()
    .select()
    .from(message_media)
    .where(eq(message_media.message_id, row?.id ?? ""));
  const parts = [
    `${row?.direction} ${row?.message_type}`,
    shown?.content && `"${shown.content.replaceAll("\n", " / ").replaceAll("|", "/")}"`,
    media && `file ${media.status}${media.is_voice ? " (voice)" : ""}`,
    row?.metadata.context !== undefined && "id" in (row.metadata.context as object) && "quotes",
    row?.metadata.referral !== undefined && "from an ad",
    !item.phone && "no phone",
  ];
  return parts.filter(Boolean).join(", ");
}

const rowOf = async (team: WhatsAppTeam, id: string) =>
  (
    await systemRead()
      .select()
      .from(messages)
      .where(and(eq(messages.organization_id, team.orgId), eq(messages.provider_message_id, id)))
  )[0];

async function shownOf(team: WhatsAppTeam, id: string) {
  for (const conversation of await conversationsOf(team)) {
    const { data } = await listMessages.execute(team.ctx, { conversation_id: conversation.id });
    const found = data.find(({ provider_message_id }) => provider_message_id === id);
    if (found) return found;
  }
  return undefined;
}

describe.skipIf(recorded.length === 0)(`${recorded.length} recorded payloads`, () => {
  it("are all in the table of docs/whatsapp-payloads.md", () => {
    expect([...table.keys()].toSorted()).toEqual(recorded.map(({ name }) => name));
  });

  it.each(recorded.map((payload) => [payload.name, payload] as const))(
    "%s ends in the rows the table says",
    async (name, payload) => {
      expect(`${name}: ${await outcomeIn(payload)}`).toBe(`${name}: ${table.get(name)}`);
    },
  );

  it("refuses the one that is no delivery", async () => {
    const team = await createWhatsAppTeam();
    const broken = recorded.find(({ name }) => name === "chatwoot.invalid.entry_is_object");
    expect(await outcomeOf(deliver(team, broken?.body))).toMatchObject({ code: "invalid" });
  });
});
