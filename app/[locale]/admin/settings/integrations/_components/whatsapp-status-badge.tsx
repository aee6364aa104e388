import { CircleAlert, CircleCheck, CircleDashed, CircleOff } from "lucide-react";
import { useTranslations } from "next-intl";
import { Badge } from "@/components/ui/badge";
import type { WhatsAppIntegration } from "@/lib/messaging/schemas";

const looks = {
  not_configured: { variant: "outline", icon: <CircleDashed aria-hidden /> },
  connected: { variant: "success", icon: <CircleCheck aria-hidden /> },
  disconnected: { variant: "danger", icon: <CircleOff aria-hidden /> },
  needs_attention: { variant: "warning", icon: <CircleAlert aria-hidden /> },
} as const;

export function WhatsAppStatusBadge({ status }: { status: WhatsAppIntegration["status"] }) {
  const t = useTranslations("settings.integrations.whatsapp.status");
  const { variant, icon } = looks[status];
  return (
    <Badge variant={variant} data-testid="whatsapp-status" data-status={status}>
      {icon}
      {t(status)}
    </Badge>
  );
}
