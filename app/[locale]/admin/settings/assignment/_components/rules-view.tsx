"use client";

import { useQuery, useQueryClient } from "@tanstack/react-query";
import { ArrowDown, ArrowUp, Pencil, Plus, Trash2 } from "lucide-react";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { deleteRuleAction, orderRulesAction, updateRuleAction } from "@/app/actions/assignment";
import { apiGet } from "@/components/data/api-client";
import { useRealtimeEvent } from "@/components/data/realtime-provider";
import { useAction } from "@/components/data/use-action";
import { ConfirmDialog } from "@/components/settings/confirm-dialog";
import { Button } from "@/components/ui/button";
import { EmptyState } from "@/components/ui/empty-state";
import { IconButton } from "@/components/ui/icon-button";
import { Switch } from "@/components/ui/switch";
import type { AssignmentRule } from "@/lib/assignment/schemas";
import type { Member } from "@/lib/organizations/schemas";
import { RuleDialog } from "./rule-dialog";
import { useConditionText } from "./use-condition-text";

const key = ["assignment-rules"];

export function RulesView({ initial, members }: { initial: AssignmentRule[]; members: Member[] }) {
  const t = useTranslations("assignment");
  const queryClient = useQueryClient();
  const [editing, setEditing] = useState<AssignmentRule | "new" | null>(null);
  const [deleting, setDeleting] = useState<AssignmentRule | null>(null);
  const { data: rules } = useQuery({
    queryKey: key,
    queryFn: async () => (await apiGet<{ data: AssignmentRule[] }>("/crm/assignment-rules")).data,
    initialData: initial,
  });
  const refresh = () => void queryClient.invalidateQueries({ queryKey: key });
  useRealtimeEvent("assignment_rules.changed", refresh);
  const { run: order } = useAction(orderRulesAction);
  const { run: update } = useAction(updateRuleAction);
  const { run: remove, pending: removing } = useAction(deleteRuleAction);
  const move = async (from: number, to: number) => {
    const ids = rules.map(({ id }) => id);
    ids.splice(to, 0, ...ids.splice(from, 1));
    const result = await order({ rule_ids: ids });
    if (result.ok) queryClient.setQueryData(key, result.data.data);
  };
  const confirmRemoval = async () => {
    if (!deleting) return;
    const result = await remove({ rule_id: deleting.id });
    setDeleting(null);
    if (result.ok) refresh();
  };
  return (
    <div className="flex flex-col gap-4" data-testid="assignment-rules">
      <Button className="self-start" onClick={() => setEditing("new")}>
        <Plus aria-hidden />
        {t("add")}
      </Button>
      {rules.length === 0 ? (
        <EmptyState size="sm" title={t("emptyTitle")} description={t("emptyDescription")} />
      ) : (
        <ol className="flex flex-col rounded-lg border bg-card">
          {rules.map((rule, index) => (
            <li
              key={rule.id}
              className="flex flex-wrap items-center gap-3 border-b px-4 py-3 last:border-b-0"
            >
              <span className="flex">
                <IconButton
                  label={t("up", { name: rule.name })}
                  disabled={index === 0}
                  onClick={() => void move(index, index - 1)}
                >
                  <ArrowUp />
                </IconButton>
                <IconButton
                  label={t("down", { name: rule.name })}
                  disabled={index === rules.length - 1}
                  onClick={() => void move(index, index + 1)}
                >
                  <ArrowDown />
                </IconButton>
              </span>
              <Words rule={rule} members={members} />
              <span className="ml-auto flex items-center gap-1">
                <Switch
                  aria-label={t("active", { name: rule.name })}
                  checked={rule.is_active}
                  onCheckedChange={(is_active) => void update({ rule_id: rule.id, is_active }).then(refresh)}
                />
                <IconButton label={t("edit", { name: rule.name })} onClick={() => setEditing(rule)}>
                  <Pencil />
                </IconButton>
                <IconButton label={t("remove", { name: rule.name })} onClick={() => setDeleting(rule)}>
                  <Trash2 />
                </IconButton>
              </span>
            </li>
          ))}
        </ol>
      )}
      {editing && (
        <RuleDialog
          rule={editing === "new" ? null : editing}
          members={members}
          onClose={() => setEditing(null)}
          onSaved={() => {
            setEditing(null);
            refresh();
          }}
        />
      )}
      <ConfirmDialog
        open={deleting !== null}
        onOpenChange={() => setDeleting(null)}
        title={t("removeTitle", { name: deleting?.name ?? "" })}
        description={t("removeDescription")}
        confirmLabel={t("removeConfirm")}
        danger
        pending={removing}
        onConfirm={() => void confirmRemoval()}
      />
    </div>
  );
}

function Words({ rule, members }: { rule: AssignmentRule; members: Member[] }) {
  const t = useTranslations("assignment");
  const textOf = useConditionText();
  const names = members
    .filter(({ user_id }) => rule.member_ids.includes(user_id))
    .map(({ full_name }) => full_name);
  return (
    <span className="flex min-w-50 flex-1 flex-col">
      <span className="text-sm font-medium break-words">{rule.name}</span>
      <span className="text-xs break-words text-muted-foreground">{textOf(rule.conditions)}</span>
      <span className="text-xs break-words text-muted-foreground">
        {names.length > 0 ? t(`shares.${rule.strategy}`, { names: names.join(", ") }) : t("nobody")}
      </span>
    </span>
  );
}
