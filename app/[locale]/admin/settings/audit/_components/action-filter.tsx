"use client";

import { useTranslations } from "next-intl";
import { textOf } from "@/components/settings/text-of";
import { Field } from "@/components/ui/field";
import {
  Select,
  SelectContent,
  SelectItem,
  SelectSeparator,
  SelectTrigger,
  SelectValue,
} from "@/components/ui/select";

/** Every action that is recorded today. Others come in by the URL, under their own name. */
const knownActions = [
  "lead.create",
  "lead.update",
  "lead.move",
  "lead.assign",
  "lead.score",
  "lead.delete",
  "activity.create",
  "message.send",
  "conversation.take_over",
  "conversation.hand_off",
  "conversation.return_to_agent",
  "stage.create",
  "stage.update",
  "stage.delete",
  "invite.create",
  "invite.accept",
  "invite.revoke",
  "member.update",
  "member.remove",
  "organization.create",
  "organization.update",
  "integration.setup_whatsapp",
  "user.update_me",
  "cross_org_access_denied",
];

const everything = "all";

type Props = { action?: string; onChange: (action: string | undefined) => void };

export function ActionFilter({ action, onChange }: Props) {
  const t = useTranslations("settings.audit");
  const nameOf = (name: string) => textOf(t, `actions.${name}`) ?? name;
  const actions = !action || knownActions.includes(action) ? knownActions : [action, ...knownActions];
  return (
    <Field label={t("filter")} hideLabel className="sm:max-w-80">
      <Select
        value={action ?? everything}
        onValueChange={(value) => onChange(value === everything ? undefined : value)}
      >
        <SelectTrigger data-testid="audit-filter">
          <SelectValue>{action ? nameOf(action) : t("all")}</SelectValue>
        </SelectTrigger>
        <SelectContent>
          <SelectItem value={everything}>{t("all")}</SelectItem>
          <SelectSeparator />
          {actions.map((name) => (
            <SelectItem key={name} value={name}>
              {nameOf(name)}
            </SelectItem>
          ))}
        </SelectContent>
      </Select>
    </Field>
  );
}
