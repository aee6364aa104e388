"use client";

import { useTranslations } from "next-intl";
import { useState, type SubmitEvent } from "react";
import { createFieldAction, updateFieldAction } from "@/app/actions/fields";
import { useAction } from "@/components/data/use-action";
import { Alert } from "@/components/ui/alert";
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
import { Switch } from "@/components/ui/switch";
import type { CustomField, FieldType } from "@/lib/fields/schemas";
import { OptionsEditor, optionDrafts, withNames, type OptionDraft } from "./options-editor";
import { FieldTypeSelect } from "./field-type-select";

type FieldDialogProps = { field: CustomField | undefined; onSaved: () => void; onClose: () => void };

export function FieldDialog(props: FieldDialogProps) {
  const t = useTranslations("settings.fields");
  return (
    <Dialog open onOpenChange={(open) => open || props.onClose()}>
      <DialogContent data-testid="field-dialog">
        <DialogHeader>
          <DialogTitle>{props.field ? t("edit", { name: props.field.label }) : t("add")}</DialogTitle>
          <DialogDescription>{t(props.field ? "editHint" : "addHint")}</DialogDescription>
        </DialogHeader>
        <FieldForm {...props} />
      </DialogContent>
    </Dialog>
  );
}

const isSelect = (type: FieldType) => type === "single_select" || type === "multi_select";

function FieldForm({ field, onSaved, onClose }: FieldDialogProps) {
  const t = useTranslations("settings.fields");
  const [label, setLabel] = useState(field?.label ?? "");
  const [type, setType] = useState<FieldType>(field?.field_type ?? "text");
  const [help, setHelp] = useState(field?.help ?? "");
  const [isRequired, setRequired] = useState(field?.is_required ?? false);
  const [options, setOptions] = useState<OptionDraft[]>(() => optionDrafts(field?.options));
  const { save, errors, failure, pending } = useSave(field);
  const submit = async (event: SubmitEvent<HTMLFormElement>) => {
    event.preventDefault();
    const saved = await save({
      label,
      help,
      is_required: isRequired,
      ...(isSelect(type) && { options: withNames(options) }),
      ...(!field && { field_type: type }),
    });
    if (!saved) return;
    onSaved();
    onClose();
  };
  return (
    <form noValidate onSubmit={submit} className="flex flex-col gap-3.5">
      {failure && <Alert variant="danger">{failure}</Alert>}
      <Field label={t("label")} error={errors.label}>
        <Input
          autoFocus
          value={label}
          maxLength={100}
          autoComplete="off"
          onChange={(event) => setLabel(event.target.value)}
        />
      </Field>
      <Field label={t("type")} description={field ? t("typeFixed") : t(`typeHints.${type}`)}>
        <FieldTypeSelect value={type} disabled={field !== undefined} onChange={setType} />
      </Field>
      {isSelect(type) && <OptionsEditor options={options} onChange={setOptions} error={errors.options} />}
      <Field label={t("help")} aside={t("optional")} description={t("helpHint")} error={errors.help}>
        <Input
          value={help}
          maxLength={200}
          autoComplete="off"
          onChange={(event) => setHelp(event.target.value)}
        />
      </Field>
      {type !== "checkbox" && (
        <Field inline label={t("isRequired")} description={t("isRequiredHint")}>
          <Switch checked={isRequired} onCheckedChange={setRequired} />
        </Field>
      )}
      <DialogFooter>
        <Button variant="outline" onClick={onClose}>
          {t("cancel")}
        </Button>
        <Button type="submit" loading={pending}>
          {t("save")}
        </Button>
      </DialogFooter>
    </form>
  );
}

type Values = Omit<Parameters<typeof updateFieldAction>[0], "field_id"> & { field_type?: FieldType };

/** What the server says of a part stands beside that part, the rest above the form. */
function useSave(field: CustomField | undefined) {
  const t = useTranslations("errors.fields");
  const [errors, setErrors] = useState<Record<string, string>>({});
  const [failure, setFailure] = useState<string | null>(null);
  const onError = ({ fields = {}, message }: { fields?: Record<string, string>; message: string }) => {
    const named = Object.entries(fields).map(([path, text]) => [path.split(".")[0] ?? path, text]);
    setErrors(Object.fromEntries(named) as Record<string, string>);
    if (named.length === 0) setFailure(message);
    return true;
  };
  const create = useAction(createFieldAction, { onError });
  const update = useAction(updateFieldAction, { onError });
  const save = async ({ field_type = "text", ...values }: Values): Promise<boolean> => {
    setFailure(null);
    const label = values.label?.trim() ?? "";
    setErrors(label ? {} : { label: t("required") });
    if (!label) return false;
    const result = field
      ? await update.run({ field_id: field.id, version: field.version, ...values })
      : await create.run({ field_type, ...values, label });
    return result.ok;
  };
  return { save, errors, failure, pending: create.pending || update.pending };
}
