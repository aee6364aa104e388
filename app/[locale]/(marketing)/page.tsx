import type { Metadata } from "next";
import { getTranslations, setRequestLocale } from "next-intl/server";
import { routing, type Locale } from "@/i18n/routing";
import { CallToAction } from "./_components/call-to-action";
import { Faq } from "./_components/faq";
import { Hero } from "./_components/hero";
import { HowItWorks } from "./_components/how-it-works";
import { MarketingFooter } from "./_components/marketing-footer";
import { MarketingHeader } from "./_components/marketing-header";
import { Product } from "./_components/product";

type Props = { params: Promise<{ locale: Locale }> };

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { locale } = await params;
  const t = await getTranslations({ locale, namespace: "landing.meta" });
  const languages = Object.fromEntries(routing.locales.map((name) => [name, `/${name}`]));
  return {
    title: { absolute: t("title") },
    description: t("description"),
    alternates: {
      canonical: `/${locale}`,
      languages: { ...languages, "x-default": `/${routing.defaultLocale}` },
    },
    openGraph: { title: t("title"), description: t("description"), locale, type: "website" },
  };
}

export default async function LandingPage({ params }: Props) {
  setRequestLocale((await params).locale);
  return (
    <div className="flex min-h-dvh flex-col bg-background">
      <MarketingHeader />
      <main>
        <Hero />
        <Product />
        <HowItWorks />
        <Faq />
        <CallToAction />
      </main>
      <MarketingFooter />
    </div>
  );
}
