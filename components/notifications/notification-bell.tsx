"use client";

import { Bell, CheckCheck } from "lucide-react";
import { useTranslations } from "next-intl";
import { useState, useSyncExternalStore, type ComponentProps } from "react";
import { CountBadge } from "@/components/ui/badge";
import { Button } from "@/components/ui/button";
import { Popover, PopoverContent, PopoverTrigger } from "@/components/ui/popover";
import { Sheet, SheetContent, SheetHeader, SheetTitle, SheetTrigger } from "@/components/ui/sheet";
import { NotificationList } from "./notification-list";
import { useTitleCount } from "./use-title-count";
import { useMarkRead, useUnreadNotifications } from "./use-notifications";

/** The bell: how much is new, and what. A list below it, a sheet on a phone. */
export function NotificationBell() {
  const t = useTranslations("notifications");
  const [open, setOpen] = useState(false);
  const unread = useUnreadNotifications(true);
  const isWide = useIsWide();
  useTitleCount(unread);
  const close = () => setOpen(false);
  if (!isWide)
    return (
      <Sheet open={open} onOpenChange={setOpen}>
        <SheetTrigger asChild>
          <BellButton unread={unread} />
        </SheetTrigger>
        <SheetContent side="bottom" aria-describedby={undefined} data-testid="notifications">
          <SheetHeader className="flex-row items-center justify-between">
            <SheetTitle>{t("title")}</SheetTitle>
            <ReadAll unread={unread} />
          </SheetHeader>
          <NotificationList onOpen={close} />
        </SheetContent>
      </Sheet>
    );
  return (
    <Popover open={open} onOpenChange={setOpen}>
      <PopoverTrigger asChild>
        <BellButton unread={unread} />
      </PopoverTrigger>
      <PopoverContent
        align="end"
        aria-label={t("title")}
        data-testid="notifications"
        className="flex max-h-[min(36rem,80dvh)] w-96 flex-col p-0"
      >
        <div className="flex min-h-11 shrink-0 items-center justify-between border-b pr-1.5 pl-4">
          <h2 className="text-base font-semibold">{t("title")}</h2>
          <ReadAll unread={unread} />
        </div>
        <div className="min-h-0 scrollbar-thin overflow-y-auto">
          <NotificationList onOpen={close} />
        </div>
      </PopoverContent>
    </Popover>
  );
}

function BellButton({ unread, ...props }: { unread: number } & ComponentProps<typeof Button>) {
  const t = useTranslations("notifications");
  return (
    <Button variant="ghost" size="icon" aria-label={t("bell", { count: unread })} {...props}>
      <Bell />
      <CountBadge
        count={unread}
        aria-hidden
        className="absolute -top-0.5 -right-0.5 h-4 min-w-4 ring-2 ring-background pointer-coarse:top-1 pointer-coarse:right-1"
      />
    </Button>
  );
}

function ReadAll({ unread }: { unread: number }) {
  const t = useTranslations("notifications");
  const { markRead, pending } = useMarkRead();
  if (unread === 0) return null;
  return (
    <Button variant="ghost" size="sm" loading={pending} onClick={() => void markRead()}>
      <CheckCheck aria-hidden />
      {t("markAllRead")}
    </Button>
  );
}

/** Tailwind's `md`, from where the frame has its rail. */
const wideQuery = "(min-width: 48rem)";

const useIsWide = (): boolean =>
  useSyncExternalStore(
    (listener) => {
      const media = window.matchMedia(wideQuery);
      media.addEventListener("change", listener);
      return () => media.removeEventListener("change", listener);
    },
    () => window.matchMedia(wideQuery).matches,
    () => true,
  );
