"use client";

import { ArrowDown, ArrowUp, Columns3 } from "lucide-react";
import { useTranslations } from "next-intl";
import { Button } from "@/components/ui/button";
import { Checkbox } from "@/components/ui/checkbox";
import { IconButton } from "@/components/ui/icon-button";
import { Popover, PopoverContent, PopoverTrigger } from "@/components/ui/popover";
import { customPrefix } from "@/lib/leads/schemas";
import { useList } from "../list-context";
import { defaultColumns, ownColumns, widthOf, type Column } from "./columns";
import { useColumnName } from "./use-column-name";

type ColumnMenuProps = { columns: Column[]; onChange: (columns: Column[]) => void };

/** Which columns there are and in which order. The name stays where it is. */
export function ColumnMenu({ columns, onChange }: ColumnMenuProps) {
  const t = useTranslations("leadList.columns");
  const { fields } = useList();
  const columnName = useColumnName();
  const all = [...Object.keys(ownColumns), ...fields.map(({ key }) => customPrefix + key)];
  const hidden = all.filter((id) => !columns.some((column) => column.id === id));
  const move = (index: number, step: number) => {
    const next = [...columns];
    const [column] = next.splice(index, 1);
    if (column) next.splice(index + step, 0, column);
    onChange(next);
  };
  return (
    <Popover>
      <PopoverTrigger asChild>
        <Button variant="outline" className="shrink-0" title={t("title")}>
          <Columns3 aria-hidden />
          <span className="max-lg:sr-only">{t("title")}</span>
        </Button>
      </PopoverTrigger>
      <PopoverContent
        align="end"
        aria-label={t("title")}
        className="flex max-h-[min(32rem,var(--radix-popover-content-available-height))] w-72 flex-col gap-1 p-2"
      >
        <ul className="min-h-0 overflow-y-auto">
          {columns.map(({ id }, index) => (
            <li key={id} className="flex min-h-8 items-center gap-1 rounded-md pl-2 hover:bg-accent">
              <Choice
                name={columnName(id)}
                checked
                disabled={id === "full_name"}
                onChange={() => onChange(columns.filter((column) => column.id !== id))}
              />
              {id !== "full_name" && (
                <>
                  <IconButton
                    label={t("up", { column: columnName(id) })}
                    size="icon-sm"
                    disabled={index <= 1}
                    onClick={() => move(index, -1)}
                  >
                    <ArrowUp />
                  </IconButton>
                  <IconButton
                    label={t("down", { column: columnName(id) })}
                    size="icon-sm"
                    disabled={index === columns.length - 1}
                    onClick={() => move(index, 1)}
                  >
                    <ArrowDown />
                  </IconButton>
                </>
              )}
            </li>
          ))}
          {hidden.map((id) => (
            <li key={id} className="flex min-h-8 items-center rounded-md pl-2 hover:bg-accent">
              <Choice
                name={columnName(id)}
                checked={false}
                onChange={() => onChange([...columns, { id, width: widthOf(id) }])}
              />
            </li>
          ))}
        </ul>
        <Button variant="ghost" size="sm" onClick={() => onChange(defaultColumns)}>
          {t("reset")}
        </Button>
      </PopoverContent>
    </Popover>
  );
}

type ChoiceProps = { name: string; checked: boolean; disabled?: boolean; onChange: () => void };

function Choice({ name, checked, disabled, onChange }: ChoiceProps) {
  return (
    <label className="flex min-h-8 min-w-0 flex-1 items-center gap-2 text-sm pointer-coarse:min-h-11">
      <Checkbox checked={checked} disabled={disabled} onCheckedChange={onChange} />
      <span className="truncate">{name}</span>
    </label>
  );
}
