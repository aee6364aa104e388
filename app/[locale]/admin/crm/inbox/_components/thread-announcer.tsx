"use client";

import { useTranslations } from "next-intl";
import { useState } from "react";
import type { Message } from "@/lib/messaging/schemas";
import { kindOf } from "./message-kinds";
import { plainText } from "./whatsapp-markup";

/** Reads out what the contact writes while the thread is open, and nothing that was loaded. */
export function ThreadAnnouncer({ name, newest }: { name: string; newest: Message | undefined }) {
  const t = useTranslations("inbox");
  const [openedWith] = useState(newest?.id);
  const isNew = newest !== undefined && newest.id !== openedWith && newest.direction === "inbound";
  const words = () =>
    newest?.content ? plainText(newest.content) : t(`kinds.${kindOf(newest?.message_type ?? "")}`);
  return (
    <p role="status" className="sr-only">
      {isNew && t("thread.announce", { name, text: words() })}
    </p>
  );
}
