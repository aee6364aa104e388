"use client";

import { useTranslations } from "next-intl";
import { useState } from "react";
import { setAvailabilityAction } from "@/app/actions/organizations";
import { useAction } from "@/components/data/use-action";
import { DropdownMenuCheckboxItem, DropdownMenuSeparator } from "@/components/ui/dropdown-menu";
import { cn } from "@/lib/utils";
import type { Me } from "@/lib/organizations/schemas";

/** One's own switch in the user menu: whether this person is there for new leads now. */
export function AvailabilityItem({ availability }: Pick<Me, "availability">) {
  const t = useTranslations("shell.availability");
  const [wanted, setWanted] = useState<Me["availability"] | null>(null);
  const { run } = useAction(setAvailabilityAction, { onError: () => setWanted(null) });
  const now = wanted ?? availability;
  const isAvailable = now === "available";
  const toggle = () => {
    const next = isAvailable ? "away" : "available";
    setWanted(next);
    void run({ availability: next });
  };
  return (
    <>
      <DropdownMenuSeparator />
      <DropdownMenuCheckboxItem
        checked={isAvailable}
        data-testid="availability"
        // The menu stays open: one sees that it took.
        onSelect={(event) => event.preventDefault()}
        onCheckedChange={toggle}
      >
        <span
          aria-hidden
          className={cn("mx-1 size-2 shrink-0 rounded-full", isAvailable ? "bg-success-mark" : "bg-control")}
        />
        <span className="flex flex-col">
          {t(now)}
          <span className="text-xs text-muted-foreground">{t(`${now}Hint`)}</span>
        </span>
      </DropdownMenuCheckboxItem>
    </>
  );
}
