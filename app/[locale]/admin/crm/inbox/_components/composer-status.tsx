"use client";

import { Clock } from "lucide-react";
import { useTranslations } from "next-intl";
import { Kbd } from "@/components/ui/kbd";
import { cn } from "@/lib/utils";
import { closingNowMs, closingSoonMs, type useWindow } from "./moment";

/** Nobody needs the count before the end is near. */
const countFrom = 300;

type ComposerStatusProps = { left: NonNullable<ReturnType<typeof useWindow>>; charactersLeft: number };

/** Under the field: how long it stays open, how much room is left, and the keys. */
export function ComposerStatus({ left, charactersLeft }: ComposerStatusProps) {
  const t = useTranslations("inbox");
  const tone =
    left.leftMs <= closingNowMs
      ? "bg-danger-soft text-danger"
      : left.leftMs <= closingSoonMs
        ? "bg-warning-soft text-warning"
        : "text-muted-foreground";
  return (
    <div className="flex min-h-6 items-center gap-2 px-1 pt-1 text-2xs text-muted-foreground">
      <span
        data-testid="window-countdown"
        title={t("window.explanation")}
        className={cn("inline-flex h-5 items-center gap-1 rounded-full px-1.5 font-medium num", tone)}
      >
        <Clock aria-hidden className="size-3" />
        {t("window.open", left)}
      </span>
      <span className="ml-auto" />
      {charactersLeft < countFrom && (
        <span role="status" className={cn("num", charactersLeft < 0 && "font-medium text-danger")}>
          {t("composer.charactersLeft", { count: charactersLeft })}
        </span>
      )}
      <span aria-hidden className="hidden items-center gap-1 lg:inline-flex pointer-coarse:hidden">
        {t.rich("composer.keys", { key: (name) => <Kbd className="h-4">{name}</Kbd> })}
      </span>
    </div>
  );
}
