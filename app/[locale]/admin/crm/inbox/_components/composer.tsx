"use client";

import { Eye, Lock } from "lucide-react";
import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import type { Conversation } from "@/lib/messaging/schemas";
import { ComposerForm } from "./composer-form";
import { useInbox } from "./inbox-context";
import { useWindow } from "./moment";

/** Where one writes, or why one cannot. */
export function Composer({ conversation }: { conversation: Conversation }) {
  const t = useTranslations("inbox.composer");
  const { can } = useInbox().seed;
  const left = useWindow(conversation.window_expires_at);
  const first = conversation.contact_name.split(" ")[0] ?? conversation.contact_name;
  if (!can.reply) {
    return (
      <Note icon={<Eye />} title={t("readOnly.title")}>
        {t("readOnly.description")}
      </Note>
    );
  }
  if (!left) {
    return (
      <Note icon={<Lock />} title={t(conversation.window_expires_at ? "closed.title" : "closed.never")}>
        {t("closed.description", { name: first })}
      </Note>
    );
  }
  return <ComposerForm conversation={conversation} left={left} firstName={first} />;
}

function Note({ icon, title, children }: { icon: ReactNode; title: string; children: ReactNode }) {
  return (
    <div data-testid="composer-note" className="shrink-0 border-t bg-background px-4 py-3 md:px-6">
      <div className="mx-auto flex max-w-218 items-start gap-3">
        <span className="inline-flex size-8 shrink-0 items-center justify-center rounded-full bg-muted text-muted-foreground [&_svg]:size-4">
          {icon}
        </span>
        <div className="min-w-0 text-sm">
          <p className="font-medium">{title}</p>
          <p className="text-pretty text-muted-foreground">{children}</p>
        </div>
      </div>
    </div>
  );
}
