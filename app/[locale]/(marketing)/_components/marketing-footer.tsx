import { useTranslations } from "next-intl";
import { Logo } from "@/components/brand/logo";
import { Link } from "@/i18n/navigation";
import { Container } from "./section";

const link = "touch-target w-fit rounded-sm text-muted-foreground hover:text-foreground";

export function MarketingFooter() {
  const t = useTranslations("landing.footer");
  const header = useTranslations("landing.header");
  return (
    <footer className="border-t">
      <Container className="flex flex-col gap-8 py-10 sm:flex-row sm:justify-between">
        <div className="flex flex-col gap-3 text-sm">
          <Logo />
          <p className="text-muted-foreground">{t("tagline")}</p>
          <p className="text-muted-foreground num">
            {t("rights", { year: String(new Date().getFullYear()) })}
          </p>
        </div>
        <div className="flex gap-16 text-sm">
          <nav aria-label={t("product")} className="flex flex-col gap-2.5 pointer-coarse:gap-6">
            <p className="font-medium">{t("product")}</p>
            <a href="#product" className={link}>
              {header("product")}
            </a>
            <a href="#how" className={link}>
              {header("how")}
            </a>
            <a href="#faq" className={link}>
              {header("faq")}
            </a>
          </nav>
          <nav aria-label={t("account")} className="flex flex-col gap-2.5 pointer-coarse:gap-6">
            <p className="font-medium">{t("account")}</p>
            <Link href="/auth/login" className={link}>
              {header("signIn")}
            </Link>
            <Link href="/auth/register" className={link}>
              {header("signUp")}
            </Link>
          </nav>
        </div>
      </Container>
    </footer>
  );
}
