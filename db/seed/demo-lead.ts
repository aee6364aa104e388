import { eq } from "drizzle-orm";
import { audit_logs, lead_activities, leads, tasks } from "@/db/schema";
import type { SystemDb } from "@/db/system";
import { demoCities, demoNotes, demoPeople, demoSources, demoTags, demoTasks, dueInHours } from "./demo-data";
import { demoStories } from "./demo-stories";
import { createCompany, createContact, createConversation, createLead, type Line } from "./factories";

const minuteMs = 60_000;
const dayMs = 86_400_000;

type Seller = { id: string; full_name: string };
type Place = { index: number; stageIndex: number; position: string };

/** A lead with its company, contact, history, next step and conversation, by its place in the demo. */
export async function seedLead(
  db: SystemDb,
  orgId: string,
  stage: { id: string; name: string; pipeline_id: string; stage_type: string },
  sellers: Seller[],
  { index, stageIndex, position }: Place,
): Promise<void> {
  const [full_name, company, need] = demoPeople[index % demoPeople.length] ?? ["", null, ""];
  const ageDays = 1 + stageIndex * 4 + (index % 5);
  const created_at = new Date(Date.now() - ageDays * dayMs + index * 7 * minuteMs).toISOString();
  // New leads wait in the pool; whoever is further down the funnel has an owner.
  const seller = stageIndex === 0 && index % 3 !== 0 ? undefined : sellers[index % sellers.length];
  const city = demoCities[index % demoCities.length];
  const record = company ? await createCompany(db, orgId, { name: company, city }) : null;
  const contact = await createContact(db, orgId, {
    full_name,
    company,
    company_id: record?.id ?? null,
    phone: `+5511${[9, 9, 9][index % 3]}${String(71_000_000 + index * 131_071).slice(0, 8)}`,
    email: index % 2 === 0 ? emailOf(full_name) : null,
    created_at,
  });
  const budget = (3 + ((index * 7) % 22)) * 500;
  const lead = await createLead(db, orgId, stage, {
    contact,
    position,
    assigned_to: seller?.id,
    source: demoSources[index % demoSources.length],
    estimated_value: index % 6 === 5 ? null : `${budget}.00`,
    lead_score: index % 4 === 3 ? null : Math.min(98, 18 + stageIndex * 13 + ((index * 17) % 25)),
    tags: index % 3 === 0 ? [demoTags[index % demoTags.length] ?? ""] : [],
    expected_close_date: index % 4 === 3 ? null : dayAfter(12 + ((index * 19) % 110)),
    created_at,
    stage_entered_at: created_at,
  });
  if (stageIndex > 0) await seedHistory(db, lead, stage, seller, { createdAt: created_at, index });
  if (seller && stage.stage_type === "open") await seedTask(db, lead, seller, index);
  if (index % 5 !== 4) await seedConversation(db, lead, { need, budget, index, stageIndex, seller });
}

const dayAfter = (days: number) => new Date(Date.now() + days * dayMs).toISOString().slice(0, 10);

async function seedHistory(
  db: SystemDb,
  lead: { id: string; organization_id: string; position: string },
  stage: { id: string; name: string },
  seller: Seller | undefined,
  { createdAt, index }: { createdAt: string; index: number },
): Promise<void> {
  const later = (hours: number) => new Date(Date.parse(createdAt) + hours * 3_600_000).toISOString();
  const { organization_id, id: lead_id } = lead;
  const base = { organization_id, lead_id, user_id: seller?.id };
  await db.insert(lead_activities).values([
    { ...base, activity_type: "assigned", title: seller?.full_name ?? "", created_at: later(1) },
    {
      ...base,
      activity_type: "stage_change",
      title: stage.name,
      metadata: { to: stage.name },
      created_at: later(5),
    },
    {
      ...base,
      activity_type: "note",
      title: "Nota",
      description: demoNotes[index % demoNotes.length],
      created_at: later(6),
    },
  ]);
  const traced = {
    organization_id,
    user_id: seller?.id ?? null,
    actor_type: "user",
    resource_type: "lead",
    resource_id: lead_id,
  };
  await db.insert(audit_logs).values([
    {
      ...traced,
      action: "lead.assign",
      changes: { after: { assigned_to: seller?.id ?? null } },
      created_at: later(1),
    },
    { ...traced, action: "lead.move", changes: { after: { stage_id: stage.id } }, created_at: later(5) },
  ]);
}

async function seedTask(
  db: SystemDb,
  lead: { id: string; organization_id: string },
  seller: Seller,
  index: number,
): Promise<void> {
  const hours = dueInHours[index % dueInHours.length];
  if (hours === null || hours === undefined) return;
  const [title, task_type] = demoTasks[index % demoTasks.length] ?? ["", "todo"];
  const due_at = new Date(Date.now() + hours * 3_600_000).toISOString();
  const { id: lead_id, organization_id } = lead;
  const people = { assigned_to: seller.id, created_by: seller.id };
  const [task] = await db
    .insert(tasks)
    .values({ organization_id, lead_id, title, task_type, due_at, ...people })
    .returning();
  if (!task) return;
  await db
    .update(leads)
    .set({ next_task_id: task.id, next_task_title: title, next_task_at: due_at })
    .where(eq(leads.id, lead_id));
}

async function seedConversation(
  db: SystemDb,
  lead: Parameters<typeof createConversation>[1] & { company: string | null },
  story: { need: string; budget: number; index: number; stageIndex: number; seller: Seller | undefined },
): Promise<void> {
  const { need, budget, index, stageIndex, seller } = story;
  const first = lead.full_name.split(" ")[0] ?? "";
  const fill = (text: string) =>
    text
      .replace("{first}", first)
      .replace("{need}", need)
      .replace("{company}", lead.company ?? "my own studio")
      .replace("{seller}", seller?.full_name.split(" ")[0] ?? "a equipe")
      .replace("{budget}", budget.toLocaleString("pt-BR"));
  const script = demoStories[index % demoStories.length] ?? [];
  // Unowned threads stop before a person has written; the others end wherever their stage has brought them.
  const length = seller ? Math.min(script.length, 6 + stageIndex + (index % 2)) : 1 + (index % 5);
  const endedAt = Date.now() - (3 + index * 11) * minuteMs;
  const lines = script.slice(0, length).map(([from, text], line): Line => ({
    from,
    text: fill(text),
    at: new Date(endedAt - (length - 1 - line) * 6 * minuteMs).toISOString(),
    sent_by: from === "user" ? seller?.id : undefined,
  }));
  const waiting = lines.at(-1)?.from === "contact";
  await createConversation(db, lead, {
    lines,
    assigned_to: seller?.id,
    handler: seller ? "human" : "agent",
    unread_count: waiting && index % 3 !== 2 ? 1 + (index % 2) : 0,
    status: stageIndex >= 5 ? "resolved" : "open",
  });
}

const emailOf = (name: string) =>
  `${name
    .normalize("NFD")
    .replace(/[^a-zA-Z ]/g, "")
    .trim()
    .toLowerCase()
    .split(" ")
    .slice(0, 2)
    .join(".")}@cliente.example`;
