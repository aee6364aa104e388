import { and, desc, eq, gte, isNull } from "drizzle-orm";
import type { NextRequest } from "next/server";
import { contacts, leads, pipeline_stages } from "@/db/schema";
import { topOf } from "@/bench/leads/statements";
import { leadColumns } from "@/lib/leads/lead";
import { page } from "@/lib/cursor";
import { db, orgId } from "../../../database";

export async function GET({ nextUrl: { searchParams } }: NextRequest) {
  const limit = Number(searchParams.get("limit"));
  const stage = searchParams.get("stage_id");
  const { value } = JSON.parse(searchParams.get("filter") ?? "{}") as { value?: number };
  const rows = await db
    .select(leadColumns)
    .from(leads)
    .where(
      and(
        eq(leads.organization_id, orgId),
        isNull(leads.deleted_at),
        stage ? eq(leads.stage_id, stage) : undefined,
        value ? gte(leads.estimated_value, String(value)) : undefined,
      ),
    )
    .orderBy(desc(leads.created_at), desc(leads.id))
    .limit(limit + 1);
  return Response.json(page(rows, limit, ({ created_at, id }) => [created_at, id]));
}

export async function POST(request: NextRequest) {
  const body = (await request.json()) as Record<
    "full_name" | "email" | "company" | "estimated_value",
    string
  >;
  const { full_name, email, company } = body;
  const [stage] = await db
    .select()
    .from(pipeline_stages)
    .where(eq(pipeline_stages.organization_id, orgId))
    .orderBy(pipeline_stages.stage_order)
    .limit(1);
  const [contact] = await db
    .insert(contacts)
    .values({ organization_id: orgId, full_name, email, company })
    .returning({ id: contacts.id });
  if (!stage || !contact) return Response.json(null, { status: 500 });
  const [lead] = await db
    .insert(leads)
    .values({
      ...body,
      organization_id: orgId,
      contact_id: contact.id,
      pipeline_id: stage.pipeline_id,
      stage_id: stage.id,
      position: topOf(contact.id),
    })
    .returning(leadColumns);
  return Response.json(lead, { status: 201 });
}
