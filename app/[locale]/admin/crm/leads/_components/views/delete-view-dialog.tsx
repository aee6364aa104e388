"use client";

import { useTranslations } from "next-intl";
import { Button } from "@/components/ui/button";
import {
  Dialog,
  DialogClose,
  DialogContent,
  DialogDescription,
  DialogFooter,
  DialogHeader,
  DialogTitle,
} from "@/components/ui/dialog";
import type { SavedView } from "@/lib/views/schemas";

type DeleteViewDialogProps = { view: SavedView; onConfirm: () => void; onClose: () => void };

export function DeleteViewDialog({ view, onConfirm, onClose }: DeleteViewDialogProps) {
  const t = useTranslations("leadList.views");
  const common = useTranslations("common");
  return (
    <Dialog open onOpenChange={(open) => !open && onClose()}>
      <DialogContent size="sm">
        <DialogHeader>
          <DialogTitle className="break-words">{t("deleteTitle", { name: view.name })}</DialogTitle>
          <DialogDescription>{t(view.is_shared ? "deleteShared" : "deleteOwn")}</DialogDescription>
        </DialogHeader>
        <DialogFooter>
          <DialogClose asChild>
            <Button variant="outline">{common("cancel")}</Button>
          </DialogClose>
          <Button
            variant="danger"
            onClick={() => {
              onClose();
              onConfirm();
            }}
          >
            {t("delete")}
          </Button>
        </DialogFooter>
      </DialogContent>
    </Dialog>
  );
}
