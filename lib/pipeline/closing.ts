import { eq } from "drizzle-orm";
import type { OrgDb } from "@/db/org";
import { close_reasons } from "@/db/schema";
import { invalid } from "@/lib/errors";
import type { StageRow } from "./stages";

/**
 * The reason a lead enters a stage with. A won or lost stage asks for one as soon as the organization has reasons for
 * that outcome; `known` is the one the lead has already, when it was closed that way before.
 *
 * @throws AppError `invalid` naming `close_reason_id`.
 */
export async function closeReasonFor(
  db: OrgDb,
  stage: StageRow,
  given: string | null | undefined,
  known: string | null,
): Promise<string | null> {
  if (given) {
    const reason = await db.byId(close_reasons, given);
    if (!reason?.is_active || reason.outcome !== stage.stage_type)
      throw invalid({ close_reason_id: "not_found" });
    return reason.id;
  }
  if (stage.stage_type === "open") return null;
  if (known) return known;
  const any = await db.find(
    close_reasons,
    eq(close_reasons.outcome, stage.stage_type),
    eq(close_reasons.is_active, true),
  );
  if (any) throw invalid({ close_reason_id: "reason_required" });
  return null;
}
