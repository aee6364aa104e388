"use client";

import { useTranslations } from "next-intl";
import { useState, type SubmitEvent } from "react";
import { createRuleAction, updateRuleAction } from "@/app/actions/assignment";
import { useAction } from "@/components/data/use-action";
import { parseMoney } from "@/components/leads/money";
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
import { SegmentedControl } from "@/components/ui/segmented-control";
import { strategies, type AssignmentRule, type RuleLanguage } from "@/lib/assignment/schemas";
import type { Member } from "@/lib/organizations/schemas";
import { LanguageChoice, MemberChoice } from "./rule-choices";

type RuleDialogProps = {
  rule: AssignmentRule | null;
  members: Member[];
  onClose: () => void;
  onSaved: () => void;
};

const words = (text: string) => [
  ...new Set(
    text
      .split(",")
      .map((word) => word.trim())
      .filter(Boolean),
  ),
];
const orNothing = (list: string[]) => (list.length > 0 ? list : undefined);

export function RuleDialog({ rule, members, onClose, onSaved }: RuleDialogProps) {
  const t = useTranslations("assignment");
  const common = useTranslations("common");
  const conditions = rule?.conditions ?? {};
  const [name, setName] = useState(rule?.name ?? "");
  const [sources, setSources] = useState((conditions.sources ?? []).join(", "));
  const [tags, setTags] = useState((conditions.tags ?? []).join(", "));
  const [min, setMin] = useState(conditions.min_value ?? "");
  const [max, setMax] = useState(conditions.max_value ?? "");
  const [languages, setLanguages] = useState<RuleLanguage[]>(conditions.languages ?? []);
  const [strategy, setStrategy] = useState(rule?.strategy ?? "round_robin");
  const [memberIds, setMemberIds] = useState(rule?.member_ids ?? []);
  const [failure, setFailure] = useState<string | null>(null);
  const failed = { onError: ({ message }: { message: string }) => (setFailure(message), true) };
  const { run: create, pending: creating } = useAction(createRuleAction, failed);
  const { run: update, pending: updating } = useAction(updateRuleAction, failed);
  const submit = async (event: SubmitEvent<HTMLFormElement>) => {
    event.preventDefault();
    setFailure(null);
    if (!name.trim()) return setFailure(t("nameMissing"));
    const [min_value, max_value] = [parseMoney(min), parseMoney(max)];
    if (min_value === undefined || max_value === undefined) return setFailure(t("wrongAmount"));
    const values = {
      name: name.trim(),
      strategy,
      member_ids: memberIds,
      conditions: {
        sources: orNothing(words(sources)),
        tags: orNothing(words(tags)),
        languages: languages.length > 0 ? languages : undefined,
        min_value: min_value ?? undefined,
        max_value: max_value ?? undefined,
      },
    };
    const result = rule
      ? await update({ rule_id: rule.id, version: rule.version, ...values })
      : await create(values);
    if (result.ok) onSaved();
  };
  return (
    <Dialog open onOpenChange={(open) => !open && onClose()}>
      <DialogContent data-testid="rule-dialog">
        <DialogHeader>
          <DialogTitle>{t(rule ? "editTitle" : "add")}</DialogTitle>
          <DialogDescription>{t("dialogDescription")}</DialogDescription>
        </DialogHeader>
        <form noValidate onSubmit={submit} className="grid gap-x-3 gap-y-3.5 sm:grid-cols-2">
          {failure && (
            <Alert variant="danger" className="sm:col-span-2">
              {failure}
            </Alert>
          )}
          <Field label={t("fields.name")} className="sm:col-span-2">
            <Input autoFocus value={name} onChange={({ target }) => setName(target.value)} />
          </Field>
          <Field label={t("fields.sources")} description={t("fields.listHint")}>
            <Input
              value={sources}
              placeholder="whatsapp, website"
              onChange={({ target }) => setSources(target.value)}
            />
          </Field>
          <Field label={t("fields.tags")} description={t("fields.listHint")}>
            <Input value={tags} onChange={({ target }) => setTags(target.value)} />
          </Field>
          <Field label={t("fields.min")}>
            <Input inputMode="decimal" value={min} onChange={({ target }) => setMin(target.value)} />
          </Field>
          <Field label={t("fields.max")}>
            <Input inputMode="decimal" value={max} onChange={({ target }) => setMax(target.value)} />
          </Field>
          <LanguageChoice value={languages} onChange={setLanguages} />
          <div className="flex flex-col gap-1.5 sm:col-span-2">
            <span className="text-sm font-medium">{t("fields.strategy")}</span>
            <SegmentedControl
              label={t("fields.strategy")}
              value={strategy}
              onValueChange={setStrategy}
              options={strategies.map((value) => ({ value, label: t(`strategies.${value}`) }))}
              className="self-start"
            />
          </div>
          <MemberChoice members={members} value={memberIds} onChange={setMemberIds} />
          <DialogFooter className="sm:col-span-2">
            <Button variant="outline" onClick={onClose}>
              {common("cancel")}
            </Button>
            <Button type="submit" loading={creating || updating}>
              {common("save")}
            </Button>
          </DialogFooter>
        </form>
      </DialogContent>
    </Dialog>
  );
}
