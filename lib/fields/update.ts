import { eq, sql } from "drizzle-orm";
import { custom_fields } from "@/db/schema";
import { AppError, invalid, notFound } from "@/lib/errors";
import { defineOperation } from "@/lib/operation";
import { transact } from "@/lib/unit";
import { lockDefinitions, mergeOptions, placeField, toField } from "./definitions";
import { FieldIdInput, UpdateFieldInput } from "./schemas";

/** Changes what is named. Type and key stay as they are: the values of leads depend on them. */
export const updateField = defineOperation({
  name: "field.update",
  permission: "fields.manage",
  input: UpdateFieldInput,
  run: (ctx, { field_id, version, options, field_order, ...changes }) =>
    transact(ctx, async ({ db, audit, publish }) => {
      const fields = await lockDefinitions(db);
      const before = fields.find(({ id }) => id === field_id);
      if (!before) throw notFound();
      if (version !== undefined && version !== before.version)
        throw new AppError("version_conflict", { extra: { current: before } });
      const label = (changes.label ?? before.label).toLowerCase();
      const twin = fields.find((other) => other.id !== field_id && other.label.toLowerCase() === label);
      const shown = changes.is_active ?? before.is_active;
      if (shown && twin?.is_active) throw invalid({ label: "name_taken" });
      const [changed] = await db.update(
        custom_fields,
        {
          ...changes,
          ...(options && { options: mergeOptions(before.field_type, before.options, options) }),
          version: sql`${custom_fields.version} + 1`,
        },
        eq(custom_fields.id, field_id),
      );
      if (!changed) throw notFound();
      const comesBack = shown && !before.is_active;
      if (field_order !== undefined || comesBack)
        await placeField(db, field_id, field_order ?? fields.filter((field) => field.is_active).length);
      const after = await db.byId(custom_fields, field_id);
      if (!after) throw notFound();
      await audit({
        action: "field.update",
        resource_type: "field",
        resource_id: field_id,
        before,
        after: toField(after),
      });
      publish({ event: "fields.changed", data: { field_id }, audience: "organization" });
      return toField(after);
    }),
});

/** Withdraws a field: it leaves forms and lists, while leads keep their values, and it can come back. */
export const deleteField = defineOperation({
  name: "field.delete",
  permission: "fields.manage",
  input: FieldIdInput,
  run: (ctx, { field_id }) =>
    transact(ctx, async ({ db, audit, publish }) => {
      const before = (await lockDefinitions(db)).find(({ id }) => id === field_id);
      if (!before?.is_active) throw notFound();
      await db.update(
        custom_fields,
        { is_active: false, version: sql`${custom_fields.version} + 1` },
        eq(custom_fields.id, field_id),
      );
      await audit({ action: "field.delete", resource_type: "field", resource_id: field_id, before });
      publish({ event: "fields.changed", data: { field_id }, audience: "organization" });
      return { id: field_id };
    }),
});
