"use client";

import { Flame, Frown, Handshake } from "lucide-react";
import { useFormatter, useTranslations } from "next-intl";
import { handleAlertAction } from "@/app/actions/alerts";
import { useAction } from "@/components/data/use-action";
import { RelativeTime } from "@/components/leads/relative-time";
import { Button } from "@/components/ui/button";
import { Link } from "@/i18n/navigation";
import type { Alert } from "@/lib/alerts/schemas";
import { cn } from "@/lib/utils";

const looks = {
  urgent: { Icon: Flame, tone: "bg-warning-soft text-warning" },
  negative: { Icon: Frown, tone: "bg-danger-soft text-danger" },
  opportunity: { Icon: Handshake, tone: "bg-success-soft text-success" },
} as const;

export function AlertRow({ alert, onHandled }: { alert: Alert; onHandled: () => void }) {
  const t = useTranslations("alerts.log");
  const { run, pending } = useAction(handleAlertAction);
  const causeOf = useCause();
  const { Icon, tone } = looks[alert.kind];
  const name = <span className="font-medium">{alert.contact_name}</span>;
  return (
    <li
      className="flex flex-wrap items-start gap-x-3 gap-y-2 border-b px-4 py-3 last:border-b-0"
      data-kind={alert.kind}
    >
      <span
        aria-hidden
        className={cn("mt-0.5 flex size-7 shrink-0 items-center justify-center rounded-full", tone)}
      >
        <Icon className="size-3.5" />
      </span>
      <span className="flex min-w-0 flex-1 basis-52 flex-col gap-0.5 text-sm">
        <span className="wrap-anywhere">
          {t(`kind.${alert.kind}`)} ·{" "}
          {alert.lead_id ? (
            <Link href={`/admin/crm/leads/${alert.lead_id}`} className="hover:underline">
              {name}
            </Link>
          ) : (
            name
          )}
        </span>
        <span className="wrap-anywhere text-muted-foreground">{causeOf(alert)}</span>
        <span className="text-xs text-muted-foreground">
          <RelativeTime at={alert.created_at} className="num" />
          {alert.told.length > 0 && ` · ${t("told", { names: alert.told.join(", ") })}`}
          {alert.assigned_to_name && ` · ${t("given", { name: alert.assigned_to_name })}`}
          {alert.ended_at &&
            ` · ${t("ended", { by: alert.handled_by_name ? "person" : "answer", name: alert.handled_by_name ?? "" })}`}
        </span>
      </span>
      {!alert.ended_at && (
        <Button
          variant="outline"
          size="sm"
          loading={pending}
          onClick={() => void run({ alert_id: alert.id }).then((result) => result.ok && onHandled())}
        >
          {t("handle")}
        </Button>
      )}
    </li>
  );
}

/** The cause in one sentence: the value, the limit, what is usual, the words. */
function useCause() {
  const t = useTranslations("alerts.log.cause");
  const format = useFormatter();
  const number = (value: number | null) =>
    value === null ? "–" : format.number(value, { maximumFractionDigits: 2, signDisplay: "negative" });
  return ({ kind, cause }: Alert): string => {
    const words =
      cause.cues.length > 0 ? t("words", { words: cause.cues.map((cue) => `“${cue}”`).join(", ") }) : "";
    if (kind === "urgent")
      return t("urgent", { value: number(cause.urgency), limit: number(cause.limit) }) + words;
    if (kind === "opportunity") return t("opportunity") + words;
    const usual = { trend: number(cause.trend), baseline: number(cause.baseline) };
    return t("negative", { value: number(cause.sentiment), limit: number(cause.limit), ...usual }) + words;
  };
}
