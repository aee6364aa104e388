"use client";

import { useTranslations } from "next-intl";
import { useState } from "react";
import { Button } from "@/components/ui/button";
import {
  Dialog,
  DialogClose,
  DialogContent,
  DialogFooter,
  DialogHeader,
  DialogTitle,
} from "@/components/ui/dialog";
import { Field } from "@/components/ui/field";
import { Input } from "@/components/ui/input";

const nameMax = 80;

type NameDialogProps = {
  title: string;
  name?: string;
  /** @returns why it was refused, if it was. */
  onSubmit: (name: string) => Promise<string | undefined>;
  onClose: () => void;
};

export function NameDialog({ title, name: given = "", onSubmit, onClose }: NameDialogProps) {
  const t = useTranslations("leadList.views");
  const common = useTranslations("common");
  const [name, setName] = useState(given);
  const [error, setError] = useState<string>();
  const [pending, setPending] = useState(false);
  const submit = async () => {
    setPending(true);
    const refused = await onSubmit(name.trim());
    setPending(false);
    if (refused) setError(refused);
    else onClose();
  };
  return (
    <Dialog open onOpenChange={(open) => !open && onClose()}>
      <DialogContent size="sm" aria-describedby={undefined}>
        <DialogHeader>
          <DialogTitle>{title}</DialogTitle>
        </DialogHeader>
        <form
          className="flex flex-col gap-4"
          onSubmit={(event) => {
            event.preventDefault();
            event.stopPropagation();
            void submit();
          }}
        >
          <Field label={t("name")} description={t("keeps")} error={error}>
            <Input
              autoFocus
              value={name}
              maxLength={nameMax}
              onChange={(event) => {
                setName(event.target.value);
                setError(undefined);
              }}
            />
          </Field>
          <DialogFooter>
            <DialogClose asChild>
              <Button variant="outline">{common("cancel")}</Button>
            </DialogClose>
            <Button type="submit" variant="primary" loading={pending} disabled={name.trim() === ""}>
              {common("save")}
            </Button>
          </DialogFooter>
        </form>
      </DialogContent>
    </Dialog>
  );
}
