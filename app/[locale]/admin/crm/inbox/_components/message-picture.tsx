"use client";

import { Download } from "lucide-react";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { Button } from "@/components/ui/button";
import { Dialog, DialogContent, DialogTitle } from "@/components/ui/dialog";
import type { MessageMedia } from "@/lib/messaging/schemas";
import { cn } from "@/lib/utils";

const widthMaxPx = 288;
const heightMaxPx = 320;
const stickerPx = 128;

/** A picture in the thread, in the place it will need before it is there; a click shows it whole. */
export function MessagePicture({ media, url }: { media: MessageMedia; url: string | undefined }) {
  const t = useTranslations("inbox.media");
  const [isOpen, setOpen] = useState(false);
  const [isBroken, setBroken] = useState(false);
  const isSticker = media.kind === "sticker";
  const size = sizeOf(media, isSticker);
  if (isBroken) return <span className="block px-1.5 text-xs text-muted-foreground">{t("broken")}</span>;
  return (
    <>
      <button
        type="button"
        onClick={() => setOpen(true)}
        aria-label={t("openPicture")}
        style={{ width: size.width, aspectRatio: `${size.width} / ${size.height}` }}
        className={cn(
          "block max-w-full overflow-hidden rounded-lg outline-offset-2",
          !isSticker && "bg-foreground/8",
        )}
      >
        {url && (
          // The address is signed for this person and changes; there is nothing for an optimizer to keep.
          // eslint-disable-next-line @next/next/no-img-element
          <img
            src={url}
            alt={t("picture")}
            onError={() => setBroken(true)}
            className={cn("size-full", isSticker ? "object-contain" : "object-cover")}
          />
        )}
      </button>
      <Dialog open={isOpen} onOpenChange={setOpen}>
        <DialogContent className="max-h-[94dvh] w-fit max-w-[min(94vw,75rem)] p-3 pt-12">
          <DialogTitle className="sr-only">{t("picture")}</DialogTitle>
          {/* eslint-disable-next-line @next/next/no-img-element -- as above */}
          <img src={url} alt={t("picture")} className="max-h-[80dvh] max-w-full rounded-md object-contain" />
          <Button asChild variant="outline" size="sm" className="mt-2 justify-self-start">
            <a href={url} download>
              <Download aria-hidden />
              {t("save")}
            </a>
          </Button>
        </DialogContent>
      </Dialog>
    </>
  );
}

export function MessageVideo({ url }: { url: string | undefined }) {
  const t = useTranslations("inbox.media");
  return (
    <video
      src={url}
      controls
      preload="metadata"
      playsInline
      aria-label={t("video")}
      className="block aspect-video w-72 max-w-full rounded-lg bg-foreground/8"
    />
  );
}

function sizeOf({ width, height }: MessageMedia, isSticker: boolean): { width: number; height: number } {
  if (isSticker) return { width: stickerPx, height: stickerPx };
  if (!width || !height) return { width: 240, height: 240 };
  const scale = Math.min(1, widthMaxPx / width, heightMaxPx / height);
  // A banner of a few pixels height could not be clicked.
  return { width: Math.max(width * scale, 96), height: Math.max(height * scale, 48) };
}
