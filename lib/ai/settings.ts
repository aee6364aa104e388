import { eq, sql } from "drizzle-orm";
import { z } from "zod";
import type { OrgDb } from "@/db/org";
import { ai_settings, ai_turns, pipeline_stages } from "@/db/schema";
import { actorUserId } from "@/lib/context";
import { env } from "@/lib/env";
import { AppError, invalid } from "@/lib/errors";
import { defineOperation } from "@/lib/operation";
import { read, transact } from "@/lib/unit";
import { isModelConfigured } from "./providers/openai";
import {
  AgentSettings,
  defaultAgentSettings,
  UpdateAgentSettingsInput,
  type AgentSettingsAnswer,
} from "./schemas";
import type { QualificationRules } from "./turn";

export const getAgentSettings = defineOperation({
  name: "ai_settings.get",
  permission: "agent.read",
  input: z.object({}),
  run: (ctx) => read(ctx, answerOf),
});

/** @throws AppError `version_conflict` when somebody else changed them meanwhile, `invalid` for a stage of nobody. */
export const updateAgentSettings = defineOperation({
  name: "ai_settings.update",
  permission: "agent.manage",
  input: UpdateAgentSettingsInput,
  run: (ctx, { version, ...changes }) =>
    transact(ctx, async ({ db, audit, publish }): Promise<AgentSettingsAnswer> => {
      await db.insertIfAbsent(ai_settings, {});
      const [row] = await db.lockAll(ai_settings, sql`true`);
      if (!row) throw new AppError("not_found");
      if (version !== undefined && version !== row.version) throw new AppError("version_conflict");
      const before = settingsOf(row.settings);
      const after = AgentSettings.parse({ ...before, ...changes });
      if (after.stage_limit_id && !(await db.byId(pipeline_stages, after.stage_limit_id)))
        throw invalid({ stage_limit_id: "not_found" });
      await db.update(
        ai_settings,
        { settings: after, updated_by: actorUserId(ctx.actor), version: sql`${ai_settings.version} + 1` },
        eq(ai_settings.id, row.id),
      );
      await audit({
        action: "ai_settings.update",
        resource_type: "ai_settings",
        resource_id: row.id,
        before,
        after,
      });
      publish({ event: "agent.changed", data: { version: row.version + 1 }, audience: "organization" });
      return answerOf(db);
    }),
});

/** A row of before a setting existed has its default. */
export const settingsOf = (stored: unknown): AgentSettings =>
  AgentSettings.catch(defaultAgentSettings).parse(stored ?? {});

export async function loadSettings(db: OrgDb) {
  const row = await db.find(ai_settings);
  return { settings: settingsOf(row?.settings), row };
}

export const rulesOf = (settings: AgentSettings): QualificationRules => ({
  tone: settings.tone,
  weights: settings.weights,
  handoffScore: settings.handoff_score,
  minimumBudget: settings.minimum_budget,
  fitWords: settings.fit_words,
  noFitWords: settings.no_fit_words,
  repliesMax: settings.replies_max,
});

/** What the model has cost since the month began (UTC), as a decimal text. */
export async function spentThisMonth(db: OrgDb): Promise<string> {
  const [row] = await db.tx
    .select({ spent: sql<string>`coalesce(sum(${ai_turns.cost_usd}), 0)::numeric(12, 4)::text` })
    .from(ai_turns)
    .where(
      db.in(
        ai_turns,
        sql`${ai_turns.created_at} >= date_trunc('month', now() at time zone 'utc') at time zone 'utc'`,
      ),
    );
  return row?.spent ?? "0";
}

async function answerOf(db: OrgDb): Promise<AgentSettingsAnswer> {
  const { settings, row } = await loadSettings(db);
  return {
    ...settings,
    version: row?.version ?? 0,
    model: isModelConfigured() ? env().OPENAI_MODEL : null,
    spent_usd: await spentThisMonth(db),
    model_down_since: row?.model_down_since ?? null,
  };
}
