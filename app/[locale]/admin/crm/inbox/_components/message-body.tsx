"use client";

import { Ban } from "lucide-react";
import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import type { Message } from "@/lib/messaging/schemas";
import { ContactCards, OrderCard, PlaceCard } from "./message-cards";
import { detailsOf, type MessageDetails } from "./message-details";
import { KindIcon, kindOf, type MessageKind } from "./message-kinds";
import { MessageMediaView } from "./message-media";
import { WhatsAppText } from "./whatsapp-text";

/** What a message says or shows; of what WhatsApp keeps to itself, that it does. */
export function MessageBody({ message }: { message: Message }) {
  const details = detailsOf(message);
  const { content, message_type, media } = message;
  if (message.revoked_at || message_type === "revoke") return <Revoked />;
  if (message_type === "text" || message_type === "edit") return <WhatsAppText text={content ?? ""} />;
  const kind = details.media?.voice ? "voice" : kindOf(message_type);
  if (kind === "reaction") return <Reaction emoji={content} />;
  const caption = captionOf(message, details);
  return (
    <>
      {media ? (
        <MessageMediaView message={message} media={media} />
      ) : (
        <Special kind={kind} details={details} hasWords={content !== null} />
      )}
      {caption && <WhatsAppText text={caption} className="mt-1 block" />}
    </>
  );
}

/** What is no text and no file. */
function Special({
  kind,
  details,
  hasWords,
}: {
  kind: MessageKind;
  details: MessageDetails;
  hasWords: boolean;
}) {
  const t = useTranslations("inbox");
  const { location, contacts, order, interactive } = details;
  if (kind === "location" && location) return <PlaceCard place={location} />;
  if (kind === "contacts" && contacts?.length) return <ContactCards cards={contacts} />;
  if (kind === "order" && order?.product_items?.length) return <OrderCard items={order.product_items} />;
  if ((kind === "interactive" || kind === "button") && hasWords) {
    return (
      <span className="mb-0.5 flex items-center gap-1 text-2xs text-muted-foreground">
        <KindIcon kind={kind} className="size-3" />
        {t(`kinds.${interactive?.type === "nfm_reply" ? "form" : kind}`)}
      </span>
    );
  }
  return <Plain kind={kind}>{noteOf(t, kind, details)}</Plain>;
}

function Plain({ kind, children }: { kind: MessageKind; children: ReactNode }) {
  const t = useTranslations("inbox");
  return (
    <span className="-mx-1 flex min-w-48 items-center gap-2.5 rounded-lg bg-foreground/5 p-2">
      <span className="inline-flex size-9 shrink-0 items-center justify-center rounded-md bg-card text-muted-foreground">
        <KindIcon kind={kind} className="size-4.5" />
      </span>
      <span className="min-w-0 flex-1">
        <span className="block truncate text-sm font-medium">{t(`kinds.${kind}`)}</span>
        <span className="line-clamp-2 text-xs wrap-anywhere text-muted-foreground">{children}</span>
      </span>
    </span>
  );
}

function Revoked() {
  const t = useTranslations("inbox.thread");
  return (
    <span className="inline-flex items-center gap-1.5 text-sm text-muted-foreground italic">
      <Ban aria-hidden className="size-3.5 shrink-0" />
      {t("revoked")}
    </span>
  );
}

function Reaction({ emoji }: { emoji: string | null }) {
  const t = useTranslations("inbox.reaction");
  return (
    <span className="text-sm text-muted-foreground">
      {emoji
        ? t.rich("added", { emoji: () => <span className="text-lg text-foreground">{emoji}</span> })
        : t("removed")}
    </span>
  );
}

function noteOf(
  t: ReturnType<typeof useTranslations<"inbox">>,
  kind: MessageKind,
  { system, interactive, unsupported }: MessageDetails,
): string {
  const answer = interactive?.call_permission_reply?.response;
  if (answer) return t("notes.callPermission", { answer: answer === "accept" ? "accept" : "reject" });
  if (kind === "call") return t("notes.call");
  if (kind === "system" && system?.wa_id) return t("notes.newNumber", { number: `+${system.wa_id}` });
  if (kind === "system" && system?.body) return system.body;
  if (unsupported?.type) return t("notes.onPhoneOfKind", { kind: unsupported.type });
  return t("notes.onPhone");
}

/** A document's name is its content when it has no caption; it is shown once. */
function captionOf({ content, message_type, media }: Message, details: MessageDetails): string | null {
  const isName = message_type === "document" && content === (media?.file_name ?? details.media?.filename);
  return isName && !details.media?.caption ? null : content;
}
