import {
  BellRing,
  Building2,
  Gauge,
  Kanban,
  Plug,
  ScrollText,
  Shuffle,
  TextCursorInput,
  Trash2,
  UserRound,
  UsersRound,
} from "lucide-react";
import { getTranslations } from "next-intl/server";
import type { ReactNode } from "react";
import type { Permission } from "@/lib/auth/permissions";
import type { Ctx } from "@/lib/context";

export type SettingsItem = { id: string; href: string; label: string; hint: string; icon: ReactNode };
export type SettingsGroup = { id: string; label: string; items: SettingsItem[] };

const workspace = [
  {
    id: "organization",
    href: "/admin/settings/organization",
    icon: <Building2 />,
    permission: "organization.read",
  },
  { id: "team", href: "/admin/settings/team", icon: <UsersRound />, permission: "members.read" },
  {
    id: "assignment",
    href: "/admin/settings/assignment",
    icon: <Shuffle />,
    permission: "assignment.manage",
  },
  { id: "scoring", href: "/admin/settings/scoring", icon: <Gauge />, permission: "scoring.manage" },
  { id: "alerts", href: "/admin/settings/alerts", icon: <BellRing />, permission: "alerts.manage" },
  { id: "pipeline", href: "/admin/crm/settings", icon: <Kanban />, permission: "pipeline.read" },
  { id: "fields", href: "/admin/settings/fields", icon: <TextCursorInput />, permission: "fields.manage" },
  {
    id: "integrations",
    href: "/admin/settings/integrations",
    icon: <Plug />,
    permission: "integrations.read",
  },
  { id: "trash", href: "/admin/settings/trash", icon: <Trash2 />, permission: "leads.delete" },
  { id: "audit", href: "/admin/settings/audit", icon: <ScrollText />, permission: "audit.read" },
] as const satisfies readonly Section[];

const personal = [
  { id: "profile", href: "/admin/settings/profile", icon: <UserRound />, permission: "organization.read" },
] as const satisfies readonly Section[];

/** The sections of the settings, without what the member may not open. */
export async function settingsGroups(ctx: Ctx): Promise<SettingsGroup[]> {
  const t = await getTranslations({ locale: ctx.locale, namespace: "settings.nav" });
  const open = (
    sections: readonly ((typeof workspace)[number] | (typeof personal)[number])[],
  ): SettingsItem[] =>
    sections
      .filter(({ permission }) => ctx.grants.permissions.has(permission))
      .map(({ id, href, icon }) => ({ id, href, icon, label: t(`${id}.label`), hint: t(`${id}.hint`) }));
  return [
    { id: "workspace", label: t("groups.workspace"), items: open(workspace) },
    { id: "personal", label: t("groups.personal"), items: open(personal) },
  ].filter(({ items }) => items.length > 0);
}

type Section = { id: string; href: string; icon: ReactNode; permission: Permission };
