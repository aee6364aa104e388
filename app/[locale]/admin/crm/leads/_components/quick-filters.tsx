"use client";

import { useTranslations } from "next-intl";
import { OwnerAvatar } from "@/components/leads/owner";
import { StageItems } from "@/components/pipelines/stage-items";
import { SegmentedControl } from "@/components/ui/segmented-control";
import {
  Select,
  SelectContent,
  SelectItem,
  SelectSeparator,
  SelectTrigger,
  SelectValue,
} from "@/components/ui/select";
import { leadStatuses } from "@/lib/leads/schemas";
import { cn } from "@/lib/utils";
import type { Filters } from "./filters";
import { useList } from "./list-context";

const any = "any";

type QuickFiltersProps = { filters: Filters; onChange: (changes: Partial<Filters>) => void };

/** What is asked most: one situation, one stage, one owner. */
export function QuickFilters({ filters, onChange }: QuickFiltersProps) {
  const t = useTranslations("leads.list");
  const owner = useTranslations("leads.owner");
  const { stages, members, userId } = useList();
  const others = members.filter(({ user_id }) => user_id !== userId);
  const orNone = (value: string) => (value === any ? undefined : value);
  return (
    <>
      <SegmentedControl
        label={t("status")}
        value={filters.status ?? any}
        onValueChange={(value) => onChange({ status: leadStatuses.find((status) => status === value) })}
        options={[any, ...leadStatuses].map((value) => ({ value, label: t(statusLabel(value)) }))}
        className="shrink-0"
      />
      <Select value={filters.stage ?? any} onValueChange={(value) => onChange({ stage: orNone(value) })}>
        <SelectTrigger aria-label={t("anyStage")} className={cn(pill, filters.stage && chosen)}>
          <SelectValue />
        </SelectTrigger>
        <SelectContent>
          <SelectItem value={any}>{t("anyStage")}</SelectItem>
          <SelectSeparator />
          <StageItems stages={stages} />
        </SelectContent>
      </Select>
      <Select value={filters.owner ?? any} onValueChange={(value) => onChange({ owner: orNone(value) })}>
        <SelectTrigger aria-label={t("anyOwner")} className={cn(pill, filters.owner && chosen)}>
          <SelectValue />
        </SelectTrigger>
        <SelectContent className="max-h-90">
          <SelectItem value={any}>{t("anyOwner")}</SelectItem>
          <SelectSeparator />
          <SelectItem value={userId}>{t("mine")}</SelectItem>
          <SelectItem value="none">{owner("nobody")}</SelectItem>
          {others.length > 0 && <SelectSeparator />}
          {others.map((member) => (
            <SelectItem key={member.user_id} value={member.user_id}>
              <span className="flex items-center gap-2">
                <OwnerAvatar owner={member} />
                {member.full_name}
              </span>
            </SelectItem>
          ))}
        </SelectContent>
      </Select>
    </>
  );
}

const pill = "w-auto max-w-60 shrink-0 max-md:w-full max-md:max-w-none";
const chosen = "border-control bg-primary-soft text-primary-text";

const statusLabel = (value: string) => leadStatuses.find((status) => status === value) ?? "all";
