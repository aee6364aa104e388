"use client";

import { useQuery, useQueryClient } from "@tanstack/react-query";
import { Plus, Trash2 } from "lucide-react";
import { useTranslations } from "next-intl";
import { useState, type FormEvent } from "react";
import {
  createCloseReasonAction,
  deleteCloseReasonAction,
  updateCloseReasonAction,
} from "@/app/actions/pipeline";
import { apiGet } from "@/components/data/api-client";
import { useRealtimeEvent } from "@/components/data/realtime-provider";
import { useAction } from "@/components/data/use-action";
import { Section } from "@/components/settings/section";
import { Button } from "@/components/ui/button";
import { IconButton } from "@/components/ui/icon-button";
import { Input } from "@/components/ui/input";
import { outcomes, type CloseReason } from "@/lib/pipeline/schemas";

const queryKey = ["close-reasons", "settings"];

/** Why deals are won or lost: asked for when a lead is closed, as long as there are any. */
export function CloseReasons({ initial, manages }: { initial: CloseReason[]; manages: boolean }) {
  const t = useTranslations("settings.reasons");
  const queryClient = useQueryClient();
  const { data } = useQuery({
    queryKey,
    queryFn: () => apiGet<{ data: CloseReason[] }>("/crm/pipeline/close-reasons"),
    initialData: { data: initial },
  });
  const refresh = () => void queryClient.invalidateQueries({ queryKey: ["close-reasons"] });
  useRealtimeEvent("close_reasons.changed", refresh);
  return (
    <Section apart title={t("title")} description={t("description")}>
      <div className="grid gap-6 sm:grid-cols-2">
        {outcomes.map((outcome) => (
          <ReasonList
            key={outcome}
            outcome={outcome}
            reasons={data.data.filter((reason) => reason.outcome === outcome)}
            manages={manages}
            onChanged={refresh}
          />
        ))}
      </div>
    </Section>
  );
}

type ListProps = {
  outcome: CloseReason["outcome"];
  reasons: CloseReason[];
  manages: boolean;
  onChanged: () => void;
};

function ReasonList({ outcome, reasons, manages, onChanged }: ListProps) {
  const t = useTranslations("settings.reasons");
  const { run: remove } = useAction(deleteCloseReasonAction);
  return (
    <div className="flex flex-col gap-2">
      <h3 className="text-sm font-medium">{t(outcome)}</h3>
      {reasons.length === 0 && <p className="text-xs text-muted-foreground">{t("none")}</p>}
      <ul aria-label={t(outcome)} className="flex flex-col gap-1">
        {reasons.map((reason) => (
          <li key={reason.id} data-testid="close-reason" className="flex items-center gap-1">
            {manages ? (
              <ReasonName reason={reason} onChanged={onChanged} />
            ) : (
              <span className="text-sm">{reason.name}</span>
            )}
            {manages && (
              <IconButton
                label={t("remove", { name: reason.name })}
                className="text-muted-foreground hover:text-danger"
                onClick={() => void remove({ reason_id: reason.id }).then(onChanged)}
              >
                <Trash2 />
              </IconButton>
            )}
          </li>
        ))}
      </ul>
      {manages && <AddReason outcome={outcome} onChanged={onChanged} />}
    </div>
  );
}

function ReasonName({ reason, onChanged }: { reason: CloseReason; onChanged: () => void }) {
  const t = useTranslations("settings.reasons");
  const { run } = useAction(updateCloseReasonAction);
  const [draft, setDraft] = useState<string | null>(null);
  const commit = async () => {
    const name = draft?.trim();
    if (name && name !== reason.name) await run({ reason_id: reason.id, name });
    setDraft(null);
    onChanged();
  };
  return (
    <Input
      aria-label={t("rename", { name: reason.name })}
      value={draft ?? reason.name}
      maxLength={100}
      onChange={(event) => setDraft(event.target.value)}
      onBlur={() => draft !== null && void commit()}
      onKeyDown={(event) => {
        if (event.key === "Enter") event.currentTarget.blur();
        if (event.key === "Escape") setDraft(null);
      }}
    />
  );
}

function AddReason({ outcome, onChanged }: Pick<ListProps, "outcome" | "onChanged">) {
  const t = useTranslations("settings.reasons");
  const { run, pending } = useAction(createCloseReasonAction);
  const [name, setName] = useState("");
  const add = async (event: FormEvent) => {
    event.preventDefault();
    if (!name.trim()) return;
    const result = await run({ outcome, name });
    if (result.ok) setName("");
    onChanged();
  };
  return (
    <form onSubmit={(event) => void add(event)} className="flex gap-1">
      <Input
        aria-label={t(outcome === "won" ? "newWon" : "newLost")}
        placeholder={t("placeholder")}
        value={name}
        maxLength={100}
        onChange={(event) => setName(event.target.value)}
      />
      <Button type="submit" variant="outline" loading={pending}>
        <Plus aria-hidden />
        {t("add")}
      </Button>
    </form>
  );
}
