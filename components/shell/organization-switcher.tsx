"use client";

import { ChevronsUpDown } from "lucide-react";
import { useTranslations } from "next-intl";
import { useTransition } from "react";
import { OrganizationMark } from "@/components/shell/organization-mark";
import type { ShellOrganization } from "@/components/shell/types";
import {
  DropdownMenu,
  DropdownMenuContent,
  DropdownMenuLabel,
  DropdownMenuRadioGroup,
  DropdownMenuRadioItem,
  DropdownMenuTrigger,
} from "@/components/ui/dropdown-menu";
import { cn } from "@/lib/utils";

export type OrganizationSwitcherProps = {
  organization: ShellOrganization;
  organizations: readonly ShellOrganization[];
  onSwitchOrganization: (organizationId: string) => void | Promise<void>;
};

const frame = "flex h-10 min-w-0 items-center gap-2.5 rounded-md px-1.5 text-left";
const closedRail = "group-data-[pinned=false]/rail:hidden";

/** With one organization it only says which; with more it is a menu. */
export function OrganizationSwitcher({
  organization,
  organizations,
  onSwitchOrganization,
}: OrganizationSwitcherProps) {
  const t = useTranslations("shell");
  const [pending, startTransition] = useTransition();
  const name = (
    <span className={cn("min-w-0 flex-1 truncate text-sm font-semibold", closedRail)}>
      {organization.name}
    </span>
  );

  if (organizations.length < 2) {
    return (
      <div className={frame} title={organization.name}>
        <OrganizationMark name={organization.name} />
        {name}
        <span className="sr-only">{organization.name}</span>
      </div>
    );
  }
  return (
    <DropdownMenu>
      <DropdownMenuTrigger
        className={cn(
          frame,
          "w-full hover:bg-accent aria-expanded:bg-accent pointer-coarse:h-11",
          pending && "opacity-60",
        )}
        aria-label={t("switchOrganization", { name: organization.name })}
        aria-busy={pending || undefined}
        title={organization.name}
      >
        <OrganizationMark name={organization.name} />
        {name}
        <ChevronsUpDown aria-hidden className={cn("size-3.5 shrink-0 text-muted-foreground", closedRail)} />
      </DropdownMenuTrigger>
      <DropdownMenuContent className="w-60">
        <DropdownMenuLabel>{t("organizations")}</DropdownMenuLabel>
        <DropdownMenuRadioGroup
          value={organization.id}
          onValueChange={(id) =>
            id !== organization.id && startTransition(async () => onSwitchOrganization(id))
          }
        >
          {organizations.map(({ id, name: label }) => (
            <DropdownMenuRadioItem key={id} value={id}>
              <OrganizationMark name={label} size="sm" />
              <span className="truncate">{label}</span>
            </DropdownMenuRadioItem>
          ))}
        </DropdownMenuRadioGroup>
      </DropdownMenuContent>
    </DropdownMenu>
  );
}
