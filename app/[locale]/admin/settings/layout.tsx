import { notFound } from "next/navigation";
import type { ReactNode } from "react";
import { SettingsFrame } from "@/components/settings/settings-frame";
import { settingsGroups } from "@/components/settings/settings-groups";
import { isLocale } from "@/i18n/routing";
import { pageCtx } from "@/lib/http";

type Props = { children: ReactNode; params: Promise<{ locale: string }> };

/** The list of sections; each page checks what the member may open. */
export default async function SettingsLayout({ children, params }: Props) {
  const { locale } = await params;
  if (!isLocale(locale)) notFound();
  const ctx = await pageCtx(locale);
  return <SettingsFrame groups={await settingsGroups(ctx)}>{children}</SettingsFrame>;
}
