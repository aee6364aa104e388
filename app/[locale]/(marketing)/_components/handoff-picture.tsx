import { useTranslations } from "next-intl";
import { ProductFrame } from "@/components/brand/product-frame";
import { Avatar } from "@/components/ui/avatar";
import { ScoreChip } from "@/components/ui/score-chip";
import { cn } from "@/lib/utils";

const facts = ["need", "size", "deadline", "missing"] as const;

export function HandoffPicture() {
  const t = useTranslations("landing.demo.handoffCard");
  const demo = useTranslations("landing.demo");
  return (
    <ProductFrame label={t("label")} className="bg-card">
      <div className="flex items-center gap-3 border-b px-4 py-3.5">
        <Avatar name={demo("leadName")} size="lg" ring="success" />
        <div className="min-w-0 flex-1">
          <p className="flex items-center gap-2 text-base font-semibold">
            {demo("leadName")} <ScoreChip score={82} trend={21} />
          </p>
          <p className="text-sm text-muted-foreground">
            {t("title")}, {t("by")}
          </p>
        </div>
      </div>
      <div className="grid grid-cols-[auto_1fr] gap-x-5 gap-y-2.5 px-4 py-4 text-base">
        {facts.map((fact) => (
          <div key={fact} className="contents">
            <span className="text-muted-foreground">{t(fact)}</span>
            <span className={cn(fact === "missing" && "font-medium text-warning")}>{t(`${fact}Value`)}</span>
          </div>
        ))}
      </div>
      <div className="flex justify-end border-t px-4 py-3">
        <span className="inline-flex h-8 items-center rounded-md bg-primary px-3 text-sm font-medium text-primary-foreground">
          {t("action")}
        </span>
      </div>
    </ProductFrame>
  );
}
