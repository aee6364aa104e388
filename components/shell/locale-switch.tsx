"use client";

import { useLocale, useTranslations } from "next-intl";
import { useTransition } from "react";
import { Button } from "@/components/ui/button";
import {
  DropdownMenu,
  DropdownMenuContent,
  DropdownMenuRadioGroup,
  DropdownMenuRadioItem,
  DropdownMenuTrigger,
} from "@/components/ui/dropdown-menu";
import { usePathname, useRouter } from "@/i18n/navigation";
import { isLocale, routing, type Locale } from "@/i18n/routing";

/** Each language is named in itself, in every language. */
export const localeNames: Record<Locale, string> = { "pt-BR": "Português (Brasil)", en: "English" };

export function LocaleSwitch({ className }: { className?: string }) {
  const t = useTranslations("common");
  const locale = useLocale();
  const { switchTo, pending } = useLocaleSwitch();
  return (
    <DropdownMenu>
      <DropdownMenuTrigger asChild>
        <Button
          variant="ghost"
          size="icon"
          aria-busy={pending || undefined}
          title={t("language")}
          className={className}
        >
          <span className="text-xs font-semibold">{locale.slice(0, 2).toUpperCase()}</span>
          <span className="sr-only">{`, ${t("language")}: ${isLocale(locale) ? localeNames[locale] : locale}`}</span>
        </Button>
      </DropdownMenuTrigger>
      <DropdownMenuContent align="end">
        <DropdownMenuRadioGroup value={locale} onValueChange={(next) => isLocale(next) && switchTo(next)}>
          {routing.locales.map((option) => (
            <DropdownMenuRadioItem key={option} value={option} lang={option}>
              {localeNames[option]}
            </DropdownMenuRadioItem>
          ))}
        </DropdownMenuRadioGroup>
      </DropdownMenuContent>
    </DropdownMenu>
  );
}

/** The same page in another language, with its filters. */
export function useLocaleSwitch() {
  const pathname = usePathname();
  const router = useRouter();
  const [pending, startTransition] = useTransition();
  // Read at the click: useSearchParams would take static pages out of prerendering.
  const switchTo = (locale: Locale) =>
    startTransition(() => router.replace(`${pathname}${window.location.search}`, { locale, scroll: false }));
  return { switchTo, pending };
}
