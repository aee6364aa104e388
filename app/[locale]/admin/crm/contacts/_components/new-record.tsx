"use client";

import { Plus } from "lucide-react";
import { useState, type ReactNode } from "react";
import { useShortcuts } from "@/components/shell/use-shortcuts";
import { Button } from "@/components/ui/button";
import { Dialog, DialogContent, DialogDescription, DialogHeader, DialogTitle } from "@/components/ui/dialog";

type NewRecordProps = {
  button: string;
  title: string;
  description: string;
  children: (close: () => void) => ReactNode;
};

/** The button and the `c` key that open a form for a new record. One per screen. */
export function NewRecord({ button, title, description, children }: NewRecordProps) {
  const [open, setOpen] = useState(false);
  useShortcuts([{ keys: "c", run: () => setOpen(true) }]);
  return (
    <>
      <Button aria-haspopup="dialog" onClick={() => setOpen(true)} className="max-sm:px-2.5">
        <Plus aria-hidden />
        <span className="max-sm:sr-only">{button}</span>
      </Button>
      <Dialog open={open} onOpenChange={setOpen}>
        <DialogContent data-testid="new-record-dialog">
          <DialogHeader>
            <DialogTitle>{title}</DialogTitle>
            <DialogDescription>{description}</DialogDescription>
          </DialogHeader>
          {children(() => setOpen(false))}
        </DialogContent>
      </Dialog>
    </>
  );
}
