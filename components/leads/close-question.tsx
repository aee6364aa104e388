"use client";

import { useQueryClient } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { useCallback, useState, type ReactNode } from "react";
import { apiGet } from "@/components/data/api-client";
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
import { Field } from "@/components/ui/field";
import { RadioGroup, RadioItem } from "@/components/ui/radio-group";
import { Textarea } from "@/components/ui/textarea";
import type { CloseReason, Stage } from "@/lib/pipeline/schemas";

/** Why a lead was won or lost, as `lead.move` takes it. */
export type Closing = { close_reason_id?: string | null; close_note?: string | null };
/** Resolves with nothing to add where nothing is asked for, and with null when the person thinks better of it. */
export type AskClosing = (type: Stage["stage_type"], name: string) => Promise<Closing | null>;

type Question = {
  outcome: CloseReason["outcome"];
  name: string;
  reasons: CloseReason[];
  answer: (closing: Closing | null) => void;
};

const noteMax = 2_000;

/** Asks for the reason before a lead is closed, wherever its stage is changed. Render `dialog` somewhere. */
export function useCloseQuestion(): { ask: AskClosing; dialog: ReactNode } {
  const queryClient = useQueryClient();
  const [question, setQuestion] = useState<Question | null>(null);
  const ask = useCallback<AskClosing>(
    async (outcome, name) => {
      if (outcome === "open") return {};
      // Without an answer the server decides, and says what it misses.
      const reasons = await queryClient
        .fetchQuery({
          queryKey: ["close-reasons", outcome],
          queryFn: () => apiGet<{ data: CloseReason[] }>("/crm/pipeline/close-reasons", { outcome }),
        })
        .catch(() => undefined);
      if (!reasons || reasons.data.length === 0) return {};
      return new Promise((resolve) => {
        const answer = (closing: Closing | null) => {
          setQuestion(null);
          resolve(closing);
        };
        setQuestion({ outcome, name, reasons: reasons.data, answer });
      });
    },
    [queryClient],
  );
  return { ask, dialog: question && <CloseDialog {...question} /> };
}

function CloseDialog({ outcome, name, reasons, answer }: Question) {
  const t = useTranslations("closing");
  const common = useTranslations("common");
  const [reason, setReason] = useState<string>();
  const [note, setNote] = useState("");
  const [missing, setMissing] = useState(false);
  const confirm = () => {
    if (!reason) return setMissing(true);
    answer({ close_reason_id: reason, close_note: note.trim() || null });
  };
  return (
    <Dialog open onOpenChange={(open) => !open && answer(null)}>
      <DialogContent size="sm" data-testid="close-dialog">
        <DialogHeader>
          <DialogTitle className="break-words">{t(outcome, { name })}</DialogTitle>
          <DialogDescription>{t("description")}</DialogDescription>
        </DialogHeader>
        <form
          className="flex flex-col gap-4"
          onSubmit={(event) => {
            event.preventDefault();
            event.stopPropagation();
            confirm();
          }}
        >
          <RadioGroup
            aria-label={t("reason")}
            aria-describedby={missing ? "close-reason-missing" : undefined}
            value={reason ?? ""}
            onValueChange={(value) => {
              setReason(value);
              setMissing(false);
            }}
          >
            {reasons.map(({ id, name: label }) => (
              <RadioItem key={id} value={id} label={label} />
            ))}
          </RadioGroup>
          {missing && (
            <p id="close-reason-missing" role="alert" className="text-xs text-danger">
              {t("missing")}
            </p>
          )}
          <Field label={t("note")}>
            <Textarea
              value={note}
              maxLength={noteMax}
              rows={2}
              onChange={(event) => setNote(event.target.value)}
            />
          </Field>
          <DialogFooter>
            <DialogClose asChild>
              <Button variant="outline">{common("cancel")}</Button>
            </DialogClose>
            <Button type="submit" variant="primary">
              {t(outcome === "won" ? "confirmWon" : "confirmLost")}
            </Button>
          </DialogFooter>
        </form>
      </DialogContent>
    </Dialog>
  );
}
