"use client";

import { Eye, EyeOff } from "lucide-react";
import { useTranslations } from "next-intl";
import { useState, type ComponentProps } from "react";
import { IconButton } from "@/components/ui/icon-button";
import { Input } from "@/components/ui/input";

/** A provider's secret: hidden while typed, and nothing a password manager should keep. */
export function SecretInput(props: Omit<ComponentProps<typeof Input>, "type">) {
  const t = useTranslations("settings.form");
  const [shown, setShown] = useState(false);
  return (
    <div className="relative">
      <Input
        {...props}
        type={shown ? "text" : "password"}
        autoComplete="new-password"
        autoCapitalize="none"
        autoCorrect="off"
        spellCheck={false}
        className="pr-9 font-mono pointer-coarse:pr-12"
      />
      <IconButton
        label={t(shown ? "hideSecret" : "showSecret")}
        onClick={() => setShown(!shown)}
        className="absolute top-0 right-0 text-muted-foreground"
      >
        {shown ? <EyeOff /> : <Eye />}
      </IconButton>
    </div>
  );
}
