import {
  createCompany,
  createConversation,
  createField,
  createLead,
  createMember,
  createOrganization,
  createPipeline,
  createWhatsAppConfig,
} from "@/db/seed/factories";
import {
  assignment_rules,
  background_jobs,
  contact_identities,
  inbound_events,
  invites,
  message_alerts,
  messages,
  teams,
  imports,
  lead_files,
  saved_views,
  stored_files,
  close_reasons,
} from "@/db/schema";
import { withSystem } from "@/db/system";
import { linkTokenHash } from "@/lib/auth/link-token";
import { roles, type Role } from "@/lib/auth/permissions";
import type { Ctx } from "@/lib/context";
import { newId } from "@/lib/ids";
import { registerJob } from "@/lib/jobs";
import { mkdir, writeFile } from "node:fs/promises";
import path from "node:path";
import { eq } from "drizzle-orm";
import { createActivityRows } from "./activity";
import { createMerge } from "./merge";
import { memberCtx } from "./context";
import { createFileMessages } from "./message-rows";

/** A kind of work that is over at once, either way. */
registerJob("nothing", {
  step: () => Promise.resolve({ done: true, undoHours: 1 }),
  undo: () => Promise.resolve({ done: true }),
});

export type Fixture = Awaited<ReturnType<typeof createFixture>>;

