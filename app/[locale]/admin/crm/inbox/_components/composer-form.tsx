"use client";

import { Paperclip, SendHorizontal } from "lucide-react";
import { useTranslations } from "next-intl";
import { useRef, type KeyboardEvent, type SyntheticEvent } from "react";
import { useShortcuts } from "@/components/shell/use-shortcuts";
import { Button } from "@/components/ui/button";
import { captionMax, SendMessageInput, type Conversation } from "@/lib/messaging/schemas";
import { cn } from "@/lib/utils";
import { ComposerStatus } from "./composer-status";
import { useDraft, writeDraft } from "./drafts";
import { composerId, focusComposer } from "./focus-composer";
import { useInbox } from "./inbox-context";
import type { useWindow } from "./moment";
import { answerMessage, useReply } from "./replies";
import { ReplyPreview } from "./reply-preview";
import { UnsentAlert } from "./unsent-alert";
import { UploadTray } from "./upload-tray";
import { useAutosize } from "./use-autosize";

const textMax = SendMessageInput.shape.content.maxLength ?? Infinity;

type ComposerFormProps = {
  conversation: Conversation;
  left: NonNullable<ReturnType<typeof useWindow>>;
  firstName: string;
};

export function ComposerForm({ conversation, left, firstName }: ComposerFormProps) {
  const t = useTranslations("inbox.composer");
  const { seed, outbox, uploads } = useInbox();
  const { id } = conversation;
  const files = uploads.uploads.filter(({ conversationId }) => conversationId === id);
  const replyTo = useReply(id);
  const picker = useRef<HTMLInputElement>(null);
  const text = useDraft(seed.me.id, id);
  const unsent = outbox.unsent[id];
  const charactersLeft = textMax - text.trim().length;
  const isBusy = files.some(({ state }) => state === "sending");
  const isSendable = (text.trim() !== "" || files.length > 0) && charactersLeft >= 0 && !isBusy;
  const field = useAutosize(text);
  useShortcuts([{ keys: "r", run: focusComposer }]);

  function submit(event?: SyntheticEvent): void {
    event?.preventDefault();
    if (!isSendable) return;
    writeDraft(seed.me.id, id, "");
    answerMessage(id, undefined);
    // A caption is shorter than a text: what does not fit goes as a message of its own.
    const isCaption = files.length > 0 && text.trim().length <= captionMax;
    if (files.length > 0) void uploads.send(id, isCaption ? text : "", replyTo);
    if (!isCaption && text.trim() !== "") void outbox.send(id, text, files.length > 0 ? undefined : replyTo);
  }

  function take(list: FileList | null): boolean {
    if (!list || list.length === 0) return false;
    uploads.add(id, list);
    return true;
  }

  function onKeyDown(event: KeyboardEvent<HTMLTextAreaElement>): void {
    if (event.key === "Escape" && replyTo) return answerMessage(id, undefined);
    if (event.key === "Escape") return event.currentTarget.blur();
    if (event.key !== "Enter" || event.shiftKey || isComposing(event)) return;
    event.preventDefault();
    submit();
  }

  return (
    <form
      onSubmit={submit}
      onDragOver={(event) => event.preventDefault()}
      onDrop={(event) => {
        event.preventDefault();
        take(event.dataTransfer.files);
      }}
      className="shrink-0 border-t bg-background px-2 pt-2 pb-1.5 md:px-4"
    >
      <div className="mx-auto max-w-222">
        {unsent && (
          <UnsentAlert
            unsent={unsent}
            onRetry={() => submit()}
            onDismiss={() => outbox.forget(id)}
            isRetryable={isSendable}
          />
        )}
        <UploadTray uploads={files} onRemove={uploads.remove} />
        <ReplyPreview conversation={conversation} />
        <div className="flex items-end gap-1.5 rounded-xl border border-input bg-card p-1 transition-[border-color] focus-within:border-ring hover:border-control">
          <input
            ref={picker}
            type="file"
            multiple
            hidden
            data-testid="file-picker"
            onChange={({ target }) => {
              take(target.files);
              target.value = "";
            }}
          />
          <Button
            type="button"
            variant="ghost"
            size="icon"
            aria-label={t("files.attach")}
            onClick={() => picker.current?.click()}
            className="rounded-lg text-muted-foreground"
          >
            <Paperclip />
          </Button>
          <textarea
            ref={field}
            id={composerId}
            data-testid="composer"
            rows={1}
            enterKeyHint="send"
            aria-label={t("label", { name: conversation.contact_name })}
            placeholder={
              conversation.handler === "agent" ? t("placeholderAgent") : t("placeholder", { name: firstName })
            }
            value={text}
            onChange={(event) => writeDraft(seed.me.id, id, event.target.value)}
            onKeyDown={onKeyDown}
            onPaste={(event) => {
              if (take(event.clipboardData.files)) event.preventDefault();
            }}
            className="field-sizing-content max-h-36 min-h-8 min-w-0 flex-1 resize-none scrollbar-thin bg-transparent px-2.5 py-1.5 text-base outline-none placeholder:text-muted-foreground md:max-h-56 pointer-coarse:min-h-11 pointer-coarse:py-2.5 pointer-coarse:text-lg pointer-coarse:leading-6"
          />
          <Button
            type="submit"
            size="icon"
            aria-label={t("send")}
            disabled={!isSendable}
            // The field keeps the focus, and a phone its keyboard.
            onPointerDown={(event) => event.preventDefault()}
            className={cn("rounded-lg", !isSendable && "bg-transparent text-muted-foreground")}
          >
            <SendHorizontal />
          </Button>
        </div>
        <ComposerStatus left={left} charactersLeft={charactersLeft} />
      </div>
    </form>
  );
}

/** Safari ends a composition before the Enter that confirms it; only the deprecated code 229 tells. */
function isComposing(event: KeyboardEvent): boolean {
  return event.nativeEvent.isComposing || event.keyCode === 229;
}
