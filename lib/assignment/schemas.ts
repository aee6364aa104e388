import { z } from "zod";
import { MoneyInput } from "@/lib/leads/schemas";

export const strategies = ["round_robin", "least_loaded"] as const;
export type Strategy = (typeof strategies)[number];
export const ruleLanguages = ["pt", "en", "es"] as const;
export type RuleLanguage = (typeof ruleLanguages)[number];

const Words = z.array(z.string().trim().min(1).max(50)).max(50);
/** What a lead has to be for the rule to fit; what is missing asks for nothing. */
export const RuleConditions = z.strictObject({
  /** One of them is enough. */
  sources: Words.optional(),
  /** One of them is enough. */
  tags: Words.optional(),
  /** The language the contact writes in, or of the country the phone is from. */
  languages: z.array(z.enum(ruleLanguages)).optional(),
  min_value: MoneyInput.optional(),
  max_value: MoneyInput.optional(),
});
export type RuleConditions = z.infer<typeof RuleConditions>;

export const AssignmentRule = z.object({
  id: z.uuid(),
  name: z.string(),
  rule_order: z.int(),
  is_active: z.boolean(),
  conditions: RuleConditions,
  strategy: z.enum(strategies),
  member_ids: z.array(z.uuid()),
  version: z.int(),
});
export type AssignmentRule = z.infer<typeof AssignmentRule>;

const Name = z.string().trim().min(1).max(100);
const MemberIds = z.array(z.uuid()).max(500);

export const CreateRuleInput = z.object({
  name: Name,
  conditions: RuleConditions.default({}),
  strategy: z.enum(strategies).default("round_robin"),
  is_active: z.boolean().default(true),
  member_ids: MemberIds.default([]),
});
export const UpdateRuleInput = z.object({
  rule_id: z.uuid(),
  name: Name.optional(),
  conditions: RuleConditions.optional(),
  strategy: z.enum(strategies).optional(),
  is_active: z.boolean().optional(),
  member_ids: MemberIds.optional(),
  version: z.int().optional(),
});
export const RuleIdInput = z.object({ rule_id: z.uuid() });
/** Every rule, in the order in which they are to be asked. */
export const OrderRulesInput = z.object({ rule_ids: z.array(z.uuid()).min(1).max(200) });
