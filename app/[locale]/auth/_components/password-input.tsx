"use client";

import { Eye, EyeOff } from "lucide-react";
import { useTranslations } from "next-intl";
import { useState, type ComponentProps, type KeyboardEvent } from "react";
import { Button } from "@/components/ui/button";
import { Input } from "@/components/ui/input";

type PasswordInputProps = Omit<ComponentProps<typeof Input>, "type"> & {
  autoComplete: "current-password" | "new-password";
};

export function PasswordInput(props: PasswordInputProps) {
  const t = useTranslations("auth.fields");
  const [shown, setShown] = useState(false);
  const [capsLock, setCapsLock] = useState(false);
  const noticeCapsLock = (event: KeyboardEvent<HTMLInputElement>) =>
    setCapsLock(event.getModifierState?.("CapsLock") ?? false);
  return (
    <div className="flex flex-col gap-1.5">
      <div className="relative">
        <Input
          {...props}
          type={shown ? "text" : "password"}
          autoCapitalize="none"
          autoCorrect="off"
          spellCheck={false}
          className="pr-11 pointer-coarse:pr-12"
          onKeyDown={noticeCapsLock}
          onKeyUp={noticeCapsLock}
        />
        <Button
          variant="ghost"
          size="icon"
          aria-label={shown ? t("hidePassword") : t("showPassword")}
          onClick={() => setShown(!shown)}
          className="absolute top-1/2 right-1 -translate-y-1/2 text-muted-foreground pointer-coarse:right-0"
        >
          {shown ? <EyeOff /> : <Eye />}
        </Button>
      </div>
      <p role="status" className="text-xs font-medium text-warning empty:hidden">
        {capsLock && t("capsLock")}
      </p>
    </div>
  );
}
