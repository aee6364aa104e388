import { MessageCircle } from "lucide-react";
import { useFormatter, useTranslations } from "next-intl";
import type { MiniLead } from "@/components/brand/mini-board-data";
import { Avatar } from "@/components/ui/avatar";
import { CountBadge } from "@/components/ui/badge";
import { ScoreChip } from "@/components/ui/score-chip";
import { cn } from "@/lib/utils";

export function MiniCard({ lead }: { lead: MiniLead }) {
  const t = useTranslations("landing.demo");
  const money = useMoney();
  return (
    <div
      className={cn(
        "flex flex-col gap-1.5 rounded-lg border bg-card p-2.5",
        lead.moving && "-rotate-1 border-primary shadow-float",
      )}
    >
      <div className="flex items-center gap-2">
        <Avatar name={lead.name} size="sm" ring={lead.ring} />
        <div className="min-w-0 flex-1">
          <p className="truncate text-sm font-medium">{lead.name}</p>
          <p className="truncate text-2xs text-muted-foreground">{lead.company}</p>
        </div>
      </div>
      <div className="flex items-center gap-1.5 text-2xs text-muted-foreground">
        <span className="font-medium text-foreground num">{money(lead.valueBrl)}</span>
        <ScoreChip score={lead.score} trend={lead.trend} />
        <span className="ml-auto inline-flex items-center gap-1 num">
          <MessageCircle className="size-3 text-whatsapp-mark" />
          {t("ago", {
            minutes: lead.minutesAgo,
            hours: Math.round(lead.minutesAgo / 60),
            unit: lead.minutesAgo < 60 ? "minutes" : "hours",
          })}
          <CountBadge count={lead.unread ?? 0} className="h-4 min-w-4" />
        </span>
      </div>
    </div>
  );
}

export function useMoney() {
  const format = useFormatter();
  return (value: number) =>
    format.number(value, {
      style: "currency",
      currency: "BRL",
      notation: "compact",
      maximumFractionDigits: 1,
    });
}
