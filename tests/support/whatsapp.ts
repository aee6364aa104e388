import { asc, eq } from "drizzle-orm";
import { createWhatsAppConfig } from "@/db/seed/factories";
import { conversations, inbound_events, leads, messages } from "@/db/schema";
import { systemRead, withSystem } from "@/db/system";
import { serialize, sign } from "@/emulators/whatsapp/payloads";
import { startEmulators, type RunningEmulators } from "@/emulators/server";
import { acceptDelivery, processInbound } from "@/lib/messaging";
import { jobCtx, createTeam } from "./context";
import { quiet } from "./fixture";

export type WhatsAppTeam = Awaited<ReturnType<typeof createWhatsAppTeam>>;

/** The emulators in this process. Call before anything reads the environment: it is read once. */
export async function useEmulators(env: Record<string, string> = {}): Promise<RunningEmulators> {
  const emulators = await startEmulators({ port: 0 });
  process.env.WHATSAPP_GRAPH_URL = `${emulators.url}/graph`;
  process.env.OPENAI_BASE_URL = `${emulators.url}/openai/v1`;
  Object.assign(process.env, env);
  return emulators;
}

let counter = 0;
const digits = (length: number) => String(Date.now() * 1_000 + (counter += 1)).slice(-length);

/** An organization with a connected number, known to the emulators when there are some. */
export async function createWhatsAppTeam(emulators?: RunningEmulators) {
  const team = await createTeam();
  const orgId = team.organization.id;
  const appSecret = `secret-${digits(10)}`;
  const accessToken = `token-${digits(10)}`;
  const business = {
    phoneNumberId: `1065${digits(11)}`,
    wabaId: `1022${digits(11)}`,
    displayPhoneNumber: `+55 11 93${digits(7)}`,
  };
  const config = await withSystem("test", (db) =>
    createWhatsAppConfig(db, orgId, {
      phone_id: business.phoneNumberId,
      waba_id: business.wabaId,
      access_token: accessToken,
      app_secret: appSecret,
      display_phone_number: business.displayPhoneNumber,
    }),
  );
  if (emulators) {
    await control(emulators, "POST", "whatsapp/accounts", {
      waba_id: business.wabaId,
      phone_number_id: business.phoneNumberId,
      display_phone_number: business.displayPhoneNumber,
      verified_name: team.organization.name,
      access_token: accessToken,
      app_secret: appSecret,
    });
  }
  return {
    ...team,
    orgId,
    ctx: quiet(team.ctx),
    job: quiet(jobCtx(orgId)),
    business,
    appSecret,
    accessToken,
    config,
  };
}

/** A person of this team's number, as the payload builders want them. */
export const person = (team: WhatsAppTeam, from: string, profileName = "Maria Souza") => ({
  ...team.business,
  from,
  profileName,
});

/** Posts a body as Meta would: signed over its raw bytes. */
export function deliver(team: WhatsAppTeam, body: unknown, secret = team.appSecret) {
  const rawBody = Buffer.isBuffer(body) ? body : serialize(body);
  const headers = new Headers({ "x-hub-signature-256": sign(rawBody, secret) });
  return acceptDelivery(team.job, { rawBody, headers });
}

/** Works off everything that waits, as the job would. */
export async function processAll(team: WhatsAppTeam) {
  const waiting = await inboundOf(team);
  const ids = waiting.filter(({ status }) => status === "received").map(({ id }) => id);
  if (ids.length > 0) await processInbound.execute(team.job, { inbound_event_ids: ids });
}

/** Delivered and processed. */
export async function receive(team: WhatsAppTeam, ...bodies: unknown[]) {
  for (const body of bodies) await deliver(team, body);
  await processAll(team);
}

export const inboundOf = ({ orgId }: WhatsAppTeam) =>
  systemRead()
    .select()
    .from(inbound_events)
    .where(eq(inbound_events.organization_id, orgId))
    .orderBy(asc(inbound_events.id));

export const messagesOf = ({ orgId }: WhatsAppTeam) =>
  systemRead()
    .select()
    .from(messages)
    .where(eq(messages.organization_id, orgId))
    .orderBy(asc(messages.occurred_at), asc(messages.id));

export const conversationsOf = ({ orgId }: WhatsAppTeam) =>
  systemRead()
    .select()
    .from(conversations)
    .where(eq(conversations.organization_id, orgId))
    .orderBy(asc(conversations.id));

export const leadsOf = ({ orgId }: WhatsAppTeam) =>
  systemRead().select().from(leads).where(eq(leads.organization_id, orgId)).orderBy(asc(leads.id));

/** The one conversation of a team that has one. */
export async function onlyConversation(team: WhatsAppTeam) {
  const [conversation, ...others] = await conversationsOf(team);
  if (!conversation || others.length > 0)
    throw new Error(`${others.length + (conversation ? 1 : 0)} conversations`);
  return conversation;
}

export async function control(emulators: RunningEmulators, method: string, path: string, body?: unknown) {
  const response = await fetch(`${emulators.url}/control/${path}`, {
    method,
    ...(body !== undefined && {
      headers: { "content-type": "application/json" },
      body: JSON.stringify(body),
    }),
  });
  if (!response.ok) throw new Error(`${method} ${path}: ${response.status} ${await response.text()}`);
  const text = await response.text();
  // eslint-disable-next-line @typescript-eslint/no-explicit-any -- compared with expected values only
  return (text ? JSON.parse(text) : undefined) as any;
}

/** What the Graph API accepted from this team, oldest first. */
export async function sentBy(emulators: RunningEmulators, team: WhatsAppTeam) {
  const { data } = await control(
    emulators,
    "GET",
    `whatsapp/sent?phone_number_id=${team.business.phoneNumberId}`,
  );
  return data as {
    wamid: string;
    wa_id: string;
    body: { text?: { body: string }; biz_opaque_callback_data?: string };
  }[];
}
