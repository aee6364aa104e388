"use client";

import { Plus, RotateCcw, TextCursorInput } from "lucide-react";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { updateFieldAction } from "@/app/actions/fields";
import { useAction } from "@/components/data/use-action";
import { Section } from "@/components/settings/section";
import { Button } from "@/components/ui/button";
import { EmptyState } from "@/components/ui/empty-state";
import type { CustomField } from "@/lib/fields/schemas";
import { FieldDialog } from "./field-dialog";
import { FieldListItem } from "./field-list-item";
import { useAllFields } from "./use-all-fields";

/** The organization's own fields of a lead, in the order in which forms and pages show them. */
export function FieldsView({ initial }: { initial: CustomField[] }) {
  const t = useTranslations("settings.fields");
  const { active, archived, move, refresh } = useAllFields(initial);
  const [edited, setEdited] = useState<CustomField | "new" | null>(null);
  const add = (
    <Button onClick={() => setEdited("new")}>
      <Plus aria-hidden />
      {t("add")}
    </Button>
  );
  return (
    <>
      <Section title={t("inUse")} description={t("inUseHint")} aside={active.length > 0 ? add : undefined}>
        {active.length === 0 ? (
          <EmptyState
            icon={<TextCursorInput />}
            title={t("empty")}
            description={t("emptyDescription")}
            action={add}
          />
        ) : (
          <ol aria-label={t("inUse")} className="flex flex-col border-t">
            {active.map((field, index) => (
              <FieldListItem
                key={field.id}
                field={field}
                isFirst={index === 0}
                isLast={index === active.length - 1}
                onEdit={() => setEdited(field)}
                onMove={(by) => void move(field, index + by)}
                onArchived={refresh}
              />
            ))}
          </ol>
        )}
      </Section>
      {archived.length > 0 && (
        <Section apart title={t("archived")} description={t("archivedHint")}>
          <ul className="flex flex-col border-t">
            {archived.map((field) => (
              <Archived key={field.id} field={field} onRestored={refresh} />
            ))}
          </ul>
        </Section>
      )}
      {edited && (
        <FieldDialog
          field={edited === "new" ? undefined : edited}
          onSaved={refresh}
          onClose={() => setEdited(null)}
        />
      )}
    </>
  );
}

function Archived({ field, onRestored }: { field: CustomField; onRestored: () => void }) {
  const t = useTranslations("settings.fields");
  const { run, pending } = useAction(updateFieldAction);
  return (
    <li data-testid="archived-field" className="flex items-center gap-3 border-b py-2">
      <span className="min-w-0 flex-1 truncate text-sm text-muted-foreground">{field.label}</span>
      <Button
        variant="ghost"
        size="sm"
        loading={pending}
        aria-label={t("restoreNamed", { name: field.label })}
        onClick={() => void run({ field_id: field.id, is_active: true }).then(onRestored)}
      >
        <RotateCcw aria-hidden />
        {t("restore")}
      </Button>
    </li>
  );
}
