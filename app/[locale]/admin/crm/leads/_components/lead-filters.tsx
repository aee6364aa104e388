"use client";

import { X } from "lucide-react";
import { useTranslations } from "next-intl";
import { OwnerAvatar } from "@/components/leads/owner";
import { StageMark } from "@/components/leads/stage-mark";
import { Button } from "@/components/ui/button";
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
import type { Member } from "@/lib/organizations/schemas";
import type { Stage } from "@/lib/pipeline/schemas";
import { cn } from "@/lib/utils";
import { isFiltered, type FilterName, type Filters } from "./filters";

const any = "any";

type LeadFiltersProps = {
  filters: Filters;
  stages: Stage[];
  members: Member[];
  userId: string;
  onChange: (name: FilterName, value: string | undefined) => void;
  onClear: () => void;
};

export function LeadFilters({ filters, stages, members, userId, onChange, onClear }: LeadFiltersProps) {
  const t = useTranslations("leads.list");
  const owner = useTranslations("leads.owner");
  const choose = (name: FilterName) => (value: string) => onChange(name, value === any ? undefined : value);
  const others = members.filter(({ user_id }) => user_id !== userId);
  return (
    <div
      role="group"
      aria-label={t("filters")}
      className="scrollbar-none flex shrink-0 items-center gap-2 overflow-x-auto border-b px-4 py-2 md:px-6"
    >
      <SegmentedControl
        label={t("status")}
        value={filters.status ?? any}
        onValueChange={choose("status")}
        options={[any, ...leadStatuses].map((value) => ({ value, label: t(statusLabel(value)) }))}
        className="shrink-0"
      />
      <Select value={filters.stage ?? any} onValueChange={choose("stage")}>
        <SelectTrigger aria-label={t("anyStage")} className={cn(pill, filters.stage && chosen)}>
          <SelectValue />
        </SelectTrigger>
        <SelectContent>
          <SelectItem value={any}>{t("anyStage")}</SelectItem>
          <SelectSeparator />
          {stages.map((stage) => (
            <SelectItem key={stage.id} value={stage.id}>
              <span className="flex items-center gap-2">
                <StageMark stage={stage} />
                {stage.name}
              </span>
            </SelectItem>
          ))}
        </SelectContent>
      </Select>
      <Select value={filters.owner ?? any} onValueChange={choose("owner")}>
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
      {isFiltered(filters) && (
        <Button variant="ghost" onClick={onClear} className="text-muted-foreground">
          <X aria-hidden />
          {t("clear")}
        </Button>
      )}
    </div>
  );
}

const pill = "w-auto max-w-60 shrink-0";
const chosen = "border-control bg-primary-soft text-primary-text";

const statusLabel = (value: string) => leadStatuses.find((status) => status === value) ?? "all";
