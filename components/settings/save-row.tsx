"use client";

import { Check, CircleDot } from "lucide-react";
import { useTranslations } from "next-intl";
import { useEffect } from "react";
import { Button } from "@/components/ui/button";

type SaveRowProps = { dirty: boolean; pending: boolean; saved: boolean; onDiscard: () => void };

/** The end of a form: its button, and in words whether what is on screen is saved. */
export function SaveRow({ dirty, pending, saved, onDiscard }: SaveRowProps) {
  const t = useTranslations("settings.form");
  useLeaveWarning(dirty);
  return (
    <div className="flex flex-wrap items-center gap-x-3 gap-y-2">
      <Button type="submit" variant={dirty ? "primary" : "secondary"} disabled={!dirty} loading={pending}>
        {t("save")}
      </Button>
      {dirty && !pending && (
        <Button variant="ghost" onClick={onDiscard}>
          {t("discard")}
        </Button>
      )}
      <SaveState state={pending ? "saving" : dirty ? "dirty" : saved ? "saved" : "idle"} />
    </div>
  );
}

export function SaveState({ state }: { state: "idle" | "dirty" | "saving" | "saved" }) {
  const t = useTranslations("settings.form");
  return (
    <p role="status" className="flex min-h-5 items-center gap-1.5 text-xs text-muted-foreground">
      {state === "dirty" && <CircleDot aria-hidden className="size-3.5 text-warning-mark" />}
      {state === "saved" && <Check aria-hidden className="size-3.5 text-success-mark" />}
      {state !== "idle" && t(state)}
    </p>
  );
}

/** Closing the tab would lose what was typed. */
function useLeaveWarning(dirty: boolean) {
  useEffect(() => {
    if (!dirty) return;
    const warn = (event: BeforeUnloadEvent) => event.preventDefault();
    window.addEventListener("beforeunload", warn);
    return () => window.removeEventListener("beforeunload", warn);
  }, [dirty]);
}
