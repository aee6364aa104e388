"use client";

import { useTranslations } from "next-intl";
import { useRef } from "react";
import { OwnerAvatar } from "@/components/leads/owner";
import { StageMark } from "@/components/leads/stage-mark";
import type { Lead } from "@/lib/leads/schemas";
import { useTags } from "@/components/leads/filter/use-choices";
import { useList } from "../list-context";
import { CellContent } from "./cell-content";
import { ChoiceEditor, type CellChoice } from "./choice-editor";
import { editorOf, fieldOf, textOf, type Editor } from "./editors";
import { TypedEditor } from "./typed-editor";
import type { CellPatch, CustomValue, ListWrites } from "./use-list-writes";

type LeadCellProps = {
  lead: Lead;
  column: string;
  /** The column's heading. */
  name: string;
  /** The row has the focus: its cells may be reached by Tab. */
  isCurrent: boolean;
  isEditing: boolean;
  onEdit: (editing: boolean) => void;
  writes: ListWrites;
};

/** A cell that becomes its editor in the same place. */
export function LeadCell({ lead, column, name, isCurrent, isEditing, onEdit, writes }: LeadCellProps) {
  const t = useTranslations("leadList.cells");
  const list = useList();
  const button = useRef<HTMLButtonElement>(null);
  const editor = editorOf(column, list);
  const content = <CellContent lead={lead} column={column} />;
  if (!editor) return <span className="block truncate">{content}</span>;
  const close = (refocus = true) => {
    onEdit(false);
    if (refocus) requestAnimationFrame(() => button.current?.focus());
  };
  if (isEditing && editor.kind !== "switch")
    return (
      <CellEditor lead={lead} column={column} name={name} editor={editor} writes={writes} onClose={close}>
        {content}
      </CellEditor>
    );
  const start = () => {
    if (editor.kind !== "switch") return onEdit(true);
    const field = fieldOf(column, list.fields);
    if (field) writes.saveCustom(lead, field.key, lead.custom_fields[field.key] !== true);
  };
  return (
    <button
      ref={button}
      type="button"
      tabIndex={isCurrent ? 0 : -1}
      onClick={start}
      className="-mx-1.5 flex h-7 w-[calc(100%+0.75rem)] cursor-text! items-center overflow-hidden rounded-md border border-transparent px-1.5 text-left group-data-numeric/cell:justify-end group-hover/row:hover:border-input group-hover/row:hover:bg-card pointer-coarse:h-10"
    >
      <span className="block min-w-0 truncate">{content}</span>
      <span className="sr-only"> {t("edit", { column: name, name: lead.full_name })}</span>
    </button>
  );
}

type CellEditorProps = Pick<LeadCellProps, "lead" | "column" | "name"> & {
  editor: Exclude<Editor, { kind: "switch" }>;
  writes: ListWrites;
  onClose: (refocus?: boolean) => void;
  children: React.ReactNode;
};

function CellEditor({ lead, column, name, editor, writes, onClose, children }: CellEditorProps) {
  const list = useList();
  const choicesOf = useCellChoices();
  const label = `${name}: ${lead.full_name}`;
  const field = fieldOf(column, list.fields);
  const save = (value: CustomValue) => {
    if (field) return writes.saveCustom(lead, field.key, value);
    writes.save(lead, asPatch(column, value));
  };
  if (editor.kind === "typed")
    return (
      <TypedEditor label={label} as={editor.as} text={textOf(lead, column)} onSave={save} onClose={onClose} />
    );
  const value = field ? lead.custom_fields[field.key] : undefined;
  const chosen =
    column === "stage"
      ? [lead.stage_id]
      : column === "assigned_to"
        ? [lead.assigned_to ?? nobody]
        : column === "tags"
          ? lead.tags
          : (Array.isArray(value) ? value : [value ?? nobody]).map(String);
  const choose = (choice: string) => {
    if (editor.kind === "some") return save(toggled(chosen, choice));
    const stageOf = (id: string) => list.stages.find((stage) => stage.id === id);
    const stage = stageOf(choice);
    if (column === "stage") return stage && void writes.move(lead, stageOf(lead.stage_id), stage);
    const none = choice === nobody ? null : choice;
    if (column === "assigned_to") return writes.assign(lead, none);
    save(none);
  };
  return (
    <ChoiceEditor
      label={label}
      choices={choicesOf(lead, column)}
      chosen={chosen.filter((item) => item !== nobody || editor.kind === "one")}
      many={editor.kind === "some"}
      creates={column === "tags"}
      onChoose={choose}
      onClose={() => onClose()}
    >
      {children}
    </ChoiceEditor>
  );
}

const nobody = "none";

const toggled = (chosen: string[], choice: string): string[] => {
  const now = chosen.filter((item) => item !== nobody);
  return now.includes(choice) ? now.filter((item) => item !== choice) : [...now, choice];
};

/** The editors of own columns give values of those columns' types; the server checks them again. */
const asPatch = (column: string, value: CustomValue) => ({ [column]: value }) as CellPatch;

function useCellChoices(): (lead: Lead, column: string) => CellChoice[] {
  const t = useTranslations("leads");
  const tags = useTags();
  const { stages, members, fields } = useList();
  const people = members.map((member) => ({
    value: member.user_id,
    label: member.full_name,
    mark: <OwnerAvatar owner={member} />,
  }));
  return (lead, column) => {
    if (column === "stage")
      return stages
        .filter(({ pipeline_id }) => pipeline_id === lead.pipeline_id)
        .map((stage) => ({ value: stage.id, label: stage.name, mark: <StageMark stage={stage} /> }));
    if (column === "assigned_to")
      return [
        ...people,
        { value: nobody, label: t("owner.nobody"), mark: <OwnerAvatar owner={undefined} /> },
      ];
    if (column === "tags")
      return [...new Set([...lead.tags, ...tags])].map((tag) => ({ value: tag, label: tag }));
    const field = fieldOf(column, fields);
    if (field?.field_type === "multi_select") return offered(field.options, lead.custom_fields[field.key]);
    const options =
      field?.field_type === "person"
        ? people
        : offered(field?.options ?? [], lead.custom_fields[field?.key ?? ""]);
    return [{ value: nobody, label: t("page.noChoice") }, ...options];
  };
}

/** A choice that was withdrawn stays for those that have it. */
const offered = (options: { value: string; label: string; is_active: boolean }[], had: unknown) =>
  options.filter(
    ({ value, is_active }) => is_active || had === value || (Array.isArray(had) && had.includes(value)),
  );
