import { desc, eq, sql } from "drizzle-orm";
import type { NextRequest } from "next/server";
import { leads } from "@/db/schema";
import { db } from "../../../database";

export async function GET({ nextUrl: { searchParams } }: NextRequest) {
  const q = searchParams.get("q") ?? "";
  const hits = await db
    .select({
      id: leads.id,
      full_name: leads.full_name,
      email: leads.email,
      phone: leads.phone,
      company: leads.company,
      last_activity_at: leads.last_activity_at,
    })
    .from(leads)
    .innerJoin(sql`search_leads(${q}, null, 5) as found(found_id, found_rank)`, eq(sql`found_id`, leads.id))
    .orderBy(desc(sql`found_rank`), desc(leads.last_activity_at), leads.id);
  return Response.json({ data: [{ kind: "leads", hits }] });
}
