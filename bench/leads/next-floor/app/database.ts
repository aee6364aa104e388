import { drizzle } from "drizzle-orm/postgres-js";
import postgres from "postgres";
import { leads, contacts, conversations, lead_totals, pipelines, pipeline_stages } from "@/db/schema";

const { FLOOR_DATABASE_URL = "", FLOOR_ORG_ID = "", FLOOR_POOL = "16" } = process.env;

export const orgId = FLOOR_ORG_ID;
export const db = drizzle(
  postgres(FLOOR_DATABASE_URL, {
    max: Number(FLOOR_POOL),
    connection: { "app.org_id": orgId, TimeZone: "UTC" },
  }),
  { schema: { leads, contacts, conversations, lead_totals, pipelines, pipeline_stages } },
);
