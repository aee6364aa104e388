import { eq, type InferSelectModel } from "drizzle-orm";
import type { OrgDb } from "@/db/org";
import { companies } from "@/db/schema";
import type { Ctx } from "@/lib/context";
import { AppError, notFound } from "@/lib/errors";
import { visibleCompanies } from "@/lib/leads";
import type { Unit } from "@/lib/unit";
import type { Company } from "../schemas";

export type CompanyRow = InferSelectModel<typeof companies>;

export const companyColumns = {
  id: companies.id,
  organization_id: companies.organization_id,
  name: companies.name,
  domain: companies.domain,
  phone: companies.phone,
  email: companies.email,
  city: companies.city,
  notes: companies.notes,
  assigned_to: companies.assigned_to,
  version: companies.version,
  created_at: companies.created_at,
  updated_at: companies.updated_at,
};

export function toCompany(row: CompanyRow): Company {
  const { name_key: _key, merged_into: _into, deleted_at: _at, deleted_by: _by, ...company } = row;
  return company;
}

/** One that is there and may be seen. @throws AppError `not_found`. */
export async function visibleCompany(ctx: Ctx, db: OrgDb, id: string): Promise<CompanyRow> {
  const company = await db.find(companies, eq(companies.id, id), visibleCompanies(ctx));
  if (!company || company.deleted_at) throw notFound();
  return company;
}

/** The same, locked. @throws AppError `version_conflict` with the company as it is now in `current`. */
export async function lockCompany(ctx: Ctx, db: OrgDb, id: string, version?: number): Promise<CompanyRow> {
  await visibleCompany(ctx, db, id);
  const company = await db.lock(companies, id);
  if (!company || company.deleted_at) throw notFound();
  if (version !== undefined && version !== company.version)
    throw new AppError("version_conflict", { extra: { current: toCompany(company) } });
  return company;
}

/** Who has the name already is said only to those who may see it. */
export async function nameTaken(ctx: Ctx, db: OrgDb, holder: CompanyRow | undefined): Promise<AppError> {
  const seen = holder && (await db.find(companies, eq(companies.id, holder.id), visibleCompanies(ctx)));
  return new AppError("conflict", {
    message: "company_exists",
    ...(seen && { extra: { company_id: seen.id } }),
  });
}

/** The trace of a change and the word to whoever looks at companies. */
export async function recordCompany(
  { audit, publish }: Unit,
  action: string,
  company: Pick<CompanyRow, "id" | "version">,
  change: { before?: unknown; after?: unknown },
): Promise<void> {
  await audit({ action: `company.${action}`, resource_type: "company", resource_id: company.id, ...change });
  publish({
    event: "company.changed",
    data: { company_id: company.id, version: company.version },
    audience: "organization",
  });
}
