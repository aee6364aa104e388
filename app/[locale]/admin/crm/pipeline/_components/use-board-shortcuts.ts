"use client";

import { useTranslations } from "next-intl";
import { useMemo } from "react";
import { useShortcutGroup } from "@/components/shell/shell-context";
import { useShortcuts } from "@/components/shell/use-shortcuts";

/** `z` takes the last move back. The cards' own keys are listed too; they work on the card that has the focus. */
export function useBoardShortcuts(undo: () => void) {
  const t = useTranslations("board.shortcuts");
  useShortcuts([{ keys: "z", run: undo }]);
  useShortcutGroup(
    useMemo(
      () => ({
        id: "board",
        heading: t("group"),
        items: [
          { keys: "arrowup arrowdown", label: t("carry") },
          { keys: "space", label: t("lift") },
          { keys: "x", label: t("select") },
          { keys: "m", label: t("menu") },
          { keys: "z", label: t("undo") },
        ],
      }),
      [t],
    ),
  );
}
