"use client";

import { useTranslations } from "next-intl";
import { useId, useState, type ComponentProps, type KeyboardEvent, type RefObject } from "react";
import { Avatar } from "@/components/ui/avatar";
import { menuContent, menuItem } from "@/components/ui/menu-classes";
import { Textarea } from "@/components/ui/textarea";
import { cn } from "@/lib/utils";
import { mentionAt, peopleFor } from "./mentions";
import { useMembers } from "./owner";

type MentionTextareaProps = Omit<ComponentProps<typeof Textarea>, "value" | "onChange" | "ref"> & {
  value: string;
  onChange: (text: string) => void;
  /** Somebody was taken from the list. */
  onMention: (userId: string) => void;
  area: RefObject<HTMLTextAreaElement | null>;
};

/** A text in which "@" offers the organization's people. Arrows choose, Enter or Tab takes, Esc goes on writing. */
export function MentionTextarea({ value, onChange, onMention, area, ...props }: MentionTextareaProps) {
  const t = useTranslations("leads.owner");
  const listId = useId();
  const members = useMembers().filter(({ is_active }) => is_active);
  const [caret, setCaret] = useState(0);
  const [active, setActive] = useState(0);
  const [closedAt, setClosedAt] = useState(-1);
  const writing = mentionAt(value, caret);
  const people = writing && writing.from !== closedAt ? peopleFor(members, writing.query) : [];
  const current = people[Math.min(active, people.length - 1)];

  const take = (person: { user_id: string; full_name: string }) => {
    if (!writing) return;
    const before = `${value.slice(0, writing.from)}@${person.full_name} `;
    onChange(before + value.slice(caret).replace(/^ /, ""));
    onMention(person.user_id);
    setCaret(before.length);
    setActive(0);
    requestAnimationFrame(() => {
      area.current?.focus();
      area.current?.setSelectionRange(before.length, before.length);
    });
  };
  const onKeyDown = (event: KeyboardEvent<HTMLTextAreaElement>) => {
    if (current && !event.nativeEvent.isComposing) {
      const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
      if (step) {
        event.preventDefault();
        return setActive((active + step + people.length) % people.length);
      }
      if (event.key === "Escape") {
        event.stopPropagation();
        return setClosedAt(writing?.from ?? -1);
      }
      const takes = event.key === "Tab" || (event.key === "Enter" && !event.metaKey && !event.ctrlKey);
      if (takes && !event.shiftKey) {
        event.preventDefault();
        return take(current);
      }
    }
    props.onKeyDown?.(event);
  };
  return (
    <div className="relative">
      <Textarea
        {...props}
        ref={area}
        value={value}
        aria-autocomplete="list"
        aria-controls={current ? listId : undefined}
        aria-activedescendant={current ? `${listId}-${current.user_id}` : undefined}
        onChange={(event) => {
          onChange(event.target.value);
          setCaret(event.target.selectionStart);
          setActive(0);
        }}
        onSelect={(event) => setCaret(event.currentTarget.selectionStart)}
        onBlur={() => setCaret(0)}
        onKeyDown={onKeyDown}
      />
      {current && (
        <ul
          id={listId}
          role="listbox"
          aria-label={t("people")}
          data-testid="mention-list"
          className={cn(menuContent, "absolute top-full left-0 w-64")}
        >
          {people.map((person) => (
            <li
              key={person.user_id}
              id={`${listId}-${person.user_id}`}
              role="option"
              aria-selected={person === current}
              data-highlighted={person === current ? "" : undefined}
              className={menuItem}
              // The text keeps the focus.
              onPointerDown={(event) => {
                event.preventDefault();
                take(person);
              }}
            >
              <Avatar name={person.full_name} size="xs" />
              <span className="truncate">{person.full_name}</span>
            </li>
          ))}
        </ul>
      )}
    </div>
  );
}
