"use client";

import { Ellipsis, Pencil, Pin, PinOff, Trash2 } from "lucide-react";
import { useTranslations } from "next-intl";
import { deleteActivityAction, restoreActivityAction, updateActivityAction } from "@/app/actions/leads";
import { useAction } from "@/components/data/use-action";
import { Button } from "@/components/ui/button";
import {
  DropdownMenu,
  DropdownMenuContent,
  DropdownMenuItem,
  DropdownMenuTrigger,
} from "@/components/ui/dropdown-menu";
import { toastUndo } from "@/components/ui/sonner";
import type { Activity } from "@/lib/leads/schemas";

type ActivityMenuProps = {
  activity: Activity;
  mayEdit: boolean;
  mayRemove: boolean;
  onEdit: () => void;
  onChanged: () => void;
};

export function ActivityMenu({ activity, mayEdit, mayRemove, onEdit, onChanged }: ActivityMenuProps) {
  const t = useTranslations("leads.timeline");
  const ids = { lead_id: activity.lead_id, activity_id: activity.id };
  const { run: update } = useAction(updateActivityAction);
  const { run: remove } = useAction(deleteActivityAction);
  const { run: restore } = useAction(restoreActivityAction);
  const isPinned = activity.pinned_at !== null;
  const pin = async () => {
    await update({ ...ids, is_pinned: !isPinned });
    onChanged();
  };
  const takeAway = async () => {
    const { ok } = await remove(ids);
    onChanged();
    if (ok) toastUndo(t("removed"), t("undo"), () => void restore(ids).then(onChanged));
  };
  return (
    <DropdownMenu>
      <DropdownMenuTrigger asChild>
        <Button
          variant="ghost"
          size="icon-sm"
          aria-label={t("entryMenu")}
          className="-my-1 ml-auto text-muted-foreground"
        >
          <Ellipsis />
        </Button>
      </DropdownMenuTrigger>
      <DropdownMenuContent align="end">
        <DropdownMenuItem onSelect={() => void pin()}>
          {isPinned ? <PinOff aria-hidden /> : <Pin aria-hidden />}
          {t(isPinned ? "unpin" : "pin")}
        </DropdownMenuItem>
        {mayEdit && (
          <DropdownMenuItem onSelect={onEdit}>
            <Pencil aria-hidden />
            {t("edit")}
          </DropdownMenuItem>
        )}
        {mayRemove && (
          <DropdownMenuItem variant="danger" onSelect={() => void takeAway()}>
            <Trash2 aria-hidden />
            {t("remove")}
          </DropdownMenuItem>
        )}
      </DropdownMenuContent>
    </DropdownMenu>
  );
}
