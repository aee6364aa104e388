"use client";

import { ChevronRight } from "lucide-react";
import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import type { SettingsGroup, SettingsItem } from "@/components/settings/settings-groups";
import { PageHeader } from "@/components/shell/page-header";
import { Link, usePathname } from "@/i18n/navigation";
import { cn } from "@/lib/utils";

export const settingsIndexHref = "/admin/settings";

/** The list of sections beside the section. On a phone the list is a page of its own that drills down. */
export function SettingsFrame({
  groups,
  children,
}: {
  groups: readonly SettingsGroup[];
  children: ReactNode;
}) {
  const t = useTranslations("settings");
  const pathname = usePathname();
  const atIndex = pathname === settingsIndexHref;
  // The index shows the first section beside the list.
  const active = atIndex ? groups[0]?.items[0]?.href : pathname;
  return (
    <div className="flex shrink-0 grow">
      <div className={cn("w-full shrink-0 md:w-58 md:border-r", !atIndex && "max-md:hidden")}>
        <PageHeader title={t("title")} className="md:hidden" />
        <p className="sticky top-0 z-30 -mt-12 flex h-12 w-fit items-center pl-4 text-base font-medium text-muted-foreground max-md:hidden">
          {t("title")}
        </p>
        <nav
          aria-label={t("nav.label")}
          className="flex flex-col gap-5 p-3 md:sticky md:top-12 md:gap-4 md:p-2 md:pt-3"
        >
          {groups.map((group) => (
            <div key={group.id} role="group" aria-label={group.label} className="flex flex-col gap-0.5">
              <p aria-hidden className="px-2.5 pb-1 text-xs font-medium text-muted-foreground">
                {group.label}
              </p>
              {group.items.map((item) => (
                <NavLink key={item.id} item={item} active={isWithin(item.href, active)} />
              ))}
            </div>
          ))}
        </nav>
      </div>
      <div className={cn("min-w-0 flex-1", atIndex && "max-md:hidden")}>{children}</div>
    </div>
  );
}

function NavLink({ item, active }: { item: SettingsItem; active: boolean }) {
  return (
    <Link
      href={item.href}
      aria-current={active ? "page" : undefined}
      className={cn(
        "flex items-center gap-2.5 rounded-md px-2.5 text-muted-foreground transition-colors hover:bg-accent hover:text-foreground",
        "min-h-8 text-sm font-medium max-md:min-h-14 max-md:gap-3 max-md:text-foreground pointer-coarse:min-h-11 [&>svg]:size-4 [&>svg]:shrink-0 max-md:[&>svg]:size-5 max-md:[&>svg]:text-muted-foreground",
        active &&
          "md:bg-primary-soft md:text-primary-text md:hover:bg-primary-soft md:hover:text-primary-text",
      )}
    >
      {item.icon}
      <span className="flex min-w-0 flex-1 flex-col">
        <span className="truncate max-md:text-base">{item.label}</span>
        <span className="truncate text-xs font-normal text-muted-foreground md:hidden">{item.hint}</span>
      </span>
      <ChevronRight aria-hidden className="md:hidden" />
    </Link>
  );
}

const isWithin = (href: string, path: string | undefined) =>
  path === href || Boolean(path?.startsWith(`${href}/`));
