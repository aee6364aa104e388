import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { Logo } from "@/components/brand/logo";
import { LocaleSwitch } from "@/components/shell/locale-switch";
import { ThemeToggle } from "@/components/theme/theme-toggle";
import { Link } from "@/i18n/navigation";
import { BrandPanel } from "./_components/brand-panel";

export default function AuthLayout({ children }: { children: ReactNode }) {
  const t = useTranslations("auth");
  return (
    <div className="grid min-h-dvh bg-background lg:grid-cols-[minmax(30rem,1fr)_minmax(0,1.15fr)]">
      <div className="flex min-w-0 flex-col">
        <header className="flex items-center justify-between px-5 py-4 sm:px-8">
          <Link href="/" aria-label={t("home")} className="touch-target flex rounded-md">
            <Logo />
          </Link>
          <div className="flex items-center">
            <LocaleSwitch />
            <ThemeToggle />
          </div>
        </header>
        <main className="flex flex-1 flex-col items-center px-5 pt-[6vh] pb-16 sm:px-8 lg:justify-center lg:pt-0">
          <div className="w-full max-w-92">{children}</div>
        </main>
      </div>
      <BrandPanel className="max-lg:hidden" />
    </div>
  );
}
