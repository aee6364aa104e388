"use client";

import { Check, LogOut } from "lucide-react";
import { useLocale, useTranslations } from "next-intl";
import { useTheme } from "next-themes";
import type { ReactNode } from "react";
import { localeNames, useLocaleSwitch } from "@/components/shell/locale-switch";
import { OrganizationMark } from "@/components/shell/organization-mark";
import type { OrganizationSwitcherProps } from "@/components/shell/organization-switcher";
import type { NavItem } from "@/components/shell/types";
import { themeIcons, themeNames } from "@/components/theme/theme-toggle";
import { SegmentedControl } from "@/components/ui/segmented-control";
import { Sheet, SheetContent, SheetHeader, SheetTitle } from "@/components/ui/sheet";
import { Link } from "@/i18n/navigation";
import { isLocale, routing } from "@/i18n/routing";

export type MoreSheetProps = OrganizationSwitcherProps & {
  open: boolean;
  onOpenChange: (open: boolean) => void;
  nav: readonly NavItem[];
  onSignOut: () => void | Promise<void>;
};

const row =
  "flex h-12 w-full items-center gap-3 rounded-md px-3 text-left text-base hover:bg-accent [&_svg]:size-5 [&_svg]:shrink-0 [&_svg]:text-muted-foreground";

/** What the bottom bar has no room for. */
export function MoreSheet({ open, onOpenChange, nav, onSignOut, ...organization }: MoreSheetProps) {
  const t = useTranslations("shell");
  const common = useTranslations("common");
  const close = () => onOpenChange(false);
  return (
    <Sheet open={open} onOpenChange={onOpenChange}>
      <SheetContent side="bottom" aria-describedby={undefined}>
        <SheetHeader>
          <SheetTitle>{t("more")}</SheetTitle>
        </SheetHeader>
        <div className="flex flex-col p-2">
          {nav.map((item) => (
            <Link key={item.id} href={item.href} onClick={close} className={row}>
              {item.icon}
              {item.label}
            </Link>
          ))}
          <Organizations {...organization} onDone={close} />
          <Setting label={common("theme.label")}>
            <ThemeChoice />
          </Setting>
          <Setting label={common("language")}>
            <LocaleChoice />
          </Setting>
          <button type="button" className={row} onClick={() => void onSignOut()}>
            <LogOut aria-hidden />
            {t("signOut")}
          </button>
        </div>
      </SheetContent>
    </Sheet>
  );
}

function Organizations({
  organization,
  organizations,
  onSwitchOrganization,
  onDone,
}: OrganizationSwitcherProps & { onDone: () => void }) {
  if (organizations.length < 2) return null;
  const choose = (id: string) => {
    onDone();
    if (id !== organization.id) void onSwitchOrganization(id);
  };
  return organizations.map(({ id, name }) => (
    <button
      key={id}
      type="button"
      className={row}
      aria-current={id === organization.id ? "true" : undefined}
      onClick={() => choose(id)}
    >
      <OrganizationMark name={name} size="sm" />
      <span className="min-w-0 flex-1 truncate">{name}</span>
      {id === organization.id && <Check aria-hidden />}
    </button>
  ));
}

function Setting({ label, children }: { label: string; children: ReactNode }) {
  return (
    <div className="flex min-h-12 items-center justify-between gap-3 px-3 py-1 text-base">
      <span>{label}</span>
      {children}
    </div>
  );
}

function ThemeChoice() {
  const t = useTranslations("common.theme");
  const { theme = "system", setTheme } = useTheme();
  return (
    <SegmentedControl
      iconsOnly
      label={t("label")}
      value={theme}
      onValueChange={setTheme}
      options={themeNames.map((name) => {
        const Icon = themeIcons[name];
        return { value: name as string, label: t(name), icon: <Icon aria-hidden /> };
      })}
    />
  );
}

function LocaleChoice() {
  const t = useTranslations("common");
  const locale = useLocale();
  const { switchTo } = useLocaleSwitch();
  return (
    <SegmentedControl
      label={t("language")}
      value={locale as string}
      onValueChange={(next) => isLocale(next) && switchTo(next)}
      options={routing.locales.map((option) => ({
        value: option as string,
        label: localeNames[option].split(" ")[0] ?? option,
      }))}
    />
  );
}
