import { Check } from "lucide-react";
import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { cn } from "@/lib/utils";
import { AuditPicture } from "./audit-picture";
import { HandoffPicture } from "./handoff-picture";
import { InboxPicture } from "./inbox-picture";
import { RingsPicture } from "./rings-picture";
import { Container, SectionTitle } from "./section";

type FeatureName = "inbox" | "agent" | "board" | "security";

export function Product() {
  const t = useTranslations("landing.product");
  return (
    <section id="product" className="border-t">
      <Container className="flex flex-col gap-14 py-16 md:gap-20 md:py-24">
        <SectionTitle className="max-w-150">{t("title")}</SectionTitle>
        <Feature name="inbox" picture={<InboxPicture />} />
        <Feature name="agent" picture={<HandoffPicture />} flipped />
        <Feature name="board" picture={<RingsPicture />} />
        <Feature name="security" picture={<AuditPicture />} flipped />
      </Container>
    </section>
  );
}

const points = ["one", "two", "three"] as const;

function Feature({ name, picture, flipped }: { name: FeatureName; picture: ReactNode; flipped?: boolean }) {
  const t = useTranslations(`landing.product.${name}`);
  const security = useTranslations("landing.product.security.points");
  const lines = points.map((key) => t(`points.${key}`));
  if (name === "security") lines.push(security("four"));
  return (
    <div className="grid items-center gap-8 md:grid-cols-2 md:gap-12 lg:gap-20">
      <div className={cn("flex flex-col gap-3", flipped && "md:order-2")}>
        <h3 className="text-2xl font-semibold">{t("title")}</h3>
        <p className="text-lg text-pretty text-muted-foreground">{t("body")}</p>
        <ul className="mt-1 flex flex-col gap-2.5">
          {lines.map((line) => (
            <li key={line} className="flex gap-2.5 text-base">
              <Check aria-hidden className="mt-0.5 size-4 shrink-0 text-primary-text" />
              {line}
            </li>
          ))}
        </ul>
      </div>
      {picture}
    </div>
  );
}
