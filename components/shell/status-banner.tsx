import { CloudOff, Info, TriangleAlert } from "lucide-react";
import type { ReactNode } from "react";
import { cn } from "@/lib/utils";

const tones = {
  warning: { icon: TriangleAlert, className: "bg-warning-soft text-warning" },
  offline: { icon: CloudOff, className: "bg-warning-soft text-warning" },
  info: { icon: Info, className: "bg-info-soft text-info" },
};

type StatusBannerProps = {
  tone?: keyof typeof tones;
  /** A small button or link at the end. */
  action?: ReactNode;
  children: ReactNode;
};

/** One thin line above the page: the connection is lost, what you see may be old. */
export function StatusBanner({ tone = "info", action, children }: StatusBannerProps) {
  const { icon: Icon, className } = tones[tone];
  return (
    <div
      data-slot="status-banner"
      role="status"
      className={cn(
        "flex min-h-8 shrink-0 items-center justify-center gap-2 px-3 py-1 text-xs font-medium",
        className,
      )}
    >
      <Icon aria-hidden className="size-3.5 shrink-0" />
      <span>{children}</span>
      {action}
    </div>
  );
}
