"use client";

import { zodResolver } from "@hookform/resolvers/zod";
import { useTranslations } from "next-intl";
import { useForm } from "react-hook-form";
import { useFieldError, useFormAction } from "@/components/settings/use-form-action";
import { Alert } from "@/components/ui/alert";
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
import { UpdatePipelineInput, type Pipeline } from "@/lib/pipeline/schemas";
import { usePipelineWrites } from "./use-pipeline-writes";

const Rename = UpdatePipelineInput.pick({ pipeline_id: true, name: true });

export function RenamePipelineDialog({ pipeline, onClose }: { pipeline: Pipeline; onClose: () => void }) {
  const t = useTranslations("pipelines");
  const common = useTranslations("common");
  const fieldError = useFieldError();
  const { rename } = usePipelineWrites();
  const form = useForm({
    resolver: zodResolver(Rename),
    defaultValues: { pipeline_id: pipeline.id, name: pipeline.name },
  });
  const { submit, pending, failure } = useFormAction(form, rename, ["name"]);
  const save = form.handleSubmit(async (input) => {
    if ((await submit(input)).ok) onClose();
  });
  return (
    <Dialog open onOpenChange={(open) => !open && onClose()}>
      <DialogContent size="sm" aria-describedby={undefined}>
        <DialogHeader>
          <DialogTitle>{t("rename")}</DialogTitle>
        </DialogHeader>
        <form noValidate onSubmit={save} className="flex flex-col gap-4">
          {failure && <Alert variant="danger">{failure}</Alert>}
          <Field label={t("name")} error={fieldError(form.formState.errors.name, form.getValues("name"))}>
            <Input autoFocus autoComplete="off" maxLength={100} {...form.register("name")} />
          </Field>
          <DialogFooter>
            <DialogClose asChild>
              <Button variant="outline">{common("cancel")}</Button>
            </DialogClose>
            <Button type="submit" variant="primary" loading={pending}>
              {common("save")}
            </Button>
          </DialogFooter>
        </form>
      </DialogContent>
    </Dialog>
  );
}
