"use client";

import { ArrowLeft, Bot, Copy, EllipsisVertical, ExternalLink, PanelRight } from "lucide-react";
import { useTranslations } from "next-intl";
import { toast } from "sonner";
import { Avatar } from "@/components/ui/avatar";
import { Button } from "@/components/ui/button";
import {
  DropdownMenu,
  DropdownMenuContent,
  DropdownMenuItem,
  DropdownMenuTrigger,
} from "@/components/ui/dropdown-menu";
import { IconButton } from "@/components/ui/icon-button";
import { Link } from "@/i18n/navigation";
import type { Conversation } from "@/lib/messaging/schemas";
import { useInbox } from "./inbox-context";
import { formatPhone } from "./phone";
import { useHandler } from "./use-handler";

type ThreadHeaderProps = { conversation: Conversation; isPanelOpen: boolean; onTogglePanel: () => void };

export function ThreadHeader({ conversation, isPanelOpen, onTogglePanel }: ThreadHeaderProps) {
  const t = useTranslations("inbox.thread");
  const { contact_name, contact_phone, stage_name } = conversation;
  const facts = [contact_phone && formatPhone(contact_phone), stage_name].filter(Boolean);
  return (
    <div className="flex h-12 shrink-0 items-center gap-2.5 border-b bg-background pr-1.5 pl-4 max-md:h-14 max-md:gap-2 max-md:pl-1 pointer-coarse:h-15">
      <BackButton />
      <Avatar name={contact_name} size="md" />
      <div className="min-w-0 flex-1">
        <h2 className="truncate text-base leading-5 font-semibold">{contact_name}</h2>
        <p className="flex min-w-0 items-center gap-1 text-xs text-muted-foreground num">
          <span className="truncate">{facts.join(" · ")}</span>
        </p>
      </div>
      <Owner conversation={conversation} />
      {conversation.lead_id && (
        <IconButton
          label={isPanelOpen ? t("hideLead") : t("showLead")}
          aria-pressed={isPanelOpen}
          onClick={onTogglePanel}
          side="bottom"
        >
          <PanelRight />
        </IconButton>
      )}
      <ThreadMenu conversation={conversation} />
    </div>
  );
}

/** To the list, where only one of them fits. */
function BackButton() {
  const t = useTranslations("inbox.thread");
  const { location } = useInbox();
  return (
    <Button
      variant="ghost"
      size="icon"
      aria-label={t("back")}
      onClick={location.close}
      className="size-11 md:hidden"
    >
      <ArrowLeft className="size-5" />
    </Button>
  );
}

function Owner({ conversation }: { conversation: Conversation }) {
  const t = useTranslations("inbox");
  const { me } = useInbox().seed;
  const { handler, assigned_to, assigned_to_name } = conversation;
  if (handler !== "human" || !assigned_to_name) return null;
  const name = assigned_to === me.id ? t("author.me") : assigned_to_name;
  return (
    <span
      title={t("row.owner", { name: assigned_to_name })}
      className="flex max-w-40 shrink-0 items-center gap-1.5 text-xs text-muted-foreground max-lg:hidden"
    >
      <Avatar name={assigned_to_name} size="xs" />
      <span className="truncate">{name}</span>
    </span>
  );
}

function ThreadMenu({ conversation }: { conversation: Conversation }) {
  const t = useTranslations("inbox.thread");
  const { can } = useInbox().seed;
  const { returnToAgent } = useHandler(conversation);
  const { contact_phone: phone, lead_id } = conversation;
  const copy = (text: string) =>
    navigator.clipboard.writeText(text).then(
      () => toast(t("phoneCopied")),
      () => toast.error(t("copyFailed")),
    );
  return (
    <DropdownMenu>
      <DropdownMenuTrigger asChild>
        <Button variant="ghost" size="icon" aria-label={t("more")}>
          <EllipsisVertical />
        </Button>
      </DropdownMenuTrigger>
      <DropdownMenuContent align="end">
        {can.reply && conversation.handler === "human" && (
          <DropdownMenuItem onSelect={() => void returnToAgent()} data-testid="return-to-agent">
            <Bot />
            {t("returnToAgent")}
          </DropdownMenuItem>
        )}
        {lead_id && (
          <DropdownMenuItem asChild>
            <Link href={`/admin/crm/leads/${lead_id}`}>
              <ExternalLink />
              {t("openLead")}
            </Link>
          </DropdownMenuItem>
        )}
        {phone && (
          <DropdownMenuItem onSelect={() => void copy(phone)}>
            <Copy />
            {t("copyPhone")}
          </DropdownMenuItem>
        )}
      </DropdownMenuContent>
    </DropdownMenu>
  );
}
