"use client";

import { CalendarCheck, Mail, Phone, StickyNote } from "lucide-react";
import { useTranslations } from "next-intl";
import { useRef, useState, type KeyboardEvent } from "react";
import { createActivityAction } from "@/app/actions/leads";
import { useAction } from "@/components/data/use-action";
import { MentionTextarea } from "@/components/leads/mention-textarea";
import { mentionedIn } from "@/components/leads/mentions";
import { useMembers } from "@/components/leads/owner";
import { useModKey } from "@/components/shell/shortcut-keys";
import { useShortcuts } from "@/components/shell/use-shortcuts";
import { Button } from "@/components/ui/button";
import { SegmentedControl } from "@/components/ui/segmented-control";
import { useMentionError } from "./use-mention-error";

const kinds = [
  { value: "note", icon: <StickyNote aria-hidden /> },
  { value: "call", icon: <Phone aria-hidden /> },
  { value: "meeting", icon: <CalendarCheck aria-hidden /> },
  { value: "email", icon: <Mail aria-hidden /> },
] as const;
type Kind = (typeof kinds)[number]["value"];

type ActivityComposerProps = { leadId: string; onWritten: () => void };

/** A note for the team, or what happened on the phone, in a meeting, by mail. Never sent to the contact. */
export function ActivityComposer({ leadId, onWritten }: ActivityComposerProps) {
  const t = useTranslations("leads.timeline");
  const [kind, setKind] = useState<Kind>("note");
  const [text, setText] = useState("");
  const [chosen, setChosen] = useState<ReadonlySet<string>>(new Set());
  const members = useMembers();
  const area = useRef<HTMLTextAreaElement>(null);
  const { run, pending } = useAction(createActivityAction, { onError: useMentionError() });
  const mod = useModKey();
  useShortcuts([{ keys: "n", run: () => area.current?.focus() }]);

  const submit = async () => {
    const description = text.trim();
    if (!description || pending) return;
    const mentions = mentionedIn(description, members, chosen);
    const result = await run({ lead_id: leadId, activity_type: kind, description, mentions });
    if (!result.ok) return;
    setText("");
    setKind("note");
    onWritten();
  };
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key !== "Enter" || !(event.metaKey || event.ctrlKey)) return;
    event.preventDefault();
    void submit();
  };
  return (
    <div className="flex flex-col gap-2 rounded-lg border bg-card p-2.5 focus-within:border-control">
      <MentionTextarea
        area={area}
        value={text}
        maxLength={10_000}
        aria-label={t(`placeholder.${kind}`)}
        placeholder={t(`placeholder.${kind}`)}
        onChange={setText}
        onMention={(id) => setChosen((now) => new Set(now).add(id))}
        onKeyDown={onKeyDown}
        className="min-h-12 resize-none border-0 bg-transparent px-1 py-1 focus-visible:outline-none"
      />
      <div className="flex flex-wrap items-center justify-between gap-2">
        <SegmentedControl
          iconsOnly
          label={t("kind")}
          value={kind}
          onValueChange={setKind}
          options={kinds.map(({ value, icon }) => ({ value, icon, label: t(`kinds.${value}`) }))}
        />
        <Button
          size="sm"
          loading={pending}
          disabled={!text.trim()}
          onClick={() => void submit()}
          title={`${mod} ↵`}
        >
          {t(`save.${kind}`)}
        </Button>
      </div>
    </div>
  );
}
