import type { Metadata } from "next";
import { NextIntlClientProvider } from "next-intl";
import { setRequestLocale } from "next-intl/server";
import { headers } from "next/headers";
import { notFound } from "next/navigation";
import type { ReactNode } from "react";
import { ThemeProvider } from "@/components/theme/theme-provider";
import { Toaster } from "@/components/ui/sonner";
import { messagesOf } from "@/i18n/messages";
import { isLocale } from "@/i18n/routing";
import { env } from "@/lib/env";
import "../globals.css";

/** Texts the browser never shows: mails, and the landing page, which the server renders. */
const serverOnlyNamespaces = new Set(["mail", "landing"]);

export function generateMetadata(): Metadata {
  return {
    metadataBase: new URL(env().APP_URL),
    title: { default: "Loved CRM", template: "%s · Loved CRM" },
  };
}

type Props = { children: ReactNode; params: Promise<{ locale: string }> };

export default async function LocaleLayout({ children, params }: Props) {
  const { locale } = await params;
  if (!isLocale(locale)) notFound();
  setRequestLocale(locale);
  const nonce = (await headers()).get("x-nonce") ?? undefined;
  const clientMessages = Object.fromEntries(
    Object.entries(messagesOf(locale)).filter(([namespace]) => !serverOnlyNamespaces.has(namespace)),
  );
  return (
    <html lang={locale} suppressHydrationWarning>
      <body>
        <NextIntlClientProvider messages={clientMessages}>
          <ThemeProvider nonce={nonce}>
            {children}
            <Toaster />
          </ThemeProvider>
        </NextIntlClientProvider>
      </body>
    </html>
  );
}
