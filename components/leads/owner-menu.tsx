"use client";

import { ChevronDown } from "lucide-react";
import { useTranslations } from "next-intl";
import { Button } from "@/components/ui/button";
import {
  DropdownMenu,
  DropdownMenuContent,
  DropdownMenuRadioGroup,
  DropdownMenuRadioItem,
  DropdownMenuTrigger,
} from "@/components/ui/dropdown-menu";
import type { Member } from "@/lib/organizations/schemas";
import { AwayMark, OwnerAvatar } from "./owner";

const nobody = "none";

type OwnerMenuProps = {
  ownerId: string | null;
  members: Member[];
  mayAssign: boolean;
  onAssign: (userId: string | null) => void;
  open?: boolean;
  onOpenChange?: (open: boolean) => void;
};

/** Who has the lead, and giving it to somebody else. */
export function OwnerMenu({ ownerId, members, mayAssign, onAssign, ...menu }: OwnerMenuProps) {
  const t = useTranslations("leads.owner");
  const owner = members.find(({ user_id }) => user_id === ownerId);
  const shown = (
    <>
      <OwnerAvatar owner={owner} />
      <span className="min-w-0 truncate">{owner?.full_name ?? t("nobody")}</span>
    </>
  );
  if (!mayAssign) return <span className="flex h-8 items-center gap-1.5 text-sm font-medium">{shown}</span>;
  return (
    <DropdownMenu {...menu}>
      <DropdownMenuTrigger asChild>
        <Button
          variant="ghost"
          className="-mx-2 max-w-56 px-2"
          aria-label={t("change", { name: owner?.full_name ?? t("nobody") })}
        >
          {shown}
          <ChevronDown aria-hidden className="text-muted-foreground" />
        </Button>
      </DropdownMenuTrigger>
      <DropdownMenuContent className="max-h-90 w-60">
        <DropdownMenuRadioGroup
          value={ownerId ?? nobody}
          onValueChange={(value) => onAssign(value === nobody ? null : value)}
        >
          {members.map((member) => (
            <DropdownMenuRadioItem key={member.user_id} value={member.user_id}>
              <OwnerAvatar owner={member} />
              <span className="truncate">{member.full_name}</span>
              <AwayMark member={member} />
            </DropdownMenuRadioItem>
          ))}
          <DropdownMenuRadioItem value={nobody}>
            <OwnerAvatar owner={undefined} />
            {t("nobody")}
          </DropdownMenuRadioItem>
        </DropdownMenuRadioGroup>
      </DropdownMenuContent>
    </DropdownMenu>
  );
}
