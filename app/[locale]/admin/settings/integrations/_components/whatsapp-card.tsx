import { ChevronRight, MessageCircle } from "lucide-react";
import { useTranslations } from "next-intl";
import { Link } from "@/i18n/navigation";
import type { WhatsAppIntegration } from "@/lib/messaging/schemas";
import { WhatsAppStatusBadge } from "./whatsapp-status-badge";

export function WhatsAppCard({ integration }: { integration: WhatsAppIntegration }) {
  const t = useTranslations("settings.integrations.whatsapp");
  const { status, display_phone_number, verified_name, phone_id } = integration;
  const facts = [display_phone_number ?? phone_id, verified_name].filter(Boolean).join(" · ");
  return (
    <li className="relative flex items-center gap-3.5 rounded-lg border bg-card p-4 transition-colors hover:border-control has-focus-visible:border-control">
      <span
        aria-hidden
        className="grid size-10 shrink-0 place-items-center rounded-md bg-whatsapp-soft text-whatsapp"
      >
        <MessageCircle className="size-5" />
      </span>
      <div className="flex min-w-0 flex-1 flex-col gap-0.5">
        <div className="flex flex-wrap items-center gap-x-2 gap-y-1">
          <h2 className="text-base font-semibold">
            <Link
              href="/admin/settings/integrations/whatsapp"
              className="after:absolute after:inset-0 after:rounded-lg"
            >
              {t("title")}
            </Link>
          </h2>
          <WhatsAppStatusBadge status={status} />
        </div>
        <p className="text-sm text-pretty text-muted-foreground">{t("description")}</p>
        <p className="mt-1 truncate text-sm font-medium num">{facts || t("none")}</p>
      </div>
      <ChevronRight aria-hidden className="size-4 shrink-0 text-muted-foreground" />
    </li>
  );
}
