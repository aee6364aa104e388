import { generateKeyBetween } from "fractional-indexing";
import {
  ai_conversations,
  conversations,
  custom_fields,
  lead_activities,
  leads,
  messages,
  organization_members,
  organizations,
  pipelines,
  users,
  whatsapp_configs,
} from "@/db/schema";
import type { SystemDb } from "@/db/system";
import { hashPassword } from "@/lib/auth/password";
import type { Role } from "@/lib/auth/permissions";
import { encryptSecret } from "@/lib/crypto";
import { newId } from "@/lib/ids";
import { createDefaultPipeline, insertTemplate } from "@/lib/pipeline";
import type { PipelineTemplate } from "@/lib/pipeline/schemas";
import { createCompany, createContact, next, unique } from "./record-factories";

/**
 * Rows as the product itself would write them, for the demo organization and for tests. Everything has a default, so
 * that a test names only what it is about.
 */
export { createCompany, createContact };

/** An organization with its default pipeline. */
export async function createOrganization(
  db: SystemDb,
  { name = `Organização ${unique()}`, locale = "pt-BR" as const } = {},
) {
  const id = newId();
  await db.insert(organizations).values({ id, name, slug: `org-${id.slice(-12)}` });
  const stages = await createDefaultPipeline(db, id, locale);
  return { id, name, stages };
}

/** A further pipeline, with the stages of a template. */
export async function createPipeline(
  db: SystemDb,
  organization_id: string,
  name: string,
  template: PipelineTemplate = "after_sales",
) {
  const id = newId();
  await db.insert(pipelines).values({ id, organization_id, name, pipeline_order: next() });
  const stages = await insertTemplate(db, { organization_id, pipeline_id: id }, template, "pt-BR");
  return { id, name, stages };
}

export const testPassword = "correct horse battery";
let passwordHash: Promise<string> | undefined;

/** One hash for everybody: hashing is slow on purpose. */
const hashOnce = () => (passwordHash ??= hashPassword(testPassword));

export async function createMember(
  db: SystemDb,
  organizationId: string,
  values: { role?: Role; full_name?: string; email?: string; password_hash?: string; locale?: string } = {},
) {
  const { role = "admin", full_name = `Pessoa ${next()}`, locale = "pt-BR" } = values;
  const id = newId();
  const email = values.email ?? `person-${unique()}@example.com`;
  const password_hash = values.password_hash ?? (await hashOnce());
  await db.insert(users).values({ id, email, full_name, password_hash, locale, email_verified: true });
  await db.insert(organization_members).values({ organization_id: organizationId, user_id: id, role });
  return { id, email, full_name, role };
}

/** A text field, unless another kind is asked for. */
export async function createField(
  db: SystemDb,
  organization_id: string,
  values: Partial<typeof custom_fields.$inferInsert> = {},
) {
  const key = values.key ?? `campo_${next()}`;
  const field = { key, label: key, field_type: "text", ...values, id: newId(), organization_id };
  await db.insert(custom_fields).values(field);
  return field;
}

type Contact = Awaited<ReturnType<typeof createContact>>;
type Stage = { id: string; pipeline_id: string; stage_type: string };

export async function createLead(
  db: SystemDb,
  organizationId: string,
  stage: Stage,
  values: Partial<typeof leads.$inferInsert> & { contact?: Contact } = {},
) {
  const { contact: given, ...columns } = values;
  const contact = given ?? (await createContact(db, organizationId));
  const [lead] = await db
    .insert(leads)
    .values({
      // A key of a position must not end in "0".
      position: `${generateKeyBetween(null, null)}${unique()}V`,
      full_name: contact.full_name,
      phone: contact.phone,
      email: contact.email,
      company: contact.company,
      company_id: contact.company_id,
      status: stage.stage_type,
      converted_at: stage.stage_type === "won" ? new Date().toISOString() : null,
      ...columns,
      organization_id: organizationId,
      contact_id: contact.id,
      pipeline_id: stage.pipeline_id,
      stage_id: stage.id,
    })
    .returning();
  if (!lead) throw new Error("no lead");
  await db.insert(lead_activities).values({
    organization_id: organizationId,
    lead_id: lead.id,
    activity_type: "created",
    title: lead.full_name,
    metadata: { source: lead.source },
    created_at: lead.created_at,
  });
  return { ...lead, contact };
}

