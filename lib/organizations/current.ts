import { eq } from "drizzle-orm";
import { z } from "zod";
import { organizations } from "@/db/schema";
import { notFound } from "@/lib/errors";
import { defineOperation } from "@/lib/operation";
import { read, transact } from "@/lib/unit";
import { UpdateOrganizationInput, type Organization } from "./schemas";

export const getOrganization = defineOperation({
  name: "organization.get",
  permission: "organization.read",
  input: z.object({}),
  run: (ctx) =>
    read(ctx, async ({ tx, orgId }): Promise<Organization> => {
      const [organization] = await tx.select().from(organizations).where(eq(organizations.id, orgId));
      if (!organization) throw notFound();
      return organization;
    }),
});

export const updateOrganization = defineOperation({
  name: "organization.update",
  permission: "organization.manage",
  input: UpdateOrganizationInput,
  run: (ctx, { name, settings }) =>
    transact(ctx, async ({ db, audit }): Promise<Organization> => {
      const [before] = await db.tx
        .select()
        .from(organizations)
        .where(eq(organizations.id, db.orgId))
        .for("update");
      if (!before) throw notFound();
      const [after] = await db.tx
        .update(organizations)
        .set({ name: name ?? before.name, settings: { ...before.settings, ...settings } })
        .where(eq(organizations.id, db.orgId))
        .returning();
      if (!after) throw notFound();
      await audit({
        action: "organization.update",
        resource_type: "organization",
        resource_id: db.orgId,
        before: { name: before.name, settings: before.settings },
        after: { name: after.name, settings: after.settings },
      });
      return after;
    }),
});
