import { useTranslations } from "next-intl";
import { MiniBoard } from "@/components/brand/mini-board";
import { MiniChat } from "@/components/brand/mini-chat";
import { ProductFrame } from "@/components/brand/product-frame";
import { Button } from "@/components/ui/button";
import { Link } from "@/i18n/navigation";
import { MiniRail } from "./mini-rail";
import { Container } from "./section";

export function Hero() {
  const t = useTranslations("landing.hero");
  return (
    <Container className="pt-12 pb-16 md:pt-20 md:pb-24">
      <div className="flex max-w-200 flex-col gap-5">
        <h1 className="text-4xl font-semibold text-balance md:text-5xl">{t("title")}</h1>
        <p className="max-w-150 text-lg text-pretty text-muted-foreground">{t("lead")}</p>
        <div className="flex flex-wrap items-center gap-3 pt-1">
          <Button asChild size="xl">
            <Link href="/auth/register">{t("primary")}</Link>
          </Button>
          <Button asChild size="xl" variant="outline">
            <Link href="/auth/login">{t("secondary")}</Link>
          </Button>
        </div>
        <p className="text-sm text-muted-foreground">{t("note")}</p>
      </div>
      <ProductFrame label={t("picture")} className="mt-10 md:mt-14">
        <div className="grid grid-cols-[minmax(0,1fr)] md:grid-cols-[3.5rem_minmax(0,1fr)_20rem] lg:grid-cols-[3.5rem_minmax(0,1fr)_22rem]">
          <MiniRail />
          <MiniBoard className="max-md:order-2 max-md:border-t" />
          <MiniChat className="md:border-l" />
        </div>
      </ProductFrame>
    </Container>
  );
}
