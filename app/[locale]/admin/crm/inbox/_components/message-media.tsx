"use client";

import { CircleAlert, Download, FileText, LoaderCircle, RotateCw } from "lucide-react";
import { useFormatter, useTranslations } from "next-intl";
import { retryMessageMediaAction } from "@/app/actions/messaging";
import { useAction } from "@/components/data/use-action";
import { Button } from "@/components/ui/button";
import type { Message, MessageMedia } from "@/lib/messaging/schemas";
import { useInbox } from "./inbox-context";
import { KindIcon, kindOf } from "./message-kinds";
import { MessagePicture, MessageVideo } from "./message-picture";
import { useInView } from "./use-in-view";
import { useMediaLink } from "./use-media-link";
import { VoicePlayer } from "./voice-player";

type MediaProps = { message: Message; media: MessageMedia };

/** A message's file: seen or heard where the browser can, else to be downloaded; or why there is none. */
export function MessageMediaView({ message, media }: MediaProps) {
  const [ref, isSeen] = useInView<HTMLSpanElement>();
  const link = useMediaLink(message.id, isSeen && media.status === "stored");
  const type = media.content_type ?? "";
  const url = link.data?.url;
  if (media.status !== "stored") return <Missing message={message} media={media} />;
  return (
    <span ref={ref} data-testid="message-media" data-kind={media.kind} className="-mx-1.5 block">
      {media.kind !== "document" && type.startsWith("image/") ? (
        <MessagePicture media={media} url={url} />
      ) : media.kind !== "document" && type.startsWith("video/") ? (
        <MessageVideo url={url} />
      ) : media.kind === "audio" ? (
        <VoicePlayer url={url} isVoice={media.is_voice} />
      ) : (
        <FileCard media={media} url={url} />
      )}
      {link.isError && <LinkFailed onRetry={() => void link.refetch()} />}
    </span>
  );
}

function FileCard({ media, url }: { media: MessageMedia; url: string | undefined }) {
  const t = useTranslations("inbox.media");
  const size = useFileSize(media.size_bytes);
  return (
    <span className="flex min-w-52 items-center gap-2.5 rounded-lg bg-foreground/5 p-2">
      <span className="inline-flex size-9 shrink-0 items-center justify-center rounded-md bg-card text-muted-foreground">
        <FileText aria-hidden className="size-4.5" />
      </span>
      <span className="min-w-0 flex-1">
        <span className="line-clamp-2 text-sm font-medium wrap-anywhere">{media.file_name ?? t("file")}</span>
        <span className="block text-xs text-muted-foreground num">{size}</span>
      </span>
      <Button asChild variant="ghost" size="icon">
        <a href={url} download aria-label={t("download", { name: media.file_name ?? t("file") })}>
          <Download />
        </a>
      </Button>
    </span>
  );
}

/** Not here yet, or not to be had: said plainly, with another try where one may help. */
function Missing({ message, media }: MediaProps) {
  const t = useTranslations("inbox");
  const { can } = useInbox().seed;
  const { run, pending } = useAction(retryMessageMediaAction);
  const isFailed = media.status === "failed";
  const isRetryable =
    isFailed && can.reply && message.direction === "inbound" && media.failure !== "too_large";
  return (
    <span className="-mx-1 flex min-w-52 items-center gap-2.5 rounded-lg bg-foreground/5 p-2">
      <span className="inline-flex size-9 shrink-0 items-center justify-center rounded-md bg-card text-muted-foreground">
        {isFailed ? (
          <CircleAlert aria-hidden className="size-4.5 text-danger" />
        ) : (
          <LoaderCircle aria-hidden className="size-4.5 animate-spin motion-reduce:animate-none" />
        )}
      </span>
      <span className="min-w-0 flex-1">
        <span className="flex items-center gap-1.5 text-sm font-medium">
          <KindIcon kind={media.is_voice ? "voice" : kindOf(media.kind)} className="size-3.5 shrink-0" />
          <span className="truncate">
            {media.file_name ?? t(`kinds.${media.is_voice ? "voice" : kindOf(media.kind)}`)}
          </span>
        </span>
        <span role="status" className="block text-xs text-pretty text-muted-foreground">
          {isFailed ? t(`media.failed.${reasonOf(media.failure)}`) : t("media.coming")}
        </span>
      </span>
      {isRetryable && (
        <Button
          variant="outline"
          size="sm"
          loading={pending}
          onClick={() => void run({ message_id: message.id })}
        >
          <RotateCw aria-hidden />
          {t("media.retry")}
        </Button>
      )}
    </span>
  );
}

function LinkFailed({ onRetry }: { onRetry: () => void }) {
  const t = useTranslations("inbox.media");
  return (
    <Button variant="ghost" size="sm" onClick={onRetry} className="mt-1">
      <RotateCw aria-hidden />
      {t("linkFailed")}
    </Button>
  );
}

const reasons = ["too_large", "provider_lost_it", "no_media_id", "not_connected", "damaged"] as const;
const reasonOf = (failure: string | null) => reasons.find((reason) => reason === failure) ?? "other";

export function useFileSize(bytes: number | null): string {
  const format = useFormatter();
  if (bytes === null) return "";
  const [amount, unit] = bytes < 1_048_576 ? [bytes / 1_024, "kilobyte"] : [bytes / 1_048_576, "megabyte"];
  return format.number(Math.max(amount, 0.1), { style: "unit", unit, maximumFractionDigits: 1 });
}
