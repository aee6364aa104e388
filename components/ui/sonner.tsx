"use client";

import { CircleAlert, CircleCheck, Info, TriangleAlert } from "lucide-react";
import { useTranslations } from "next-intl";
import { useTheme } from "next-themes";
import { toast, Toaster as Sonner, type ToasterProps } from "sonner";
import { Spinner } from "@/components/ui/spinner";

export const undoDurationMs = 8_000;

export function Toaster(props: ToasterProps) {
  const t = useTranslations("common");
  const { resolvedTheme } = useTheme();
  return (
    <Sonner
      theme={resolvedTheme === "dark" ? "dark" : "light"}
      position="bottom-right"
      className="font-sans!"
      containerAriaLabel={t("notifications")}
      mobileOffset={{ bottom: "calc(4.25rem + env(safe-area-inset-bottom, 0px))" }}
      icons={{
        success: <CircleCheck className="size-4 text-success-mark" aria-hidden />,
        error: <CircleAlert className="size-4 text-danger-mark" aria-hidden />,
        warning: <TriangleAlert className="size-4 text-warning-mark" aria-hidden />,
        info: <Info className="size-4 text-info-mark" aria-hidden />,
        loading: <Spinner />,
      }}
      toastOptions={{
        unstyled: true,
        classNames: {
          toast:
            "flex w-full items-start gap-2.5 rounded-lg border bg-popover px-3.5 py-3 text-sm text-foreground shadow-float sm:w-89",
          icon: "mt-0.5 flex shrink-0",
          content: "flex min-w-0 flex-1 flex-col gap-0.5",
          title: "font-medium",
          description: "text-xs text-muted-foreground",
          actionButton:
            "shrink-0 rounded-sm px-1.5 font-semibold text-primary-text hover:bg-primary-soft touch-target pointer-coarse:min-h-8",
          cancelButton: "shrink-0 rounded-sm px-1.5 text-muted-foreground hover:bg-accent",
        },
      }}
      {...props}
    />
  );
}

/** Says what was done and offers to take it back for 8 s. */
export function toastUndo(message: string, undoLabel: string, onUndo: () => void) {
  return toast(message, { duration: undoDurationMs, action: { label: undoLabel, onClick: onUndo } });
}

export { toast };
