import { eq } from "drizzle-orm";
import { z } from "zod";
import type { OrgDb } from "@/db/org";
import { organizations } from "@/db/schema";
import { notFound } from "@/lib/errors";
import { defineOperation } from "@/lib/operation";
import { read, transact } from "@/lib/unit";
import { AlertSettings, defaultAlertSettings } from "./schemas";

/** When messages call somebody. Kept among the organization's settings, safe values where nothing was set. */
export const getAlertSettings = defineOperation({
  name: "alert_settings.get",
  permission: "alerts.manage",
  input: z.object({}),
  run: (ctx) => read(ctx, loadAlertSettings),
});

export const updateAlertSettings = defineOperation({
  name: "alert_settings.update",
  permission: "alerts.manage",
  input: AlertSettings,
  run: (ctx, alerts) =>
    transact(ctx, async ({ db, audit, publish }): Promise<AlertSettings> => {
      const [row] = await db.tx
        .select()
        .from(organizations)
        .where(eq(organizations.id, db.orgId))
        .for("no key update");
      if (!row) throw notFound();
      await db.tx
        .update(organizations)
        .set({ settings: { ...row.settings, alerts } })
        .where(eq(organizations.id, db.orgId));
      await audit({
        action: "alert_settings.update",
        resource_type: "organization",
        resource_id: db.orgId,
        before: settingsOf(row.settings),
        after: alerts,
      });
      publish({ event: "alert_settings.changed", data: {}, audience: "organization" });
      return alerts;
    }),
});

export async function loadAlertSettings(db: OrgDb): Promise<AlertSettings> {
  const [row] = await db.tx
    .select({ settings: organizations.settings })
    .from(organizations)
    .where(eq(organizations.id, db.orgId));
  return settingsOf(row?.settings);
}

const settingsOf = (settings: Record<string, unknown> | undefined): AlertSettings =>
  AlertSettings.catch(defaultAlertSettings).parse(settings?.alerts ?? defaultAlertSettings);
