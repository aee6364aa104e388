import { getTranslations } from "next-intl/server";
import { settingsGroups } from "@/components/settings/settings-groups";
import type { CommandGroupSpec } from "@/components/shell/types";
import type { Ctx } from "@/lib/context";

/** Every settings page the member may open, as commands of ⌘K. */
export async function settingsCommands(ctx: Ctx): Promise<CommandGroupSpec> {
  const t = await getTranslations({ locale: ctx.locale, namespace: "shell.commands" });
  const pages = (await settingsGroups(ctx)).flatMap(({ items }) => items);
  return {
    id: "settings",
    heading: t("settings"),
    items: pages.map(({ id, href, label, hint, icon }) => ({ id, href, label, icon, keywords: [hint] })),
  };
}
