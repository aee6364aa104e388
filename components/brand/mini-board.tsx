import { Plus } from "lucide-react";
import { useTranslations } from "next-intl";
import { miniStages } from "@/components/brand/mini-board-data";
import { MiniCard, useMoney } from "@/components/brand/mini-card";
import { cn } from "@/lib/utils";

export function MiniBoard({ className }: { className?: string }) {
  const t = useTranslations("landing.demo");
  const money = useMoney();
  return (
    <div className={cn("flex gap-3 overflow-hidden bg-canvas p-3", className)}>
      {miniStages.map((stage) => (
        <div
          key={stage.key}
          className="flex w-52 min-w-44 shrink-0 flex-col gap-2 lg:w-auto lg:flex-1 lg:shrink"
        >
          <div className="flex items-center gap-1.5 px-0.5 text-xs">
            <span className={cn("size-2 rounded-full", stage.color)} />
            <span className="font-semibold">{t(`stages.${stage.key}`)}</span>
            <span className="text-muted-foreground num">{stage.leads.length}</span>
            <span className="ml-auto text-2xs text-muted-foreground num">
              {money(stage.leads.reduce((sum, lead) => sum + lead.valueBrl, 0))}
            </span>
            <Plus className="size-3.5 text-muted-foreground" />
          </div>
          {stage.leads.map((lead) => (
            <MiniCard key={lead.name} lead={lead} />
          ))}
        </div>
      ))}
    </div>
  );
}
