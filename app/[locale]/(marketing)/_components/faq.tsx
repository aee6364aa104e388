import { Plus } from "lucide-react";
import { useTranslations } from "next-intl";
import { Container, SectionTitle } from "./section";

const questions = ["official", "agent", "outage", "privacy", "api", "phone"] as const;

export function Faq() {
  const t = useTranslations("landing.faq");
  return (
    <section id="faq">
      <Container className="grid gap-8 py-16 md:grid-cols-[1fr_1.6fr] md:gap-12 md:py-24">
        <SectionTitle>{t("title")}</SectionTitle>
        <div className="border-t">
          {questions.map((question) => (
            <details key={question} className="group border-b">
              <summary className="flex min-h-14 list-none items-center justify-between gap-4 py-3 text-lg font-medium [&::-webkit-details-marker]:hidden">
                {t(`items.${question}.q`)}
                <Plus
                  aria-hidden
                  className="size-4 shrink-0 text-muted-foreground transition-transform group-open:rotate-45"
                />
              </summary>
              <p className="max-w-[65ch] pb-5 text-base text-pretty text-muted-foreground">
                {t(`items.${question}.a`)}
              </p>
            </details>
          ))}
        </div>
      </Container>
    </section>
  );
}
