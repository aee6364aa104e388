import { custom_fields } from "@/db/schema";
import { invalid, notFound } from "@/lib/errors";
import { defineOperation } from "@/lib/operation";
import { transact } from "@/lib/unit";
import { freeKey, lockDefinitions, mergeOptions, placeField, toField } from "./definitions";
import { CreateFieldInput, fieldsMax } from "./schemas";

/** A new field; its key is made from the label now and never changes, since leads, imports and forms name it. */
export const createField = defineOperation({
  name: "field.create",
  permission: "fields.manage",
  input: CreateFieldInput,
  run: (ctx, { field_order, options = [], ...values }) =>
    transact(ctx, async ({ db, audit, publish }) => {
      const fields = await lockDefinitions(db);
      if (fields.length >= fieldsMax) throw invalid({ label: "too_many" });
      const active = fields.filter(({ is_active }) => is_active);
      if (active.some(({ label }) => label.toLowerCase() === values.label.toLowerCase()))
        throw invalid({ label: "name_taken" });
      const created = await db.insert(custom_fields, {
        ...values,
        key: freeKey(values.label, new Set(fields.map(({ key }) => key))),
        options: mergeOptions(values.field_type, [], options),
        field_order: fields.length,
      });
      await placeField(db, created.id, field_order ?? active.length);
      const field = await db.byId(custom_fields, created.id);
      if (!field) throw notFound();
      await audit({
        action: "field.create",
        resource_type: "field",
        resource_id: field.id,
        after: toField(field),
      });
      publish({ event: "fields.changed", data: { field_id: field.id }, audience: "organization" });
      return toField(field);
    }),
});
