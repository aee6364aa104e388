"use client";

import { Archive, ArrowDown, ArrowUp, Pencil } from "lucide-react";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { Badge } from "@/components/ui/badge";
import { IconButton } from "@/components/ui/icon-button";
import type { CustomField } from "@/lib/fields/schemas";
import { ArchiveDialog } from "./archive-dialog";
import { fieldIcons } from "./field-icons";

type FieldListItemProps = {
  field: CustomField;
  isFirst: boolean;
  isLast: boolean;
  onEdit: () => void;
  onMove: (by: 1 | -1) => void;
  onArchived: () => void;
};

export function FieldListItem({ field, isFirst, isLast, onEdit, onMove, onArchived }: FieldListItemProps) {
  const t = useTranslations("settings.fields");
  const [asked, setAsked] = useState(false);
  const Icon = fieldIcons[field.field_type];
  const name = field.label;
  const choices = field.options.filter(({ is_active }) => is_active).map(({ label }) => label);
  const facts = [t(`types.${field.field_type}`), choices.join(", "), field.help].filter(Boolean);
  return (
    <li
      data-testid="field-row"
      className="flex flex-wrap items-center justify-end gap-x-3 gap-y-1 border-b py-2.5"
    >
      <Icon aria-hidden className="size-4 shrink-0 text-muted-foreground" />
      <div className="flex min-w-0 flex-1 basis-40 flex-col">
        <span className="flex min-w-0 items-center gap-2">
          <span className="truncate text-sm font-medium">{name}</span>
          {field.is_required && <Badge variant="outline">{t("required")}</Badge>}
        </span>
        <span className="truncate text-xs text-muted-foreground">{facts.join(" · ")}</span>
      </div>
      <div className="flex shrink-0 items-center text-muted-foreground">
        <IconButton label={t("up", { name })} disabled={isFirst} onClick={() => onMove(-1)}>
          <ArrowUp />
        </IconButton>
        <IconButton label={t("down", { name })} disabled={isLast} onClick={() => onMove(1)}>
          <ArrowDown />
        </IconButton>
        <IconButton label={t("edit", { name })} onClick={onEdit}>
          <Pencil />
        </IconButton>
        <IconButton label={t("archive", { name })} onClick={() => setAsked(true)}>
          <Archive />
        </IconButton>
      </div>
      {asked && <ArchiveDialog field={field} onArchived={onArchived} onClose={() => setAsked(false)} />}
    </li>
  );
}