export type Line = { from: "contact" | "agent" | "user"; text: string; at: string; sent_by?: string };

export async function createConversation(
  db: SystemDb,
  lead: { id: string; organization_id: string; contact_id: string; phone: string | null; full_name: string },
  values: Partial<typeof conversations.$inferInsert> & { lines?: Line[] } = {},
) {
  const { lines = [], ...columns } = values;
  const id = newId();
  const last = lines.at(-1);
  const lastInbound = lines.findLast(({ from }) => from === "contact");
  const [conversation] = await db
    .insert(conversations)
    .values({
      ...columns,
      id,
      organization_id: lead.organization_id,
      contact_id: lead.contact_id,
      lead_id: lead.id,
      channel: "whatsapp",
      last_message_at: last?.at,
      last_message_preview: last?.text.slice(0, 160),
      last_message_direction: last && (last.from === "contact" ? "inbound" : "outbound"),
      last_inbound_at: lastInbound?.at,
    })
    .returning();
  if (!conversation) throw new Error("no conversation");
  if (lines.length > 0) {
    await db.insert(messages).values(lines.map((line) => messageOf(lead, id, line)));
    await db.insert(ai_conversations).values({
      organization_id: lead.organization_id,
      lead_id: lead.id,
      conversation_id: id,
      status: conversation.handler === "human" ? "handed_off" : "active",
    });
  }
  return conversation;
}

function messageOf(
  lead: { id: string; organization_id: string; phone: string | null; full_name: string },
  conversationId: string,
  line: Line,
) {
  const inbound = line.from === "contact";
  return {
    organization_id: lead.organization_id,
    lead_id: lead.id,
    conversation_id: conversationId,
    provider_type: "business_api",
    provider_message_id: `wamid.${Buffer.from(newId()).toString("base64url")}`,
    direction: inbound ? "inbound" : "outbound",
    message_type: "text",
    content: line.text,
    from_number: inbound ? lead.phone : null,
    to_number: inbound ? null : lead.phone,
    contact_name: inbound ? lead.full_name : null,
    author_type: line.from,
    sent_by: line.sent_by ?? null,
    status: inbound ? "received" : "read",
    occurred_at: line.at,
    created_at: line.at,
    delivered_at: inbound ? null : line.at,
    read_at: inbound ? null : line.at,
  };
}

/** A connected WhatsApp number. */
export async function createWhatsAppConfig(
  db: SystemDb,
  organizationId: string,
  values: {
    phone_id?: string;
    waba_id?: string;
    access_token?: string;
    app_secret?: string;
    display_phone_number?: string;
    verified_name?: string;
  } = {},
) {
  const id = newId();
  const phoneId = values.phone_id ?? String(100_000_000_000 + Math.floor(Math.random() * 899_999_999_999));
  const seal = (column: string, secret: string) =>
    encryptSecret(secret, { organization_id: organizationId, table: "whatsapp_configs", row_id: id, column });
  const verifyToken = `verify-${unique()}`;
  await db.insert(whatsapp_configs).values({
    id,
    organization_id: organizationId,
    provider_type: "business_api",
    business_phone_id: phoneId,
    business_account_id: values.waba_id ?? null,
    display_phone_number: values.display_phone_number ?? null,
    verified_name: values.verified_name ?? null,
    access_token: seal("access_token", values.access_token ?? "token"),
    app_secret: values.app_secret ? seal("app_secret", values.app_secret) : null,
    webhook_verify_token: verifyToken,
  });
  return { id, phone_id: phoneId, verify_token: verifyToken };
}
