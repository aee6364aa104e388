"use client";

import { useTranslations } from "next-intl";

export const knownSources = [
  "manual",
  "whatsapp",
  "website",
  "facebook",
  "facebook_ads",
  "instagram",
  "google_ads",
  "referral",
  "import",
  "api",
] as const;

/** Where a lead came from, in words; a source of the organization's own is shown as it was written. */
export function useSourceName() {
  const t = useTranslations("leads.sources");
  return (source: string) => {
    const known = knownSources.find((name) => name === source);
    return known ? t(known) : source;
  };
}
