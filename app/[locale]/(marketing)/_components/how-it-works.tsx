import { useTranslations } from "next-intl";
import { Container, SectionTitle } from "./section";

const steps = ["connect", "agent", "close"] as const;

export function HowItWorks() {
  const t = useTranslations("landing.how");
  return (
    <section id="how" className="border-y bg-canvas">
      <Container className="py-16 md:py-24">
        <SectionTitle>{t("title")}</SectionTitle>
        <ol className="mt-10 grid gap-8 md:grid-cols-3 md:gap-10">
          {steps.map((step, index) => (
            <li key={step} className="flex flex-col gap-2 border-t-2 border-foreground pt-4">
              <span aria-hidden className="text-sm font-semibold text-primary-text num">
                {index + 1}
              </span>
              <h3 className="text-xl font-semibold">{t(`steps.${step}.title`)}</h3>
              <p className="text-base text-pretty text-muted-foreground">{t(`steps.${step}.body`)}</p>
            </li>
          ))}
        </ol>
      </Container>
    </section>
  );
}
