"use client";

import { X } from "lucide-react";
import { useTranslations } from "next-intl";
import { Button } from "@/components/ui/button";
import { IconButton } from "@/components/ui/icon-button";
import { Select, SelectContent, SelectItem, SelectTrigger, SelectValue } from "@/components/ui/select";
import { filterOps, type FieldKind, type FilterOp } from "@/lib/leads/schemas";
import { useFilterNames } from "./filter-names";
import { needsNoValue, type DraftCondition } from "./draft";
import { FieldMenu } from "./field-menu";
import { firstValue, kindOf, newCondition, opsOf } from "./filter-fields";
import { useFieldName } from "./use-filter-words";
import { ValueInput } from "./value-input";

type ConditionRowProps = {
  condition: DraftCondition;
  /** Null takes the condition out. */
  onChange: (condition: DraftCondition | null) => void;
};

export function ConditionRow({ condition, onChange }: ConditionRowProps) {
  const t = useTranslations("leadList.filter");
  const { fields } = useFilterNames();
  const fieldName = useFieldName();
  const kind = kindOf(fields, condition.field);
  const name = fieldName(condition.field);
  const chooseOp = (text: string) => {
    const op = filterOps.find((each) => each === text);
    if (!op || !kind) return;
    const keeps = shapeOf(kind, op) === shapeOf(kind, condition.op) && condition.value !== undefined;
    onChange({ ...condition, op, value: keeps ? condition.value : firstValue(kind, op) });
  };
  return (
    <div role="group" aria-label={name} className="flex flex-wrap items-start gap-1.5">
      <FieldMenu onChoose={(field) => onChange({ ...newCondition(fields, field), id: condition.id })}>
        <Button variant="outline" className="max-w-48 justify-start font-normal">
          <span className="truncate">{name}</span>
        </Button>
      </FieldMenu>
      {kind && kind !== "flag" && (
        <Select value={condition.op} onValueChange={chooseOp}>
          <SelectTrigger aria-label={t("operator", { field: name })} className="w-auto max-w-44 shrink-0">
            <SelectValue />
          </SelectTrigger>
          <SelectContent>
            {opsOf(kind).map((op) => (
              <SelectItem key={op} value={op}>
                {t(`ops.${op}`)}
              </SelectItem>
            ))}
          </SelectContent>
        </Select>
      )}
      {kind ? (
        !needsNoValue(condition.op) && (
          <div className="min-w-36 flex-1 basis-40">
            <ValueInput
              kind={kind}
              condition={condition}
              label={t("value", { field: name })}
              onChange={(value) => onChange({ ...condition, value })}
            />
          </div>
        )
      ) : (
        <p className="flex h-8 items-center text-xs text-danger">{t("fieldGone")}</p>
      )}
      <IconButton
        label={t("remove", { field: name })}
        variant="ghost"
        className="ml-auto text-muted-foreground"
        onClick={() => onChange(null)}
      >
        <X />
      </IconButton>
    </div>
  );
}

/** Operators that take the same kind of value keep the one that was entered. */
function shapeOf(kind: FieldKind, op: FilterOp): string {
  if (needsNoValue(op) || op === "between" || op === "within") return op;
  return kind;
}