/** An organization with one of everything an operation can name, and a member of each role. */
export function createFixture() {
  return withSystem("test", async (db) => {
    const organization = await createOrganization(db);
    const orgId = organization.id;
    const people = {} as Record<Role, Awaited<ReturnType<typeof createMember>>>;
    for (const role of roles) people[role] = await createMember(db, orgId, { role });
    const colleague = await createMember(db, orgId, { role: "sales" });
    const [first, second] = organization.stages;
    if (!first || !second) throw new Error("no stages");
    const lost = organization.stages.find(({ stage_type }) => stage_type === "lost");
    if (!lost) throw new Error("no lost stage");
    const otherPipeline = await createPipeline(db, orgId, "Pós-venda");
    const lead = await createLead(db, orgId, first, { estimated_value: "1000.00" });
    const neighbours = [await createLead(db, orgId, second), await createLead(db, orgId, second)] as const;
    const field = await createField(db, orgId);
    const lines = [
      { from: "contact" as const, text: "Oi, quero saber o preço", at: new Date().toISOString() },
    ];
    const conversation = await createConversation(db, lead, { lines, unread_count: 1 });
    const [message] = await db.select().from(messages).where(eq(messages.conversation_id, conversation.id));
    if (!message) throw new Error("no message");
    const alertId = newId();
    await db.insert(message_alerts).values({
      id: alertId,
      organization_id: orgId,
      kind: "urgent",
      conversation_id: conversation.id,
      message_id: message.id,
      cause: {
        sentiment: 0,
        confidence: 0.2,
        urgency: 80,
        intent: "other",
        limit: 75,
        trend: null,
        baseline: null,
        cues: [],
      },
      outcome: { told: [people.admin.id], assigned_to: null },
    });
    const access_token = `token-${newId()}`;
    const whatsapp = { ...(await createWhatsAppConfig(db, orgId, { access_token })), access_token };
    const inviteId = newId();
    await db.insert(invites).values({
      id: inviteId,
      organization_id: orgId,
      email: `invited-${inviteId}@example.com`,
      role: "sales",
      token_hash: linkTokenHash("invite", inviteId),
      expires_at: new Date(Date.now() + 86_400_000).toISOString(),
    });
    const team = { id: newId() };
    await db.insert(teams).values({ ...team, organization_id: orgId, name: "Vendas" });
    const lostReasonId = newId();
    await db
      .insert(close_reasons)
      .values({ id: lostReasonId, organization_id: orgId, outcome: "lost", name: "Preço" });
    const inboundId = newId();
    const notice = {
      kind: "notice",
      key: inboundId,
      account_id: whatsapp.phone_id,
      business_id: null,
      topic: "test",
      raw: {},
    };
    await db.insert(inbound_events).values({
      id: inboundId,
      organization_id: orgId,
      provider: "business_api",
      event_key: inboundId,
      payload: notice,
    });
    const company = await createCompany(db, orgId);
    const otherCompany = await createCompany(db, orgId);
    const [identity] = await db
      .select()
      .from(contact_identities)
      .where(eq(contact_identities.contact_id, lead.contact_id));
    if (!identity) throw new Error("no identity");
    const mergeId = await createMerge(db, orgId, lead.contact_id);
    const ruleId = newId();
    // Switched off, so that only tests about rules see them at work.
    await db
      .insert(assignment_rules)
      .values({ id: ruleId, organization_id: orgId, name: "Regra", is_active: false });
    const jobs = { queued: newId(), done: newId() };
    await db.insert(background_jobs).values([
      { id: jobs.queued, organization_id: orgId, kind: "nothing" },
      {
        id: jobs.done,
        organization_id: orgId,
        kind: "nothing",
        status: "done",
        undo_until: new Date(Date.now() + 3_600_000).toISOString(),
      },
    ]);
    const fileId = newId();
    await db.insert(stored_files).values({
      id: fileId,
      organization_id: orgId,
      purpose: "sample",
      storage_key: `${orgId}/${fileId}`,
      file_name: "leads.csv",
      content_type: "text/csv",
      size_bytes: 0,
    });
    const place = { organization_id: orgId, conversation_id: conversation.id, lead_id: lead.id };
    const fileMessages = await createFileMessages(db, place, fileId);
    const leadFileId = newId();
    await db.insert(lead_files).values({
      id: leadFileId,
      organization_id: orgId,
      lead_id: lead.id,
      file_id: fileId,
    });
    const importId = newId();
    await keepSample(`${orgId}/${fileId}`);
    await db.insert(imports).values({
      id: importId,
      organization_id: orgId,
      file_id: fileId,
      file_name: "leads.csv",
      format: "csv",
      encoding: "utf-8",
      delimiter: ",",
      headers: ["nome"],
      options: { has_header: true },
      total_rows: 1,
    });
    const views = Object.fromEntries(roles.map((role) => [role, newId()])) as Record<Role, string>;
    await db.insert(saved_views).values(
      roles.map((role) => ({
        id: views[role],
        organization_id: orgId,
        entity: "leads",
        name: "Minhas",
        owner_id: people[role].id,
      })),
    );
    const activity = await createActivityRows(db, lead, people.admin);
    const ctx = (role: Role = "admin"): Ctx => quiet(memberCtx(orgId, people[role], role));
    return {
      organization,
      orgId,
      people,
      colleague,
      stages: organization.stages,
      first,
      second,
      otherPipeline,
      lost,
      lostReasonId,
      lead,
      neighbours,
      field,
      conversation,
      message,
      whatsapp,
      /** A number that is not connected yet. */
      newNumber: {
        phone_id: String(Math.floor(1e14 + Math.random() * 1e14)),
        access_token: `token-${newId()}`,
      },
      ...activity,
      company,
      otherCompany,
      identity,
      mergeId,
      alertId,
      ruleId,
      inviteId,
      team,
      inboundId,
      jobs,
      fileId,
      leadFileId,
      ...fileMessages,
      importId,
      views,
      ctx,
    };
  });
}

/** The bytes of the fixture's file, where the local storage looks for them. */
async function keepSample(key: string): Promise<void> {
  const file = path.join(process.env.STORAGE_DIR ?? "", key);
  await mkdir(path.dirname(file), { recursive: true });
  await writeFile(file, "nome\nMarina Prado\n");
}

/** What would leave after the commit stays: events are asserted in the outbox. */
export const quiet = (ctx: Ctx): Ctx => ({ ...ctx, defer: () => undefined });
