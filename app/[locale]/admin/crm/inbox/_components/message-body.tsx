"use client";

import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import type { Message } from "@/lib/messaging/schemas";
import { detailsOf, type MessageDetails } from "./message-details";
import { KindIcon, kindOf, type MessageKind } from "./message-kinds";
import { WhatsAppText } from "./whatsapp-text";

/** The words of a message, or what kind of thing it is. Files cannot be opened here yet, and it says so. */
export function MessageBody({ message }: { message: Message }) {
  const t = useTranslations("inbox");
  const { content, message_type } = message;
  if (message_type === "text") return <WhatsAppText text={content ?? ""} />;
  const details = detailsOf(message);
  const kind = details.media?.voice ? "voice" : kindOf(message_type);
  if ((kind === "interactive" || kind === "button") && content) {
    return (
      <>
        <span className="mb-0.5 flex items-center gap-1 text-2xs text-muted-foreground">
          <KindIcon kind={kind} className="size-3" />
          {t(`kinds.${kind}`)}
        </span>
        <WhatsAppText text={content} />
      </>
    );
  }
  if (kind === "reaction") return <Reaction emoji={content} />;
  const caption = captionOf(kind, content, details);
  return (
    <>
      <Attachment kind={kind}>{noteOf(t, kind, details)}</Attachment>
      {caption && <WhatsAppText text={caption} className="mt-1.5 block" />}
    </>
  );
}

function Attachment({ kind, children }: { kind: MessageKind; children: ReactNode }) {
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

/** The second line: the file's name, the place, the people; else why there is nothing to see. */
function noteOf(
  t: ReturnType<typeof useTranslations<"inbox">>,
  kind: MessageKind,
  details: MessageDetails,
): string {
  const { media, location, contacts } = details;
  if (kind === "location" && location) {
    const place = [location.name, location.address].filter(Boolean).join(", ");
    return place || `${location.latitude}, ${location.longitude}`;
  }
  const names = contacts?.flatMap(({ name }) => name?.formatted_name ?? []) ?? [];
  if (kind === "contacts" && names.length > 0) return names.join(", ");
  if (kind === "unsupported" || kind === "system" || kind === "order") return t("notes.onPhone");
  return media?.filename ? `${media.filename} · ${t("notes.notYet")}` : t("notes.notYet");
}

/** A document's name is its content when it has no caption; it is shown once. */
function captionOf(kind: MessageKind, content: string | null, { media }: MessageDetails): string | null {
  return kind === "document" && content === media?.filename && !media?.caption ? null : content;
}
