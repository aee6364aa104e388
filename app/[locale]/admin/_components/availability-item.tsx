"use client";

import { useTranslations } from "next-intl";
import { useState } from "react";
import { setAvailabilityAction } from "@/app/actions/organizations";
import { useAction } from "@/components/data/use-action";
import { DropdownMenuCheckboxItem, DropdownMenuSeparator } from "@/components/ui/dropdown-menu";
import { useRouter } from "@/i18n/navigation";
import type { Me } from "@/lib/organizations/schemas";

/** Whether rules may give me new leads right now. */
export function AvailabilityItem({ availability }: Pick<Me, "availability">) {
  const t = useTranslations("people.availability");
  const router = useRouter();
  const { run, pending } = useAction(setAvailabilityAction);
  // Shown at once; it gives way as soon as the server's own answer differs from where it started.
  const [chosen, setChosen] = useState<{ from: Me["availability"]; to: Me["availability"] } | null>(null);
  const shown = chosen?.from === availability ? chosen.to : availability;
  const change = async (isAvailable: boolean) => {
    const to = isAvailable ? "available" : "away";
    setChosen({ from: availability, to });
    const result = await run({ availability: to });
    if (!result.ok) return setChosen(null);
    router.refresh();
  };
  return (
    <>
      <DropdownMenuSeparator />
      <DropdownMenuCheckboxItem
        checked={shown === "available"}
        disabled={pending}
        onSelect={(event) => event.preventDefault()}
        onCheckedChange={(checked) => void change(checked)}
      >
        <span className="flex flex-col">
          {t("label")}
          <span className="text-xs text-muted-foreground">{t(shown)}</span>
        </span>
      </DropdownMenuCheckboxItem>
    </>
  );
}
