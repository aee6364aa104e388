"use client";

import { Check, ChevronDown, Star, Users } from "lucide-react";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { Button } from "@/components/ui/button";
import {
  DropdownMenu,
  DropdownMenuContent,
  DropdownMenuItem,
  DropdownMenuLabel,
  DropdownMenuSeparator,
  DropdownMenuTrigger,
} from "@/components/ui/dropdown-menu";
import type { SavedView, ViewConfig } from "@/lib/views/schemas";
import { useList } from "../list-context";
import { DeleteViewDialog } from "./delete-view-dialog";
import { NameDialog } from "./name-dialog";
import { useViewWrites } from "./use-view-writes";

type ViewMenuProps = {
  views: SavedView[];
  current: SavedView | undefined;
  /** What is shown is not what the view says any more. */
  isChanged: boolean;
  /** What is shown now. */
  config: ViewConfig;
  onOpen: (view: SavedView | undefined) => void;
  onChanged: () => Promise<unknown>;
};

/** Which view is open, the others, and what may be done with this one. */
export function ViewMenu({ views, current, isChanged, config, onOpen, onChanged }: ViewMenuProps) {
  const t = useTranslations("leadList.views");
  const { may } = useList();
  const [dialog, setDialog] = useState<"new" | "rename" | "delete" | null>(null);
  const writes = useViewWrites({ onOpen, onChanged });
  const mayChange = current && (!current.is_shared || may.share);
  const groups = [
    { name: t("mine"), views: views.filter(({ is_shared }) => !is_shared) },
    { name: t("shared"), views: views.filter(({ is_shared }) => is_shared) },
  ];
  return (
    <>
      <DropdownMenu>
        <DropdownMenuTrigger asChild>
          <Button variant="ghost" className="-ml-2 max-w-56 shrink-0 px-2 font-semibold">
            <span className="truncate">{current?.name ?? t("everything")}</span>
            {isChanged && (
              <span className="text-xs font-normal whitespace-nowrap text-muted-foreground">
                {t("changed")}
              </span>
            )}
            <ChevronDown aria-hidden className="text-muted-foreground" />
          </Button>
        </DropdownMenuTrigger>
        <DropdownMenuContent className="max-h-[70vh] w-64">
          <ViewItem name={t("everything")} isOpen={!current} onSelect={() => onOpen(undefined)} />
          {groups.map(
            (group) =>
              group.views.length > 0 && (
                <div key={group.name} role="group" aria-label={group.name}>
                  <DropdownMenuLabel>{group.name}</DropdownMenuLabel>
                  {group.views.map((view) => (
                    <ViewItem
                      key={view.id}
                      name={view.name}
                      isDefault={view.is_default}
                      isOpen={view.id === current?.id}
                      onSelect={() => onOpen(view)}
                    />
                  ))}
                </div>
              ),
          )}
          <DropdownMenuSeparator />
          {current && mayChange && isChanged && (
            <DropdownMenuItem onSelect={() => void writes.save(current, config)}>
              {t("save")}
            </DropdownMenuItem>
          )}
          <DropdownMenuItem onSelect={() => setDialog("new")}>{t("saveAs")}</DropdownMenuItem>
          {current && mayChange && (
            <>
              <DropdownMenuItem onSelect={() => setDialog("rename")}>{t("rename")}</DropdownMenuItem>
              <DropdownMenuItem onSelect={() => void writes.setDefault(current, !current.is_default)}>
                {t(current.is_default ? "noDefault" : current.is_shared ? "commonDefault" : "ownDefault")}
              </DropdownMenuItem>
              {may.share && (
                <DropdownMenuItem onSelect={() => void writes.share(current, !current.is_shared)}>
                  <Users aria-hidden />
                  {t(current.is_shared ? "unshare" : "share")}
                </DropdownMenuItem>
              )}
              <DropdownMenuItem variant="danger" onSelect={() => setDialog("delete")}>
                {t("delete")}
              </DropdownMenuItem>
            </>
          )}
        </DropdownMenuContent>
      </DropdownMenu>
      {dialog === "new" && (
        <NameDialog
          title={t("saveAs")}
          onSubmit={(name) => writes.create(name, config)}
          onClose={() => setDialog(null)}
        />
      )}
      {dialog === "rename" && current && (
        <NameDialog
          title={t("rename")}
          name={current.name}
          onSubmit={(name) => writes.rename(current, name)}
          onClose={() => setDialog(null)}
        />
      )}
      {dialog === "delete" && current && (
        <DeleteViewDialog
          view={current}
          onConfirm={() => void writes.remove(current)}
          onClose={() => setDialog(null)}
        />
      )}
    </>
  );
}

type ViewItemProps = { name: string; isOpen: boolean; isDefault?: boolean; onSelect: () => void };

function ViewItem({ name, isOpen, isDefault, onSelect }: ViewItemProps) {
  const t = useTranslations("leadList.views");
  return (
    <DropdownMenuItem onSelect={onSelect} aria-current={isOpen ? "true" : undefined}>
      <span className="min-w-0 flex-1 truncate">{name}</span>
      {isDefault && <Star aria-label={t("isDefault")} className="size-3.5 text-warning-mark" />}
      {isOpen && <Check aria-hidden className="text-primary-text" />}
    </DropdownMenuItem>
  );
}
