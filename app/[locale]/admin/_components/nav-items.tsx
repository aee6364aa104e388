import { Building2, Contact, House, Inbox, Kanban, Settings, Users } from "lucide-react";
import { getTranslations } from "next-intl/server";
import type { NavItem } from "@/components/shell/types";
import type { Ctx } from "@/lib/context";

/** The main navigation, without what the member may not open. */
export async function navItems(ctx: Ctx): Promise<NavItem[]> {
  const t = await getTranslations({ locale: ctx.locale, namespace: "nav" });
  const may = (permission: Parameters<typeof ctx.grants.permissions.has>[0]) =>
    ctx.grants.permissions.has(permission);
  const items: (NavItem & { shown: boolean })[] = [
    {
      id: "home",
      href: "/admin/crm",
      label: t("home"),
      icon: <House />,
      goKey: "h",
      onPhone: true,
      exact: true,
      shown: true,
    },
    {
      id: "inbox",
      href: "/admin/crm/inbox",
      label: t("inbox"),
      icon: <Inbox />,
      goKey: "i",
      onPhone: true,
      shown: may("conversations.read"),
    },
    {
      id: "pipeline",
      href: "/admin/crm/pipeline",
      label: t("pipeline"),
      icon: <Kanban />,
      goKey: "b",
      onPhone: true,
      shown: may("pipeline.read"),
    },
    {
      id: "leads",
      href: "/admin/crm/leads",
      label: t("leads"),
      icon: <Users />,
      goKey: "l",
      onPhone: true,
      shown: may("leads.read"),
    },
    {
      id: "contacts",
      href: "/admin/crm/contacts",
      label: t("contacts"),
      icon: <Contact />,
      goKey: "c",
      shown: may("leads.read"),
    },
    {
      id: "companies",
      href: "/admin/crm/companies",
      label: t("companies"),
      icon: <Building2 />,
      goKey: "e",
      shown: may("leads.read"),
    },
    {
      id: "settings",
      href: "/admin/settings",
      label: t("settings"),
      icon: <Settings />,
      goKey: "s",
      place: "end",
      shown: true,
    },
  ];
  return items.filter(({ shown }) => shown).map(({ shown: _shown, ...item }) => item);
}
