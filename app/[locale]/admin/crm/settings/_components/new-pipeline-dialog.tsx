"use client";

import { zodResolver } from "@hookform/resolvers/zod";
import { useTranslations } from "next-intl";
import { Controller, useForm } from "react-hook-form";
import { z } from "zod";
import { useFieldError, useFormAction } from "@/components/settings/use-form-action";
import { Alert } from "@/components/ui/alert";
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
import { Input } from "@/components/ui/input";
import {
  Select,
  SelectContent,
  SelectGroup,
  SelectItem,
  SelectLabel,
  SelectTrigger,
  SelectValue,
} from "@/components/ui/select";
import { toast } from "@/components/ui/sonner";
import { CreatePipelineInput, pipelineTemplates, type Pipeline } from "@/lib/pipeline/schemas";
import { usePipelineWrites } from "./use-pipeline-writes";

/** What the stages come from: a template's name, or the id of a pipeline. */
const NewPipeline = z.object({ name: CreatePipelineInput.shape.name, from: z.string() });

type Props = { pipelines: Pipeline[]; onCreated: (id: string) => void; onClose: () => void };

export function NewPipelineDialog({ pipelines, onCreated, onClose }: Props) {
  const t = useTranslations("pipelines");
  const common = useTranslations("common");
  const fieldError = useFieldError();
  const { create } = usePipelineWrites();
  const form = useForm({ resolver: zodResolver(NewPipeline), defaultValues: { name: "", from: "sales" } });
  const { submit, pending, failure } = useFormAction(form, create, ["name"]);
  const { errors } = form.formState;
  const save = form.handleSubmit(async ({ name, from }) => {
    const template = pipelineTemplates.find((known) => known === from);
    const result = await submit(template ? { name, template } : { name, copy_from: from });
    if (!result.ok) return;
    onClose();
    onCreated(result.data.id);
    toast.success(t("created", { name }));
  });
  return (
    <Dialog open onOpenChange={(open) => !open && onClose()}>
      <DialogContent size="sm">
        <DialogHeader>
          <DialogTitle>{t("new")}</DialogTitle>
          <DialogDescription>{t("newDescription")}</DialogDescription>
        </DialogHeader>
        <form noValidate onSubmit={save} className="flex flex-col gap-4">
          {failure && <Alert variant="danger">{failure}</Alert>}
          <Field label={t("name")} error={fieldError(errors.name, form.getValues("name"))}>
            <Input
              autoFocus
              autoComplete="off"
              maxLength={100}
              placeholder={t("namePlaceholder")}
              {...form.register("name")}
            />
          </Field>
          <Field label={t("stagesFrom")}>
            <Controller
              control={form.control}
              name="from"
              render={({ field: { value, onChange } }) => (
                <StagesFrom value={value} pipelines={pipelines} onChange={onChange} />
              )}
            />
          </Field>
          <DialogFooter>
            <DialogClose asChild>
              <Button variant="outline">{common("cancel")}</Button>
            </DialogClose>
            <Button type="submit" variant="primary" loading={pending}>
              {t("create")}
            </Button>
          </DialogFooter>
        </form>
      </DialogContent>
    </Dialog>
  );
}

type StagesFromProps = { value: string; pipelines: Pipeline[]; onChange: (value: string) => void };

function StagesFrom({ value, pipelines, onChange }: StagesFromProps) {
  const t = useTranslations("pipelines");
  return (
    <Select value={value} onValueChange={onChange}>
      <SelectTrigger aria-label={t("stagesFrom")}>
        <SelectValue />
      </SelectTrigger>
      <SelectContent>
        <SelectGroup>
          <SelectLabel>{t("templates")}</SelectLabel>
          {pipelineTemplates.map((template) => (
            <SelectItem key={template} value={template}>
              {t(`template.${template}`)}
            </SelectItem>
          ))}
        </SelectGroup>
        <SelectGroup>
          <SelectLabel>{t("copyOf")}</SelectLabel>
          {pipelines.map(({ id, name }) => (
            <SelectItem key={id} value={id}>
              {name}
            </SelectItem>
          ))}
        </SelectGroup>
      </SelectContent>
    </Select>
  );
}
