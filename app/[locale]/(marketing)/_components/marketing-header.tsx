import { useTranslations } from "next-intl";
import { Logo } from "@/components/brand/logo";
import { LocaleSwitch } from "@/components/shell/locale-switch";
import { ThemeToggle } from "@/components/theme/theme-toggle";
import { Button } from "@/components/ui/button";
import { Link } from "@/i18n/navigation";
import { Container } from "./section";

const sections = ["product", "how", "faq"] as const;

export function MarketingHeader() {
  const t = useTranslations("landing.header");
  return (
    <header className="sticky top-0 z-20 border-b bg-background">
      <Container className="flex h-14 items-center gap-1">
        <Link href="/" aria-label={t("home")} className="touch-target flex rounded-md">
          <Logo />
        </Link>
        <nav aria-label={t("nav")} className="ml-8 flex gap-1 max-md:hidden">
          {sections.map((id) => (
            <Button key={id} asChild variant="ghost" className="text-muted-foreground hover:text-foreground">
              <a href={`#${id}`}>{t(id)}</a>
            </Button>
          ))}
        </nav>
        <div className="ml-auto flex items-center gap-0.5">
          <LocaleSwitch />
          <ThemeToggle />
        </div>
        <Button asChild variant="ghost">
          <Link href="/auth/login">{t("signIn")}</Link>
        </Button>
        <Button asChild className="max-sm:hidden">
          <Link href="/auth/register">{t("signUp")}</Link>
        </Button>
      </Container>
    </header>
  );
}
