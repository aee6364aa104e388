"use client";

import { Plus } from "lucide-react";
import { useTranslations } from "next-intl";
import { useMoney } from "@/components/leads/money";
import { StageMark } from "@/components/leads/stage-mark";
import { IconButton } from "@/components/ui/icon-button";
import { Tooltip } from "@/components/ui/tooltip";
import type { BoardColumn } from "@/lib/leads/schemas";

type ColumnHeadProps = { column: BoardColumn; onAdd: (() => void) | undefined };

export function ColumnHead({ column, onAdd }: ColumnHeadProps) {
  const t = useTranslations("board");
  const { stage, count } = column;
  return (
    <header className="flex shrink-0 items-start gap-2 px-3 pt-2.5 pb-2">
      <StageMark stage={stage} className={stage.stage_type === "open" ? "mt-1.5" : "mt-0.5"} />
      <div className="flex min-w-0 flex-1 flex-col">
        <div className="flex items-baseline gap-2">
          <h2 id={`stage-${stage.id}`} className="min-w-0 truncate text-base font-semibold">
            {stage.name}
          </h2>
          <span className="text-xs font-medium text-muted-foreground num">
            <span aria-hidden>{count}</span>
            <span className="sr-only">{t("leads", { count })}</span>
          </span>
        </div>
        <ColumnSum column={column} />
      </div>
      {onAdd && (
        <IconButton
          label={t("addTo", { stage: stage.name })}
          size="icon-sm"
          onClick={onAdd}
          className="-mr-1.5 text-muted-foreground"
        >
          <Plus />
        </IconButton>
      )}
    </header>
  );
}

/** The main currency's sum; the others and what it is worth by its chances on hover. */
function ColumnSum({ column: { sums, stage } }: { column: BoardColumn }) {
  const t = useTranslations("board");
  const money = useMoney();
  const shown = sums.filter(({ total_value }) => Number(total_value) > 0);
  const [main, ...others] = shown;
  if (!main) return <p className="text-xs text-muted-foreground">{t("noValue")}</p>;
  const lines = shown.map(({ currency, total_value, weighted_value }) =>
    stage.stage_type === "open"
      ? t("weighted", { total: money(total_value, currency), weighted: money(weighted_value, currency) })
      : money(total_value, currency),
  );
  return (
    <Tooltip
      side="bottom"
      align="start"
      className="flex-col items-start gap-0.5 num"
      content={lines.map((line) => (
        <span key={line}>{line}</span>
      ))}
    >
      <p className="w-fit max-w-full truncate text-xs text-muted-foreground num">
        <span aria-hidden>
          {money(main.total_value, main.currency)}
          {others.length > 0 && ` + ${others.length}`}
        </span>
        <span className="sr-only">{lines.join("; ")}</span>
      </p>
    </Tooltip>
  );
}
