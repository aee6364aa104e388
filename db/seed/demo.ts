import { generateNKeysBetween } from "fractional-indexing";
import { eq } from "drizzle-orm";
import { lead_activities, leads, tasks, users } from "@/db/schema";
import { withSystem, type SystemDb } from "@/db/system";
import { hashPassword } from "@/lib/auth/password";
import { createDefaultCloseReasons } from "@/lib/pipeline";
import {
  contactLines,
  demoCities,
  demoOrganization,
  demoPassword,
  demoPeople,
  demoSources,
  demoTags,
  demoTeam,
  sellerLines,
} from "./demo-data";
import {
  createCompany,
  createContact,
  createConversation,
  createLead,
  createMember,
  createOrganization,
  createWhatsAppConfig,
  type Line,
} from "./factories";

export const demoLogin = { email: demoTeam[0].email, password: demoPassword };

const minuteMs = 60_000;
const dayMs = 86_400_000;
/** How many of the sixty leads stand in each stage, from the first to "lost". */
const leadsPerStage = [14, 12, 10, 8, 6, 6, 4];

type Number = {
  wabaId: string;
  phoneNumberId: string;
  displayPhoneNumber: string;
  verifiedName: string;
  accessToken: string;
};

/**
 * The demo organization: a Brazilian agency with its team, sixty leads, their histories and conversations, and a
 * connected number. Deterministic but for ids and times. Does nothing when it is there already.
 *
 * @returns the organization's id, when it was made now.
 */
export function seedDemo(number: Number): Promise<{ organizationId: string } | null> {
  return withSystem("seed demo", async (db) => {
    const [known] = await db.select({ id: users.id }).from(users).where(eq(users.email, demoLogin.email));
    if (known) return null;
    const organization = await createOrganization(db, { name: demoOrganization });
    await createDefaultCloseReasons(db, organization.id, "pt-BR");
    const password_hash = await hashPassword(demoPassword);
    const team = [];
    for (const member of demoTeam)
      team.push(await createMember(db, organization.id, { ...member, password_hash }));
    await createWhatsAppConfig(db, organization.id, {
      phone_id: number.phoneNumberId,
      waba_id: number.wabaId,
      access_token: number.accessToken,
      display_phone_number: number.displayPhoneNumber,
      verified_name: number.verifiedName,
    });
    const sellers = team.filter(({ role }) => role === "sales" || role === "manager");
    let index = 0;
    for (const [stageIndex, stage] of organization.stages.entries()) {
      const count = leadsPerStage[stageIndex] ?? 0;
      const positions = generateNKeysBetween(null, null, count);
      for (const position of positions) {
        await seedLead(db, organization.id, stage, sellers, { index, stageIndex, position });
        index += 1;
      }
    }
    return { organizationId: organization.id };
  });
}

type Seller = { id: string; full_name: string };
type Place = { index: number; stageIndex: number; position: string };

async function seedLead(
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
  if (stageIndex > 0) await seedHistory(db, lead, stage, seller, created_at);
  if (seller && stage.stage_type === "open") await seedTask(db, lead, seller, index);
  if (index % 5 !== 4) await seedConversation(db, lead, { need, budget, index, stageIndex, seller });
}

const dayAfter = (days: number) => new Date(Date.now() + days * dayMs).toISOString().slice(0, 10);

async function seedHistory(
  db: SystemDb,
  lead: { id: string; organization_id: string },
  stage: { id: string; name: string },
  seller: Seller | undefined,
  createdAt: string,
): Promise<void> {
  const later = (hours: number) => new Date(Date.parse(createdAt) + hours * 3_600_000).toISOString();
  const base = { organization_id: lead.organization_id, lead_id: lead.id, user_id: seller?.id };
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
      description: "Pediu retorno depois das 18h.",
      created_at: later(6),
    },
  ]);
}

const taskTitles = [
  ["Ligar para confirmar interesse", "call"],
  ["Enviar proposta revisada", "proposal"],
  ["Reunião de apresentação", "meeting"],
  ["Cobrar retorno no WhatsApp", "message"],
] as const;
/** Hours from now, by turns: late, today, planned; every fifth lead has no next step. */
const dueInHours = [-26, 3, 27, 96, null];

async function seedTask(
  db: SystemDb,
  lead: { id: string; organization_id: string },
  seller: Seller,
  index: number,
): Promise<void> {
  const hours = dueInHours[index % dueInHours.length];
  if (hours === null || hours === undefined) return;
  const [title, task_type] = taskTitles[index % taskTitles.length] ?? ["", "todo"];
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
  lead: Parameters<typeof createConversation>[1],
  story: { need: string; budget: number; index: number; stageIndex: number; seller: Seller | undefined },
): Promise<void> {
  const { need, budget, index, stageIndex, seller } = story;
  const first = lead.full_name.split(" ")[0] ?? "";
  const fill = (text: string) =>
    text
      .replace("{first}", first)
      .replace("{need}", need)
      .replace("{seller}", seller?.full_name.split(" ")[0] ?? "a equipe")
      .replace("{budget}", budget.toLocaleString("pt-BR"));
  const script: [Line["from"], string][] = [
    ["contact", contactLines[0] ?? ""],
    [
      "agent",
      `Oi, ${first}, tudo bem? Aqui é da Agência Impulso. Você já tem uma ideia de quanto quer investir?`,
    ],
    ["contact", contactLines[2] ?? ""],
    ["agent", "Entendi, obrigado. Para quando você precisa disso pronto?"],
    ["contact", contactLines[3] ?? ""],
    ["user", sellerLines[0] ?? ""],
    ["contact", contactLines[1] ?? ""],
    ["user", sellerLines[1] ?? ""],
    ["contact", contactLines[4] ?? ""],
    ["user", sellerLines[2] ?? ""],
    ["contact", contactLines[5] ?? ""],
  ];
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
