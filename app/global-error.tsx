"use client";

import "./globals.css";
import { HeartMark } from "@/components/brand/logo";
import { Button } from "@/components/ui/button";
import { isLocale, routing } from "@/i18n/routing";
import { states as en } from "@/messages/en.json";
import { states as ptBR } from "@/messages/pt-BR.json";

const texts = { "pt-BR": ptBR.error, en: en.error };

/** Replaces the whole document when the layout itself fails, so neither theme nor translations are around it. */
export default function GlobalError({ retry }: { error: unknown; retry: () => void }) {
  const locale = localeFromAddress();
  const text = texts[locale];
  return (
    <html lang={locale}>
      <body>
        <title>{text.pageTitle}</title>
        <main className="mx-auto flex min-h-dvh max-w-96 flex-col items-center justify-center gap-3 px-4 text-center">
          <HeartMark className="size-10" />
          <h1 className="text-xl font-semibold">{text.pageTitle}</h1>
          <p className="text-muted-foreground">{text.description}</p>
          <Button onClick={() => retry()}>{text.retry}</Button>
        </main>
      </body>
    </html>
  );
}

function localeFromAddress() {
  const first = typeof window === "undefined" ? undefined : window.location.pathname.split("/")[1];
  return isLocale(first) ? first : routing.defaultLocale;
}
