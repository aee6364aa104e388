"use client";

import { SlidersHorizontal } from "lucide-react";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { updateMemberAction } from "@/app/actions/organizations";
import { useAction } from "@/components/data/use-action";
import { ConfirmDialog } from "@/components/settings/confirm-dialog";
import { Field } from "@/components/ui/field";
import { IconButton } from "@/components/ui/icon-button";
import { Input } from "@/components/ui/input";
import { Select, SelectContent, SelectItem, SelectTrigger, SelectValue } from "@/components/ui/select";
import { toast } from "@/components/ui/sonner";
import { Switch } from "@/components/ui/switch";
import { useRouter } from "@/i18n/navigation";
import { visibilities, type Visibility } from "@/lib/auth/permissions";
import type { Member, WorkingHours } from "@/lib/organizations/schemas";
import { areHoursSound, HoursEditor, officeHours } from "./hours-editor";

const asRole = "role";

/** What one member sees, whatever their role says, and how many new leads they take, and when. */
export function MemberSettings({ member }: { member: Member }) {
  const t = useTranslations("people.member");
  const [open, setOpen] = useState(false);
  return (
    <>
      <IconButton
        label={t("action", { name: member.full_name })}
        className="text-muted-foreground"
        onClick={() => setOpen(true)}
      >
        <SlidersHorizontal />
      </IconButton>
      {open && <SettingsDialog member={member} onClose={() => setOpen(false)} />}
    </>
  );
}

function SettingsDialog({ member, onClose }: { member: Member; onClose: () => void }) {
  const t = useTranslations("people.member");
  const router = useRouter();
  const [visibility, setVisibility] = useState<Visibility | null>(member.visibility);
  const [capacity, setCapacity] = useState(member.capacity === null ? "" : String(member.capacity));
  const [hours, setHours] = useState<WorkingHours | null>(member.working_hours);
  const { run, pending } = useAction(updateMemberAction);
  const isCapacitySound = /^\d{0,5}$/.test(capacity.trim());
  const isSound = isCapacitySound && areHoursSound(hours);
  const save = async () => {
    if (!isSound) return;
    const result = await run({
      user_id: member.user_id,
      visibility,
      capacity: capacity.trim() === "" ? null : Number(capacity),
      working_hours: hours,
    });
    if (!result.ok) return;
    onClose();
    toast.success(t("saved", { name: member.full_name }));
    router.refresh();
  };
  return (
    <ConfirmDialog
      open
      onOpenChange={(next) => next || onClose()}
      title={t("title", { name: member.full_name })}
      description={t("description")}
      confirmLabel={t("save")}
      pending={pending}
      onConfirm={() => void save()}
    >
      <VisibilityField value={visibility} onChange={setVisibility} />
      <Field
        label={t("capacity")}
        description={t("capacityHint")}
        error={isCapacitySound ? undefined : t("wrongCapacity")}
      >
        <Input
          inputMode="numeric"
          autoComplete="off"
          value={capacity}
          placeholder={t("noLimit")}
          className="num"
          onChange={(event) => setCapacity(event.target.value)}
        />
      </Field>
      <Field inline label={t("hours")} description={t(hours ? "hoursHint" : "hoursAlways")}>
        <Switch
          data-testid="hours-switch"
          checked={hours !== null}
          onCheckedChange={(on) => setHours(on ? (member.working_hours ?? officeHours) : null)}
        />
      </Field>
      {hours && <HoursEditor hours={hours} onChange={setHours} />}
      {!areHoursSound(hours) && (
        <p role="alert" className="text-xs text-danger">
          {t("wrongHours")}
        </p>
      )}
    </ConfirmDialog>
  );
}

type VisibilityFieldProps = { value: Visibility | null; onChange: (visibility: Visibility | null) => void };

function VisibilityField({ value, onChange }: VisibilityFieldProps) {
  const t = useTranslations("people.member");
  return (
    <Field label={t("visibility")} description={t(`visibilityHint.${value ?? asRole}`)}>
      <Select
        value={value ?? asRole}
        onValueChange={(chosen) => onChange(visibilities.find((name) => name === chosen) ?? null)}
      >
        <SelectTrigger data-testid="visibility">
          <SelectValue />
        </SelectTrigger>
        <SelectContent>
          {[asRole, ...visibilities].map((name) => (
            <SelectItem key={name} value={name}>
              {t(`visibilities.${name as Visibility | typeof asRole}`)}
            </SelectItem>
          ))}
        </SelectContent>
      </Select>
    </Field>
  );
}
