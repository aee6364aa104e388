"use client";

import { ThemeProvider as NextThemesProvider } from "next-themes";
import type { ReactNode } from "react";

/* Runs in the page as the server sent it; React warns of a script it creates itself, when the language changes. */
const scriptType = typeof window === "undefined" ? "text/javascript" : "text/plain";

/** `nonce` lets the script that prevents a flash of the wrong theme run under the page's CSP. */
export function ThemeProvider({ nonce, children }: { nonce?: string; children: ReactNode }) {
  return (
    <NextThemesProvider
      attribute="class"
      defaultTheme="system"
      enableSystem
      disableTransitionOnChange
      storageKey="loved.theme"
      nonce={nonce}
      scriptProps={{ type: scriptType }}
    >
      {children}
    </NextThemesProvider>
  );
}
