import { and, eq, sql } from "drizzle-orm";
import type { NextRequest } from "next/server";
import { leads } from "@/db/schema";
import { topOf } from "@/bench/leads/statements";
import { leadColumns } from "@/lib/leads/lead";
import { db, orgId } from "../../../../../database";

export async function PATCH(request: NextRequest, { params }: { params: Promise<{ id: string }> }) {
  const { id } = await params;
  const { new_stage_id } = (await request.json()) as { new_stage_id: string };
  const [lead] = await db
    .update(leads)
    .set({
      stage_id: new_stage_id,
      position: topOf(id),
      version: sql`${leads.version} + 1`,
      stage_entered_at: new Date().toISOString(),
    })
    .where(and(eq(leads.organization_id, orgId), eq(leads.id, id)))
    .returning(leadColumns);
  return Response.json(lead);
}
