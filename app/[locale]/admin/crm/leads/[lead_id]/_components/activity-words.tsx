"use client";

import { useTranslations } from "next-intl";
import { useRef, useState, type KeyboardEvent } from "react";
import { updateActivityAction } from "@/app/actions/leads";
import { useAction } from "@/components/data/use-action";
import { MentionTextarea } from "@/components/leads/mention-textarea";
import { mentionedIn, splitMentions } from "@/components/leads/mentions";
import { useMembers } from "@/components/leads/owner";
import { Button } from "@/components/ui/button";
import type { Activity } from "@/lib/leads/schemas";
import { cn } from "@/lib/utils";
import { useMentionError } from "./use-mention-error";

/** What somebody wrote, with the people it speaks to. */
export function ActivityWords({ activity: { activity_type, title, description } }: { activity: Activity }) {
  const members = useMembers();
  return (
    <p
      className={cn(
        "w-fit max-w-full rounded-lg border px-3 py-2 text-base break-words whitespace-pre-line",
        activity_type === "note" ? "border-warning-mark/30 bg-warning-soft" : "bg-card",
      )}
    >
      {splitMentions(description ?? title, members).map(({ text, isMention }, index) =>
        isMention ? (
          <strong key={index} className="font-semibold">
            {text}
          </strong>
        ) : (
          text
        ),
      )}
    </p>
  );
}

type ActivityEditorProps = { activity: Activity; onSaved: () => void; onClose: () => void };

/** The same words, to be written anew. Esc gives up, ⌘↵ saves. */
export function ActivityEditor({ activity, onSaved, onClose }: ActivityEditorProps) {
  const t = useTranslations("leads.timeline");
  const members = useMembers();
  const [text, setText] = useState(activity.description ?? activity.title);
  const [chosen, setChosen] = useState<ReadonlySet<string>>(new Set(mentionsOf(activity)));
  const area = useRef<HTMLTextAreaElement>(null);
  const { run, pending } = useAction(updateActivityAction, { onError: useMentionError() });
  const save = async () => {
    const description = text.trim();
    if (!description || pending) return;
    const result = await run({
      lead_id: activity.lead_id,
      activity_id: activity.id,
      description,
      mentions: mentionedIn(description, members, chosen),
    });
    if (!result.ok) return;
    onSaved();
    onClose();
  };
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key === "Escape") onClose();
    if (event.key !== "Enter" || !(event.metaKey || event.ctrlKey)) return;
    event.preventDefault();
    void save();
  };
  return (
    <div className="flex flex-col gap-2">
      <MentionTextarea
        area={area}
        autoFocus
        aria-label={t("editText")}
        value={text}
        maxLength={10_000}
        onChange={setText}
        onMention={(id) => setChosen((now) => new Set(now).add(id))}
        onKeyDown={onKeyDown}
      />
      <div className="flex justify-end gap-2">
        <Button variant="ghost" size="sm" onClick={onClose}>
          {t("cancel")}
        </Button>
        <Button size="sm" loading={pending} disabled={!text.trim()} onClick={() => void save()}>
          {t("saveText")}
        </Button>
      </div>
    </div>
  );
}

const mentionsOf = ({ metadata }: Activity): string[] =>
  (Array.isArray(metadata.mentions) ? metadata.mentions : []).filter((id) => typeof id === "string");
