"use client";

import { Plus } from "lucide-react";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { Button } from "@/components/ui/button";
import { filterDepthMax, type LeadFilter } from "@/lib/leads/schemas";
import { cn } from "@/lib/utils";
import { useFilterNames } from "./filter-names";
import { ConditionRow } from "./condition-row";
import { changeNode, emptyGroup, fromDraft, toDraft, type Draft, type DraftGroup } from "./draft";
import { FieldMenu } from "./field-menu";
import { newCondition } from "./filter-fields";
import { WordSelect } from "./word-select";

type FilterBuilderProps = {
  filter: LeadFilter | undefined;
  onApply: (filter: LeadFilter | undefined) => void;
};

/** Conditions and groups of them; nothing happens before "apply". */
export function FilterBuilder({ filter, onApply }: FilterBuilderProps) {
  const t = useTranslations("leadList.filter");
  const [draft, setDraft] = useState(() => toDraft(filter));
  const change = (id: number, next: (node: Draft) => Draft | null) =>
    setDraft((now) => (id === now.id ? asGroup(next(now), now) : changeNode(now, id, next)));
  return (
    <form
      className="flex min-h-0 flex-col gap-3"
      onSubmit={(event) => {
        event.preventDefault();
        onApply(fromDraft(draft));
      }}
    >
      <div className="-m-1 min-h-0 overflow-y-auto p-1">
        <Group group={draft} depth={1} onChange={change} />
      </div>
      <div className="flex justify-end gap-2">
        <Button variant="ghost" disabled={draft.items.length === 0} onClick={() => setDraft(emptyGroup())}>
          {t("empty")}
        </Button>
        <Button type="submit" variant="primary">
          {t("apply")}
        </Button>
      </div>
    </form>
  );
}

/** The outermost node is always a group. */
const asGroup = (node: Draft | null, before: DraftGroup): DraftGroup =>
  node?.kind === "group" ? node : before;

type GroupProps = {
  group: DraftGroup;
  depth: number;
  onChange: (id: number, next: (node: Draft) => Draft | null) => void;
};

function Group({ group, depth, onChange }: GroupProps) {
  const t = useTranslations("leadList.filter");
  const { fields } = useFilterNames();
  const add = (item: Draft) =>
    onChange(group.id, (node) => (node.kind === "group" ? { ...node, items: [...node.items, item] } : node));
  const setWord = (word: DraftGroup["word"]) =>
    onChange(group.id, (node) => (node.kind === "group" ? { ...node, word } : node));
  return (
    <div
      role="group"
      aria-label={t(group.word === "and" ? "allOf" : "anyOf")}
      className={cn("flex flex-col gap-2", depth > 1 && "rounded-lg border bg-muted/50 p-2")}
    >
      {group.items.map((item, index) => (
        <div key={item.id} className="flex items-start gap-2">
          <div className="flex h-8 w-12 shrink-0 items-center text-xs text-muted-foreground pointer-coarse:h-11">
            {index === 0 ? (
              t("where")
            ) : index === 1 ? (
              <WordSelect word={group.word} onChange={setWord} />
            ) : (
              t(group.word)
            )}
          </div>
          <div className="min-w-0 flex-1">
            {item.kind === "group" ? (
              <Group group={item} depth={depth + 1} onChange={onChange} />
            ) : (
              <ConditionRow condition={item} onChange={(next) => onChange(item.id, () => next)} />
            )}
          </div>
        </div>
      ))}
      <div className="flex flex-wrap gap-1">
        <FieldMenu onChoose={(field) => add(newCondition(fields, field))}>
          <Button variant="ghost" size="sm">
            <Plus aria-hidden />
            {t("addCondition")}
          </Button>
        </FieldMenu>
        {depth < filterDepthMax && (
          <Button
            variant="ghost"
            size="sm"
            onClick={() => add(emptyGroup(group.word === "and" ? "or" : "and"))}
          >
            <Plus aria-hidden />
            {t("addGroup")}
          </Button>
        )}
        {depth > 1 && (
          <Button
            variant="ghost"
            size="sm"
            className="ml-auto text-muted-foreground"
            onClick={() => onChange(group.id, () => null)}
          >
            {t("removeGroup")}
          </Button>
        )}
      </div>
    </div>
  );
}
