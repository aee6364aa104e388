import { asc } from "drizzle-orm";
import { tags } from "@/db/schema";
import { defineOperation } from "@/lib/operation";
import { read } from "@/lib/unit";
import { allFields } from "./definitions";
import { ListFieldsInput, ListTagsInput } from "./schemas";

/** The fields of this organization's leads, in order. */
export const listFields = defineOperation({
  name: "field.list",
  permission: "leads.read",
  input: ListFieldsInput,
  run: (ctx, { include_inactive }) =>
    read(ctx, async (db) => {
      const fields = await allFields(db);
      return {
        data: include_inactive ? fields : fields.filter(({ is_active }) => is_active),
        next_cursor: null,
      };
    }),
});

/** Every tag in use, for pickers. */
export const listTags = defineOperation({
  name: "tag.list",
  permission: "leads.read",
  input: ListTagsInput,
  run: (ctx) =>
    read(ctx, async (db) => ({
      data: await db.tx
        .select({ id: tags.id, name: tags.name, color: tags.color })
        .from(tags)
        .where(db.in(tags))
        .orderBy(asc(tags.name)),
      next_cursor: null,
    })),
});
