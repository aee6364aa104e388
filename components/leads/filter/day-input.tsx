"use client";

import { useTranslations } from "next-intl";
import { Input } from "@/components/ui/input";
import { Select, SelectContent, SelectItem, SelectTrigger, SelectValue } from "@/components/ui/select";
import type { OneInputProps } from "./value-input";

const modes = ["date", "today", "ago", "ahead"] as const;
type Mode = (typeof modes)[number];
const daysMax = 9_999;

/** A day of the calendar, or one that moves along: today, 30 days ago. */
export function DayInput({ label, value, onChange }: OneInputProps) {
  const t = useTranslations("leadList.filter");
  const mode = modeOf(value);
  const choose = (next: string) => onChange(starts[modes.find((each) => each === next) ?? "date"]);
  return (
    <div className="flex min-w-0 flex-wrap gap-1.5">
      <Select value={mode} onValueChange={choose}>
        <SelectTrigger aria-label={t("dayKind", { label })} className="w-auto shrink-0">
          <SelectValue />
        </SelectTrigger>
        <SelectContent>
          {modes.map((each) => (
            <SelectItem key={each} value={each}>
              {t(`dayModes.${each}`)}
            </SelectItem>
          ))}
        </SelectContent>
      </Select>
      {mode === "date" && (
        <Input
          type="date"
          aria-label={label}
          value={value}
          max="2999-12-31"
          className="w-36"
          onChange={(event) => onChange(event.target.value)}
        />
      )}
      {(mode === "ago" || mode === "ahead") && (
        <Input
          type="number"
          aria-label={t("dayCount")}
          min={0}
          max={daysMax}
          value={value.slice(1, -1)}
          className="w-20"
          onChange={(event) => {
            const days = Math.min(daysMax, Math.max(0, Math.trunc(event.target.valueAsNumber || 0)));
            onChange(`${mode === "ago" ? "-" : "+"}${days}d`);
          }}
        />
      )}
    </div>
  );
}

const starts: Record<Mode, string> = { date: "", today: "today", ago: "-30d", ahead: "+7d" };

function modeOf(value: string): Mode {
  if (value === "today") return "today";
  if (/^-\d+d$/.test(value)) return "ago";
  return /^\+\d+d$/.test(value) ? "ahead" : "date";
}
