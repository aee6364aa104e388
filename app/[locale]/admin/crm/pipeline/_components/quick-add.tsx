"use client";

import { useTranslations } from "next-intl";
import { useRef, useState, type KeyboardEvent, type SubmitEvent } from "react";
import { createLeadAction } from "@/app/actions/leads";
import { useAction } from "@/components/data/use-action";
import type { NewLeadStart } from "@/components/leads/new-lead-dialog";
import { Button } from "@/components/ui/button";
import { Field } from "@/components/ui/field";
import { Input } from "@/components/ui/input";
import type { Lead } from "@/lib/leads/schemas";

type QuickAddProps = {
  stageId: string;
  assignTo: string;
  onCreated: (lead: Lead) => void;
  /** The stage or the organization asks for more than a name and a phone: the full form goes on with what is here. */
  onNeedsMore: (start: NewLeadStart) => void;
  onClose: () => void;
};

/** Name, phone, Enter, and the next one. Everything else can wait for the lead's page. */
export function QuickAdd({ stageId, assignTo, onCreated, onNeedsMore, onClose }: QuickAddProps) {
  const t = useTranslations("board.quickAdd");
  const form = useRef<HTMLFormElement>(null);
  const [errors, setErrors] = useState<Record<string, string>>({});
  const { run, pending } = useAction(createLeadAction, { onError: ({ fields }) => Boolean(fields) });

  const submit = async (event: SubmitEvent<HTMLFormElement>) => {
    event.preventDefault();
    const values = new FormData(event.currentTarget);
    const full_name = textOf(values.get("full_name"));
    if (!full_name) {
      setErrors({ full_name: t("nameMissing") });
      return;
    }
    setErrors({});
    const phone = textOf(values.get("phone")) || null;
    const known = { full_name, phone, stage_id: stageId, assigned_to: assignTo };
    const result = await run(known);
    if (!result.ok) {
      const refused = result.error.fields ?? {};
      setErrors(refused);
      if (Object.keys(refused).some((name) => !askedHere.has(name)))
        onNeedsMore({ values: known, errors: refused });
      return;
    }
    onCreated(result.data);
    form.current?.reset();
    form.current?.querySelector("input")?.focus();
  };

  const closeOnEscape = (event: KeyboardEvent) => {
    if (event.key !== "Escape") return;
    event.stopPropagation();
    onClose();
  };

  return (
    <form
      ref={form}
      noValidate
      onSubmit={submit}
      onKeyDown={closeOnEscape}
      className="mb-1.5 flex flex-col gap-1.5 rounded-lg border border-control bg-card p-2"
    >
      <Field label={t("name")} hideLabel error={errors.full_name}>
        <Input name="full_name" autoFocus autoComplete="off" maxLength={200} placeholder={t("name")} />
      </Field>
      <Field label={t("phone")} hideLabel error={errors.phone}>
        <Input
          name="phone"
          type="tel"
          inputMode="tel"
          autoComplete="off"
          placeholder={t("phonePlaceholder")}
        />
      </Field>
      <div className="flex justify-end gap-1.5">
        <Button variant="ghost" size="sm" onClick={onClose}>
          {t("close")}
        </Button>
        <Button type="submit" size="sm" loading={pending}>
          {t("add")}
        </Button>
      </div>
    </form>
  );
}

const askedHere = new Set(["full_name", "phone"]);

const textOf = (value: FormDataEntryValue | null): string => (typeof value === "string" ? value.trim() : "");
