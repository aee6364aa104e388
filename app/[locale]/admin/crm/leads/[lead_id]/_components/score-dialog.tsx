"use client";

import { zodResolver } from "@hookform/resolvers/zod";
import { useTranslations } from "next-intl";
import { useForm } from "react-hook-form";
import { z } from "zod";
import { Button } from "@/components/ui/button";
import {
  Dialog,
  DialogContent,
  DialogDescription,
  DialogFooter,
  DialogHeader,
  DialogTitle,
} from "@/components/ui/dialog";
import { Field } from "@/components/ui/field";
import { Input } from "@/components/ui/input";
import { Textarea } from "@/components/ui/textarea";
import { SetScoreInput, type LeadScore } from "@/lib/scoring/schemas";

const Form = SetScoreInput.pick({ reason: true }).extend({ score: z.int().min(0).max(100) });
type Form = z.infer<typeof Form>;

type ScoreDialogProps = {
  score: LeadScore;
  pending: boolean;
  onSave: (score: number | null, reason: string) => Promise<void>;
  onClose: () => void;
};

/** A person's own score, with the reason that goes on record; or back to what is computed. */
export function ScoreDialog({ score, pending, onSave, onClose }: ScoreDialogProps) {
  const t = useTranslations("scoring.dialog");
  const common = useTranslations("common");
  const { register, handleSubmit, formState } = useForm<Form>({
    resolver: zodResolver(Form),
    defaultValues: { score: score.score ?? 50, reason: "" },
  });
  const { errors } = formState;
  return (
    <Dialog open onOpenChange={(open) => !open && onClose()}>
      <DialogContent data-testid="score-dialog">
        <DialogHeader>
          <DialogTitle>{t("title")}</DialogTitle>
          <DialogDescription>{t("description")}</DialogDescription>
        </DialogHeader>
        <form
          noValidate
          className="flex flex-col gap-3.5"
          onSubmit={(event) => void handleSubmit((form) => onSave(form.score, form.reason))(event)}
        >
          <Field label={t("score")} error={errors.score && t("scoreError")}>
            <Input
              type="number"
              inputMode="numeric"
              min={0}
              max={100}
              autoFocus
              {...register("score", { valueAsNumber: true })}
            />
          </Field>
          <Field label={t("reason")} description={t("reasonHint")} error={errors.reason && t("reasonError")}>
            <Textarea rows={3} maxLength={500} {...register("reason")} />
          </Field>
          <DialogFooter>
            {score.manual && (
              <Button
                type="button"
                variant="ghost"
                disabled={pending}
                className="sm:mr-auto"
                onClick={() => void onSave(null, t("givenBack"))}
              >
                {t("giveBack")}
              </Button>
            )}
            <Button type="button" variant="outline" onClick={onClose}>
              {common("cancel")}
            </Button>
            <Button type="submit" loading={pending}>
              {t("save")}
            </Button>
          </DialogFooter>
        </form>
      </DialogContent>
    </Dialog>
  );
}
