"use client";

import { useTranslations } from "next-intl";
import { Select, SelectContent, SelectItem, SelectTrigger, SelectValue } from "@/components/ui/select";

type Word = "and" | "or";

/** Whether all conditions of a group must hold, or one. */
export function WordSelect({ word, onChange }: { word: Word; onChange: (word: Word) => void }) {
  const t = useTranslations("leadList.filter");
  return (
    <Select value={word} onValueChange={(value) => onChange(value === "or" ? "or" : "and")}>
      <SelectTrigger aria-label={t("word")} className="h-7 gap-0.5 px-1 text-xs [&_svg]:size-3">
        <SelectValue />
      </SelectTrigger>
      <SelectContent>
        <SelectItem value="and">{t("and")}</SelectItem>
        <SelectItem value="or">{t("or")}</SelectItem>
      </SelectContent>
    </Select>
  );
}
