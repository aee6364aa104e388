"use client";

import { Pencil } from "lucide-react";
import { useTranslations } from "next-intl";
import { useRef } from "react";
import { Link } from "@/i18n/navigation";
import type { Lead } from "@/lib/leads/schemas";
import { useList } from "../list-context";
import { TypedEditor } from "./typed-editor";
import type { ListWrites } from "./use-list-writes";

type NameCellProps = {
  lead: Lead;
  href: string;
  /** The column's heading. */
  name: string;
  isCurrent: boolean;
  isEditing: boolean;
  onEdit: (editing: boolean) => void;
  writes: ListWrites;
};

/** The way to the lead; a pencil beside it changes the name. */
export function NameCell({ lead, href, name, isCurrent, isEditing, onEdit, writes }: NameCellProps) {
  const t = useTranslations("leadList.cells");
  const { may } = useList();
  const button = useRef<HTMLButtonElement>(null);
  if (isEditing)
    return (
      <TypedEditor
        label={`${name}: ${lead.full_name}`}
        as="required"
        text={lead.full_name}
        onSave={(full_name) => writes.save(lead, { full_name: String(full_name) })}
        onClose={(refocus) => {
          onEdit(false);
          if (refocus) requestAnimationFrame(() => button.current?.focus());
        }}
      />
    );
  return (
    <span className="flex items-center gap-1">
      <Link
        href={href}
        prefetch={false}
        tabIndex={isCurrent ? 0 : -1}
        className="block min-w-0 flex-1 truncate font-medium"
      >
        {lead.full_name}
      </Link>
      {may.write && (
        <button
          ref={button}
          type="button"
          tabIndex={isCurrent ? 0 : -1}
          aria-label={t("edit", { column: name, name: lead.full_name })}
          onClick={() => onEdit(true)}
          className="inline-flex size-6 shrink-0 items-center justify-center rounded-md text-muted-foreground opacity-0 group-hover/row:opacity-100 hover:bg-card hover:text-foreground focus-visible:opacity-100 pointer-coarse:size-9 pointer-coarse:opacity-100"
        >
          <Pencil aria-hidden className="size-3.5" />
        </button>
      )}
    </span>
  );
}
