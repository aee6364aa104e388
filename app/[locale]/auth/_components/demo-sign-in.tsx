"use client";

import { useTranslations } from "next-intl";
import { Button } from "@/components/ui/button";

type DemoSignInProps = { email: string; busy: boolean; onSignIn: () => void };

export function DemoSignIn({ email, busy, onSignIn }: DemoSignInProps) {
  const t = useTranslations("auth.login");
  return (
    <div className="mt-5 flex flex-col gap-2">
      <p className="mb-3 flex items-center gap-3 text-xs text-muted-foreground before:h-px before:flex-1 before:bg-border after:h-px after:flex-1 after:bg-border">
        {t("or")}
      </p>
      <Button variant="outline" size="lg" disabled={busy} onClick={onSignIn}>
        {t("demo")}
      </Button>
      <p className="text-center text-xs text-muted-foreground">{t("demoHint", { email })}</p>
    </div>
  );
}
