"use client";

import { useTranslations } from "next-intl";
import type { SearchOption } from "@/components/settings/search-select";
import { textOf } from "@/components/settings/text-of";

const suggestedZones = [
  "America/Sao_Paulo",
  "America/Bahia",
  "America/Fortaleza",
  "America/Recife",
  "America/Belem",
  "America/Manaus",
  "America/Cuiaba",
  "America/Rio_Branco",
  "America/Noronha",
  "Europe/Lisbon",
];

/** Time zones by the names people know them by, with their distance to Greenwich now. */
export function useTimeZones() {
  const t = useTranslations("settings.organization.zones");
  const nameOf = (zone: string) => textOf(t, zone) ?? zone.replaceAll("_", " ").replaceAll("/", ", ");
  const option = (zone: string): SearchOption => ({ value: zone, label: nameOf(zone), hint: offsetOf(zone) });
  return {
    labelOf: (zone: string) => [nameOf(zone), offsetOf(zone)].filter(Boolean).join(" · "),
    options: () => ({
      suggested: suggestedZones.map(option),
      all: Intl.supportedValuesOf("timeZone")
        .filter((zone) => !suggestedZones.includes(zone))
        .map(option),
    }),
  };
}

function offsetOf(zone: string): string | undefined {
  try {
    const parts = new Intl.DateTimeFormat("en", {
      timeZone: zone,
      timeZoneName: "shortOffset",
    }).formatToParts();
    return parts.find(({ type }) => type === "timeZoneName")?.value;
  } catch {
    return undefined;
  }
}
