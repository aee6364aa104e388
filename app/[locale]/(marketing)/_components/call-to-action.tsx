import { useTranslations } from "next-intl";
import { HeartMark } from "@/components/brand/logo";
import { Button } from "@/components/ui/button";
import { Link } from "@/i18n/navigation";
import { Container, SectionTitle } from "./section";

export function CallToAction() {
  const t = useTranslations("landing.cta");
  return (
    <section className="border-t bg-canvas">
      <Container className="flex flex-col items-start gap-4 py-16 md:items-center md:py-24 md:text-center">
        <HeartMark className="size-10" />
        <SectionTitle>{t("title")}</SectionTitle>
        <p className="text-lg text-pretty text-muted-foreground">{t("body")}</p>
        <div className="mt-2 flex flex-wrap gap-3">
          <Button asChild size="xl">
            <Link href="/auth/register">{t("primary")}</Link>
          </Button>
          <Button asChild size="xl" variant="outline">
            <Link href="/auth/login">{t("secondary")}</Link>
          </Button>
        </div>
      </Container>
    </section>
  );
}
