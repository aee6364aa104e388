import { eq, sql } from "drizzle-orm";
import { companies } from "@/db/schema";
import { actorUserId } from "@/lib/context";
import { AppError, notFound } from "@/lib/errors";
import { defineOperation } from "@/lib/operation";
import { transact } from "@/lib/unit";
import { CompanyIdInput } from "../schemas";
import { lockCompany, recordCompany, toCompany } from "./company";

/** Into the trash. Leads and contacts keep the name, and find the record again when it is restored. */
export const deleteCompany = defineOperation({
  name: "company.delete",
  permission: "leads.delete",
  input: CompanyIdInput,
  run: (ctx, { company_id }) =>
    transact(ctx, async (unit) => {
      const before = await lockCompany(ctx, unit.db, company_id);
      const [after] = await unit.db.update(
        companies,
        {
          deleted_at: new Date().toISOString(),
          deleted_by: actorUserId(ctx.actor),
          version: sql`${companies.version} + 1`,
        },
        eq(companies.id, company_id),
      );
      if (!after) throw notFound();
      await recordCompany(unit, "delete", after, { before: toCompany(before) });
      return { id: company_id };
    }),
});

/** @throws AppError `conflict` (`company_exists`) when another one took the name meanwhile. */
export const restoreCompany = defineOperation({
  name: "company.restore",
  permission: "leads.delete",
  input: CompanyIdInput,
  run: (ctx, { company_id }) =>
    transact(ctx, async (unit) => {
      const { db } = unit;
      const before = await db.lock(companies, company_id);
      if (!before || before.merged_into) throw notFound();
      if (!before.deleted_at) return toCompany(before);
      const taken = await db.find(
        companies,
        eq(companies.name_key, before.name_key),
        sql`${companies.deleted_at} is null`,
      );
      if (taken) throw new AppError("conflict", { message: "company_exists" });
      const [after] = await db.update(
        companies,
        { deleted_at: null, deleted_by: null, version: sql`${companies.version} + 1` },
        eq(companies.id, company_id),
      );
      if (!after) throw notFound();
      await recordCompany(unit, "restore", after, { after: toCompany(after) });
      return toCompany(after);
    }),
});
