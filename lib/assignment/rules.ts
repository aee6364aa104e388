import { and, asc, eq, inArray, sql } from "drizzle-orm";
import { z } from "zod";
import type { OrgDb } from "@/db/org";
import { assignment_rule_members, assignment_rules, organization_members } from "@/db/schema";
import { AppError, invalid, notFound } from "@/lib/errors";
import { defineOperation } from "@/lib/operation";
import type { Publication } from "@/lib/realtime";
import { read, transact } from "@/lib/unit";
import {
  CreateRuleInput,
  OrderRulesInput,
  RuleIdInput,
  UpdateRuleInput,
  type AssignmentRule,
} from "./schemas";

/** In the order in which they are asked. */
export const listRules = defineOperation({
  name: "assignment_rule.list",
  permission: "assignment.manage",
  input: z.object({}),
  run: (ctx) => read(ctx, async (db) => ({ data: await selectRules(db), next_cursor: null })),
});

export const createRule = defineOperation({
  name: "assignment_rule.create",
  permission: "assignment.manage",
  input: CreateRuleInput,
  run: (ctx, { member_ids, ...values }) =>
    transact(ctx, async ({ db, audit, publish }) => {
      await assertMembers(db, member_ids);
      const [last] = await db.tx
        .select({ rule_order: sql<number>`coalesce(max(${assignment_rules.rule_order}), -1)::int` })
        .from(assignment_rules)
        .where(db.in(assignment_rules));
      const rule = await db.insert(assignment_rules, {
        ...values,
        rule_order: (last?.rule_order ?? -1) + 1,
      });
      await setMembers(db, rule.id, [], member_ids);
      const created = await ruleOf(db, rule.id);
      await audit({
        action: "assignment_rule.create",
        resource_type: "assignment_rule",
        resource_id: rule.id,
        after: created,
      });
      publish(changed(rule.id));
      return created;
    }),
});

export const updateRule = defineOperation({
  name: "assignment_rule.update",
  permission: "assignment.manage",
  input: UpdateRuleInput,
  run: (ctx, { rule_id, member_ids, version, ...values }) =>
    transact(ctx, async ({ db, audit, publish }) => {
      if (!(await db.lock(assignment_rules, rule_id))) throw notFound();
      const before = await ruleOf(db, rule_id);
      if (version !== undefined && version !== before.version)
        throw new AppError("version_conflict", { extra: { current: before } });
      if (member_ids) {
        await assertMembers(db, member_ids);
        await setMembers(db, rule_id, before.member_ids, member_ids);
      }
      const changes = { ...values, version: sql`${assignment_rules.version} + 1` };
      await db.update(assignment_rules, changes, eq(assignment_rules.id, rule_id));
      const after = await ruleOf(db, rule_id);
      await audit({
        action: "assignment_rule.update",
        resource_type: "assignment_rule",
        resource_id: rule_id,
        before,
        after,
      });
      publish(changed(rule_id));
      return after;
    }),
});

export const deleteRule = defineOperation({
  name: "assignment_rule.delete",
  permission: "assignment.manage",
  input: RuleIdInput,
  run: (ctx, { rule_id }) =>
    transact(ctx, async ({ db, audit, publish }) => {
      if (!(await db.lock(assignment_rules, rule_id))) throw notFound();
      const before = await ruleOf(db, rule_id);
      await db.remove(assignment_rules, eq(assignment_rules.id, rule_id));
      await audit({
        action: "assignment_rule.delete",
        resource_type: "assignment_rule",
        resource_id: rule_id,
        before,
      });
      publish(changed(rule_id));
      return { id: rule_id };
    }),
});

/** The first rule that fits decides, so their order is a setting of its own. */
export const orderRules = defineOperation({
  name: "assignment_rule.order",
  permission: "assignment.manage",
  input: OrderRulesInput,
  run: (ctx, { rule_ids }) =>
    transact(ctx, async ({ db, audit, publish }) => {
      const rows = await db.lockAll(assignment_rules, sql`true`);
      const missing = rule_ids.findIndex((id) => !rows.some((row) => row.id === id));
      if (missing >= 0) throw invalid({ [`rule_ids.${missing}`]: "not_found" });
      const before = await selectRules(db);
      const rest = before.map(({ id }) => id).filter((id) => !rule_ids.includes(id));
      for (const [rule_order, id] of [...new Set(rule_ids), ...rest].entries())
        await db.update(assignment_rules, { rule_order }, eq(assignment_rules.id, id));
      const data = await selectRules(db);
      await audit({
        action: "assignment_rule.order",
        resource_type: "assignment_rule",
        resource_id: null,
        before: before.map(({ id }) => id),
        after: data.map(({ id }) => id),
      });
      publish(changed(rule_ids[0] ?? ""));
      return { data, next_cursor: null };
    }),
});

const changed = (rule_id: string): Publication => ({
  event: "assignment_rules.changed",
  data: { rule_id },
  audience: "organization",
});

async function selectRules(db: OrgDb, ruleId?: string): Promise<AssignmentRule[]> {
  const rows = await db.tx
    .select()
    .from(assignment_rules)
    .where(db.in(assignment_rules, ruleId ? eq(assignment_rules.id, ruleId) : undefined))
    .orderBy(asc(assignment_rules.rule_order), asc(assignment_rules.id));
  const members = await db.tx
    .select({ rule_id: assignment_rule_members.rule_id, user_id: assignment_rule_members.user_id })
    .from(assignment_rule_members)
    .where(db.in(assignment_rule_members))
    .orderBy(asc(assignment_rule_members.user_id));
  return rows.map(({ organization_id: _org, created_at: _made, updated_at: _changed, ...rule }) => ({
    ...rule,
    member_ids: members.filter(({ rule_id }) => rule_id === rule.id).map(({ user_id }) => user_id),
  })) as AssignmentRule[];
}

async function ruleOf(db: OrgDb, ruleId: string): Promise<AssignmentRule> {
  const [rule] = await selectRules(db, ruleId);
  if (!rule) throw notFound();
  return rule;
}

/** @throws AppError `invalid` naming the first who is no active member. */
async function assertMembers(db: OrgDb, ids: string[]): Promise<void> {
  if (ids.length === 0) return;
  const rows = await db.tx
    .select({ user_id: organization_members.user_id })
    .from(organization_members)
    .where(
      db.in(
        organization_members,
        and(inArray(organization_members.user_id, ids), eq(organization_members.is_active, true)),
      ),
    );
  const known = new Set(rows.map(({ user_id }) => user_id));
  const missing = ids.findIndex((id) => !known.has(id));
  if (missing >= 0) throw invalid({ [`member_ids.${missing}`]: "not_found" });
}

/** Who stays keeps their turn. */
async function setMembers(db: OrgDb, ruleId: string, from: string[], to: string[]): Promise<void> {
  const gone = from.filter((id) => !to.includes(id));
  if (gone.length > 0) {
    await db.remove(
      assignment_rule_members,
      sql`${eq(assignment_rule_members.rule_id, ruleId)} and ${inArray(assignment_rule_members.user_id, gone)}`,
    );
  }
  for (const user_id of new Set(to))
    if (!from.includes(user_id))
      await db.insertIfAbsent(assignment_rule_members, { rule_id: ruleId, user_id });
}
