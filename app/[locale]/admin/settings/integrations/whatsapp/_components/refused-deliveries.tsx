import { CircleCheck } from "lucide-react";
import { useTranslations } from "next-intl";
import { Section } from "@/components/settings/section";
import { Badge } from "@/components/ui/badge";

const explained = ["unauthenticated", "forbidden", "invalid", "payload_too_large"] as const;

/** What the webhook turned away today, and what to do about each reason. */
export function RefusedDeliveries({ counts }: { counts: Record<string, number> }) {
  const t = useTranslations("settings.whatsapp.refused");
  const reasons = Object.entries(counts)
    .filter(([, count]) => count > 0)
    .sort(([, a], [, b]) => b - a);
  return (
    <Section title={t("title")} description={reasons.length > 0 ? t("hint") : undefined}>
      {reasons.length === 0 ? (
        <p className="flex items-center gap-1.5 text-sm text-muted-foreground">
          <CircleCheck aria-hidden className="size-4 text-success-mark" />
          {t("none")}
        </p>
      ) : (
        <ul className="flex flex-col divide-y border-y" data-testid="refused-deliveries">
          {reasons.map(([code, count]) => {
            const reason = explained.find((known) => known === code) ?? "other";
            return (
              <li key={code} className="flex flex-col gap-0.5 py-3 text-sm">
                <span className="flex items-center justify-between gap-3 font-medium">
                  {t(`reasons.${reason}.title`, { code })}
                  <Badge variant="warning" className="num">
                    {t("count", { count })}
                  </Badge>
                </span>
                <span className="text-pretty text-muted-foreground">{t(`reasons.${reason}.text`)}</span>
              </li>
            );
          })}
        </ul>
      )}
    </Section>
  );
}
