import { eq } from "drizzle-orm";
import type { OrgDb } from "@/db/org";
import { custom_fields, organizations } from "@/db/schema";
import { actorUserId, type Ctx } from "@/lib/context";
import { OrganizationSettings } from "@/lib/organizations/schemas";
import { customFieldKinds, type CustomFieldType } from "./schemas";

/** What a filter is read against: the organization's own fields, its calendar, and who "me" is. */
export type FilterContext = {
  custom: ReadonlyMap<string, CustomFieldType>;
  timeZone: string;
  now: Date;
  userId: string | null;
};

export async function loadFilterContext(ctx: Ctx, db: OrgDb, now = new Date()): Promise<FilterContext> {
  const fields = await db.tx
    .select({ key: custom_fields.key, type: custom_fields.field_type })
    .from(custom_fields)
    .where(db.in(custom_fields, eq(custom_fields.is_active, true)));
  const [organization] = await db.tx
    .select({ settings: organizations.settings })
    .from(organizations)
    .where(eq(organizations.id, db.orgId));
  return {
    custom: new Map(fields.flatMap(({ key, type }) => (isCustomType(type) ? [[key, type] as const] : []))),
    timeZone: knownTimeZone(OrganizationSettings.safeParse(organization?.settings).data?.time_zone),
    now,
    userId: actorUserId(ctx.actor),
  };
}

const isCustomType = (type: string): type is CustomFieldType => type in customFieldKinds;

const defaultTimeZone = "America/Sao_Paulo";

function knownTimeZone(name: string | undefined): string {
  try {
    return new Intl.DateTimeFormat("en", { timeZone: name ?? defaultTimeZone }).resolvedOptions().timeZone;
  } catch {
    return defaultTimeZone;
  }
}
