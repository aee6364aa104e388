import type { Ctx } from "@/lib/context";
import { AppError } from "@/lib/errors";
import type { StageRow } from "@/lib/pipeline";

type Fields = Record<string, unknown> & { custom_fields?: Record<string, unknown> };

/**
 * The rules of a stage for who and what enters it, the same from chat, board, API, import and agent.
 *
 * @throws AppError `forbidden` for a role that may not move leads in; `invalid` naming every field that is missing.
 */
export function assertMayEnter(ctx: Ctx, stage: StageRow, lead: Fields): void {
  if (!roleMayEnter(ctx, stage)) throw new AppError("forbidden", { message: "stage_closed_to_role" });
  const missing = stage.required_fields.filter((field) => isBlank(valueOf(lead, field)));
  if (missing.length === 0) return;
  throw new AppError("invalid", {
    message: "stage_asks_for_fields",
    fields: Object.fromEntries(missing.map((field) => [field, "required"])),
  });
}

/** Jobs finish what somebody with the right began; the agent has no role and waits for a person. */
function roleMayEnter({ actor, grants }: Ctx, { entry_roles }: StageRow): boolean {
  if (entry_roles.length === 0 || actor.type === "system") return true;
  return grants.role !== null && entry_roles.includes(grants.role);
}

const customPrefix = "custom.";

const valueOf = (lead: Fields, field: string): unknown =>
  field.startsWith(customPrefix) ? lead.custom_fields?.[field.slice(customPrefix.length)] : lead[field];

/** A box that is not ticked is an answer; an empty text or list is none. */
const isBlank = (value: unknown): boolean =>
  value === null ||
  value === undefined ||
  (typeof value === "string" && value.trim() === "") ||
  (Array.isArray(value) && value.length === 0);
