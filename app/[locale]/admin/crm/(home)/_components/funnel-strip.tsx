"use client";

import { useTranslations } from "next-intl";
import { useMoney } from "@/components/leads/money";
import { StageMark } from "@/components/leads/stage-mark";
import { Link } from "@/i18n/navigation";
import type { BoardColumn } from "@/lib/leads/schemas";

/** The funnel in one line: how many and how much in each stage, each a way into its leads. */
export function FunnelStrip({ columns }: { columns: BoardColumn[] }) {
  const t = useTranslations("home.funnel");
  const most = Math.max(...columns.map(({ count }) => count), 1);
  return (
    <nav
      aria-label={t("title")}
      data-testid="home-funnel"
      className="-mx-4 scrollbar-none overflow-x-auto px-4 md:-mx-6 md:px-6"
    >
      <ol className="flex min-w-fit gap-px overflow-hidden rounded-lg border bg-border">
        {columns.map((column) => (
          <li key={column.stage.id} className="min-w-32 flex-1 bg-card">
            <StageLink column={column} share={column.count / most} />
          </li>
        ))}
      </ol>
    </nav>
  );
}

function StageLink({ column: { stage, count, sums }, share }: { column: BoardColumn; share: number }) {
  const t = useTranslations("home.funnel");
  const money = useMoney();
  const [main, ...others] = sums.filter(({ total_value }) => Number(total_value) > 0);
  return (
    <Link
      href={`/admin/crm/leads?stage=${stage.id}`}
      className="flex h-full flex-col gap-1 px-3 pt-2.5 pb-3 hover:bg-accent/60 focus-visible:-outline-offset-2"
    >
      <span className="flex items-center gap-1.5 text-xs text-muted-foreground">
        <StageMark stage={stage} className={stage.stage_type === "open" ? "size-2" : "size-3.5"} />
        <span className="truncate">{stage.name}</span>
      </span>
      <span className="text-xl font-semibold num">
        {count}
        <span className="sr-only"> {t("leads", { count })}</span>
      </span>
      <span className="text-xs whitespace-nowrap text-muted-foreground num">
        {main ? money(main.total_value, main.currency) : "–"}
        {others.length > 0 && ` + ${others.length}`}
      </span>
      <span aria-hidden className="mt-1 h-1 rounded-full bg-secondary">
        <span
          className="block h-full rounded-full"
          style={{ width: `${Math.round(share * 100)}%`, backgroundColor: stage.color }}
        />
      </span>
    </Link>
  );
}
