"use client";

import { useTranslations } from "next-intl";
import { StageItems } from "@/components/pipelines/stage-items";
import { Select, SelectContent, SelectItem, SelectTrigger, SelectValue } from "@/components/ui/select";
import type { Member } from "@/lib/organizations/schemas";
import { currencies } from "./currencies";
import type { StageOption } from "./new-lead-dialog";
import { AwayMark, OwnerAvatar } from "./owner";

type Choice<T> = { value: T; onChange: (value: T) => void };

export function CurrencySelect({ value, onChange }: Choice<string | undefined>) {
  return (
    <Select value={value} onValueChange={onChange}>
      <SelectTrigger>
        <SelectValue />
      </SelectTrigger>
      <SelectContent>
        {currencies.map((currency) => (
          <SelectItem key={currency} value={currency}>
            {currency}
          </SelectItem>
        ))}
      </SelectContent>
    </Select>
  );
}

export function StageSelect({
  value,
  onChange,
  stages,
}: Choice<string | undefined> & { stages: StageOption[] }) {
  return (
    <Select value={value} onValueChange={onChange}>
      <SelectTrigger>
        <SelectValue />
      </SelectTrigger>
      <SelectContent>
        <StageItems stages={stages} />
      </SelectContent>
    </Select>
  );
}

const nobody = "none";

export function OwnerSelect({ value, onChange, members }: Choice<string | null> & { members: Member[] }) {
  const t = useTranslations("leads.owner");
  return (
    <Select value={value ?? nobody} onValueChange={(chosen) => onChange(chosen === nobody ? null : chosen)}>
      <SelectTrigger>
        <SelectValue />
      </SelectTrigger>
      <SelectContent className="max-h-90">
        <OwnerItems members={members} />
        <SelectItem value={nobody}>{t("nobody")}</SelectItem>
      </SelectContent>
    </Select>
  );
}

/** The people one can choose in any list of owners. */
export const OwnerItems = ({ members }: { members: Member[] }) =>
  members.map((member) => (
    <SelectItem key={member.user_id} value={member.user_id}>
      <span className="flex items-center gap-2">
        <OwnerAvatar owner={member} />
        <span className="truncate">{member.full_name}</span>
        <AwayMark member={member} />
      </span>
    </SelectItem>
  ));
