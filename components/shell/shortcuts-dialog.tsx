"use client";

import { useTranslations } from "next-intl";
import { ShortcutKeys } from "@/components/shell/shortcut-keys";
import type { ShortcutGroupSpec } from "@/components/shell/types";
import { Dialog, DialogContent, DialogDescription, DialogHeader, DialogTitle } from "@/components/ui/dialog";

type ShortcutsDialogProps = {
  open: boolean;
  onOpenChange: (open: boolean) => void;
  groups: readonly ShortcutGroupSpec[];
};

export function ShortcutsDialog({ open, onOpenChange, groups }: ShortcutsDialogProps) {
  const t = useTranslations("shell.shortcuts");
  return (
    <Dialog open={open} onOpenChange={onOpenChange}>
      <DialogContent size="lg">
        <DialogHeader>
          <DialogTitle>{t("title")}</DialogTitle>
          <DialogDescription>{t("description")}</DialogDescription>
        </DialogHeader>
        <div className="grid gap-x-10 gap-y-5 sm:grid-cols-2">
          {groups.map((group) => (
            <section key={group.id}>
              <h3 className="mb-1 text-xs font-medium text-muted-foreground">{group.heading}</h3>
              <dl>
                {group.items.map((item) => (
                  <div
                    key={item.keys}
                    className="flex min-h-8 items-center justify-between gap-4 border-b text-sm last:border-0"
                  >
                    <dt>{item.label}</dt>
                    <dd>
                      <ShortcutKeys keys={item.keys} />
                    </dd>
                  </div>
                ))}
              </dl>
            </section>
          ))}
        </div>
      </DialogContent>
    </Dialog>
  );
}
