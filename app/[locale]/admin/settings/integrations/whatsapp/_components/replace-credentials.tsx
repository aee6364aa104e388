"use client";

import { useTranslations } from "next-intl";
import { useState } from "react";
import { Section } from "@/components/settings/section";
import { Button } from "@/components/ui/button";
import type { WhatsAppIntegration } from "@/lib/messaging/schemas";
import { SetupForm } from "./setup-form";

type Props = { integration: WhatsAppIntegration; onConnected: (integration: WhatsAppIntegration) => void };

/** Apart from the rest: it changes which number the whole team writes from. */
export function ReplaceCredentials({ integration, onConnected }: Props) {
  const t = useTranslations("settings.whatsapp.replace");
  const [open, setOpen] = useState(false);
  const { phone_id, waba_id } = integration;
  return (
    <Section
      apart
      title={t("title")}
      description={t("hint")}
      aside={
        !open && (
          <Button variant="outline" onClick={() => setOpen(true)}>
            {t("action")}
          </Button>
        )
      }
    >
      {open && (
        <SetupForm
          current={{ phone_id: phone_id ?? "", waba_id: waba_id ?? "" }}
          submitLabel={t("submit")}
          doneMessage={t("done")}
          onCancel={() => setOpen(false)}
          onConnected={(next) => {
            setOpen(false);
            onConnected(next);
          }}
        />
      )}
    </Section>
  );
}
