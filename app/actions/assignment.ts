"use server";

import { createRule, deleteRule, orderRules, updateRule } from "@/lib/assignment";
import { orgAction } from "@/lib/http";

export const createRuleAction = orgAction(createRule);
export const updateRuleAction = orgAction(updateRule);
export const deleteRuleAction = orgAction(deleteRule);
export const orderRulesAction = orgAction(orderRules);
