"use client";

import { Flame, Frown, Smile } from "lucide-react";
import { useTranslations } from "next-intl";
import { cn } from "@/lib/utils";

type MoodMarkProps = {
  /** −1 … 1, and 0 … 100. */
  sentiment: number | null;
  urgency: number | null;
  /** The message's own words; without them the mark says what, not why. */
  reasons?: { about: string; cue: string }[] | null;
  className?: string;
};

/** From where on a mood or a hurry is worth a mark; between them there is none. */
const feltFrom = 0.3;
const urgentFrom = 70;

/** What a contact's words say between the lines: a mark where it matters, the reason on hover and for who listens. */
export function MoodMark({ sentiment, urgency, reasons, className }: MoodMarkProps) {
  const t = useTranslations("mood");
  const why = (about: string) => {
    const cues = (reasons ?? []).filter((reason) => reason.about === about).map(({ cue }) => `“${cue}”`);
    return cues.length > 0 ? t("because", { words: cues.slice(0, 3).join(", ") }) : "";
  };
  const isUrgent = (urgency ?? 0) >= urgentFrom;
  const felt = Math.abs(sentiment ?? 0) >= feltFrom ? (sentiment ?? 0) : 0;
  if (!isUrgent && felt === 0) return null;
  const Face = felt < 0 ? Frown : Smile;
  const urgentText = t("urgent", { urgency: urgency ?? 0 }) + why("urgency");
  const moodText = (felt < 0 ? t("negative") : t("positive")) + why("sentiment");
  return (
    <span className={cn("inline-flex shrink-0 items-center gap-1", className)} data-testid="mood-mark">
      {isUrgent && (
        <span title={urgentText} className="inline-flex text-warning">
          <Flame aria-hidden className="size-3.5" />
          <span className="sr-only">{urgentText}</span>
        </span>
      )}
      {felt !== 0 && (
        <span title={moodText} className={cn("inline-flex", felt < 0 ? "text-danger" : "text-success")}>
          <Face aria-hidden className="size-3.5" />
          <span className="sr-only">{moodText}</span>
        </span>
      )}
    </span>
  );
}
