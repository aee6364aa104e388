import { generateNKeysBetween } from "fractional-indexing";
import { eq } from "drizzle-orm";
import { audit_logs, users } from "@/db/schema";
import { withSystem } from "@/db/system";
import { hashPassword } from "@/lib/auth/password";
import { createDefaultCloseReasons } from "@/lib/pipeline";
import { demoOrganization, demoPassword, demoTeam } from "./demo-data";
import { seedLead } from "./demo-lead";
import { createMember, createOrganization, createWhatsAppConfig } from "./factories";

export const demoLogin = { email: demoTeam[0].email, password: demoPassword };

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
    const whatsapp = await createWhatsAppConfig(db, organization.id, {
      phone_id: number.phoneNumberId,
      waba_id: number.wabaId,
      access_token: number.accessToken,
      display_phone_number: number.displayPhoneNumber,
      verified_name: number.verifiedName,
    });
    await db.insert(audit_logs).values(beginnings(organization.id, team, whatsapp.id));
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

/** What the audit log says of the weeks before anybody looks at it. */
function beginnings(organization_id: string, team: { id: string; role: string }[], whatsappId: string) {
  const admin = team[0]?.id ?? null;
  const at = (daysAgo: number) => new Date(Date.now() - daysAgo * dayMs).toISOString();
  const entry = { organization_id, user_id: admin, actor_type: "user" };
  return [
    {
      ...entry,
      action: "organization.create",
      resource_type: "organization",
      resource_id: organization_id,
      created_at: at(40),
    },
    {
      ...entry,
      action: "integration.setup_whatsapp",
      resource_type: "integration",
      resource_id: whatsappId,
      created_at: at(39),
    },
    ...team.slice(1).flatMap(({ id, role }, index) => [
      {
        ...entry,
        action: "invite.create",
        resource_type: "invite",
        resource_id: null,
        changes: { after: { role } },
        created_at: at(38 - index),
      },
      {
        ...entry,
        user_id: id,
        action: "invite.accept",
        resource_type: "invite",
        resource_id: null,
        created_at: at(37.8 - index),
      },
    ]),
  ];
}
