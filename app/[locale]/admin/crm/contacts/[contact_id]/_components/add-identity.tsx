"use client";

import { Plus } from "lucide-react";
import { useTranslations } from "next-intl";
import { useState, type SubmitEvent } from "react";
import { addIdentityAction } from "@/app/actions/records";
import { useAction } from "@/components/data/use-action";
import { Button } from "@/components/ui/button";
import { Field } from "@/components/ui/field";
import { Input } from "@/components/ui/input";
import type { ContactDetails } from "@/lib/records/schemas";

type AddIdentityProps = { contactId: string; onAdded: (contact: ContactDetails) => void };

/** One field for both: what has an @ is an e-mail. */
export function AddIdentity({ contactId, onAdded }: AddIdentityProps) {
  const t = useTranslations("contacts.identities");
  const common = useTranslations("common");
  const [text, setText] = useState<string | null>(null);
  const [error, setError] = useState<string>();
  const { run, pending } = useAction(addIdentityAction, {
    onError: ({ fields, message }) => {
      setError(fields?.value ?? message);
      return true;
    },
  });
  const close = () => {
    setText(null);
    setError(undefined);
  };
  if (text === null)
    return (
      <Button
        variant="ghost"
        size="sm"
        className="self-start text-muted-foreground"
        onClick={() => setText("")}
      >
        <Plus aria-hidden />
        {t("add")}
      </Button>
    );
  const submit = async (event: SubmitEvent<HTMLFormElement>) => {
    event.preventDefault();
    const value = text.trim();
    if (!value) return close();
    setError(undefined);
    const channel = value.includes("@") ? ("email" as const) : ("phone" as const);
    const result = await run({ contact_id: contactId, channel, value });
    if (!result.ok) return;
    onAdded(result.data);
    close();
  };
  return (
    <form noValidate onSubmit={submit} className="flex flex-col gap-2">
      <Field label={t("addLabel")} hideLabel error={error}>
        <Input
          autoFocus
          autoComplete="off"
          placeholder={t("addLabel")}
          value={text}
          onChange={({ target }) => setText(target.value)}
          onKeyDown={(event) => event.key === "Escape" && close()}
        />
      </Field>
      <div className="flex gap-2">
        <Button type="submit" size="sm" loading={pending}>
          {t("addSubmit")}
        </Button>
        <Button variant="outline" size="sm" onClick={close}>
          {common("cancel")}
        </Button>
      </div>
    </form>
  );
}
