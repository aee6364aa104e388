import { and, eq, inArray, sql } from "drizzle-orm";
import type { OrgDb } from "@/db/org";
import { ai_settings, organization_members } from "@/db/schema";
import type { Ctx } from "@/lib/context";
import { notify, type NotificationKind } from "@/lib/notify";
import { read, transact, type Unit } from "@/lib/unit";
import { isModelConfigured } from "./providers/openai";
import { loadSettings } from "./settings";
import type { TurnContext } from "./context";
import type { Made } from "./make-turn";

/** From this share of the monthly budget on the admins are warned. */
const warnedShare = 0.8;

/** Tells the admins once that the model fails, and once a month that its budget is nearly used up. */
export async function alertAdmins(ctx: Ctx, found: TurnContext, made: Made): Promise<void> {
  if (!isModelConfigured()) return;
  const month = new Date().toISOString().slice(0, 7);
  const budget = found.settings.monthly_budget_usd;
  const spent = found.spentUsd + (made.turn.usage?.costUsd ?? 0);
  const isNear = budget !== null && spent >= budget * warnedShare;
  const { row } = await read(ctx, loadSettings);
  const recovered = made.source === "model" && Boolean(row?.model_down_since);
  const fails = made.failed && !row?.model_down_since;
  const warns = isNear && row?.budget_warned_in !== month;
  if (!recovered && !fails && !warns) return;
  await transact(ctx, async (unit) => {
    await unit.db.insertIfAbsent(ai_settings, {});
    const [locked] = await unit.db.lockAll(ai_settings, sql`true`);
    if (!locked) return;
    if (fails && !locked.model_down_since) await tell(unit, "agent_failing");
    if (warns && locked.budget_warned_in !== month) await tell(unit, "agent_budget");
    await unit.db.update(
      ai_settings,
      {
        ...(fails && { model_down_since: new Date().toISOString() }),
        ...(recovered && { model_down_since: null }),
        ...(warns && { budget_warned_in: month }),
      },
      eq(ai_settings.id, locked.id),
    );
  });
}

async function tell(unit: Unit, kind: NotificationKind): Promise<void> {
  for (const user_id of await membersOf(unit.db, ["admin"]))
    await notify(unit, { user_id, kind, group_key: "agent" });
}

const toldMax = 20;

/** Active members with one of these roles. */
export async function membersOf(db: OrgDb, roles: string[], onlyPresent = false): Promise<string[]> {
  const rows = await db.tx
    .select({ user_id: organization_members.user_id })
    .from(organization_members)
    .where(
      db.in(
        organization_members,
        and(
          inArray(organization_members.role, roles),
          eq(organization_members.is_active, true),
          onlyPresent ? eq(organization_members.availability, "available") : undefined,
        ),
      ),
    )
    .limit(toldMax);
  return rows.map(({ user_id }) => user_id);
}
