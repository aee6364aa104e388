"use client";

import { defaultFilter } from "cmdk";
import { useTranslations } from "next-intl";
import { useDefaultCommandGroups } from "@/components/shell/use-default-command-groups";
import { ShortcutKeys } from "@/components/shell/shortcut-keys";
import type { CommandGroupSpec, CommandItemSpec, NavItem } from "@/components/shell/types";
import {
  Command,
  CommandEmpty,
  CommandGroup,
  CommandInput,
  CommandItem,
  CommandList,
} from "@/components/ui/command";
import { Dialog, DialogContent, DialogTitle } from "@/components/ui/dialog";
import { useRouter } from "@/i18n/navigation";

type CommandMenuProps = {
  open: boolean;
  onOpenChange: (open: boolean) => void;
  nav: readonly NavItem[];
  /** More groups, above the built-in ones: recent leads, what the page can do. */
  groups?: readonly CommandGroupSpec[];
  /** What is typed, for groups that come from a search. */
  onQueryChange?: (query: string) => void;
  onOpenShortcuts: () => void;
  onSignOut: () => void | Promise<void>;
};

export function CommandMenu({
  open,
  onOpenChange,
  nav,
  groups = [],
  onQueryChange,
  onOpenShortcuts,
  onSignOut,
}: CommandMenuProps) {
  const t = useTranslations("shell.commands");
  const router = useRouter();
  const defaults = useDefaultCommandGroups({ nav, onOpenShortcuts, onSignOut });
  const run = (item: CommandItemSpec) => {
    onOpenChange(false);
    item.onSelect?.();
    if (item.href) router.push(item.href);
  };
  return (
    <Dialog open={open} onOpenChange={onOpenChange}>
      <DialogContent
        size="md"
        hideClose
        aria-describedby={undefined}
        className="gap-0 overflow-hidden p-0 sm:pb-0"
      >
        <DialogTitle className="sr-only">{t("title")}</DialogTitle>
        <Command label={t("title")} filter={matchLabel} loop>
          <CommandInput placeholder={t("placeholder")} onValueChange={onQueryChange} />
          <CommandList>
            <CommandEmpty>{t("empty")}</CommandEmpty>
            {[...groups, ...defaults].map((group) => (
              <CommandGroup key={group.id} heading={group.heading}>
                {group.items.map((item) => (
                  <CommandItem
                    key={item.id}
                    value={`${group.id}:${item.id}`}
                    keywords={[item.label, ...(item.keywords ?? [])]}
                    onSelect={() => run(item)}
                  >
                    {item.icon}
                    <span className="min-w-0 flex-1 truncate">{item.label}</span>
                    {item.shortcut && <ShortcutKeys keys={item.shortcut} />}
                  </CommandItem>
                ))}
              </CommandGroup>
            ))}
          </CommandList>
        </Command>
      </DialogContent>
    </Dialog>
  );
}

/** By what is read, not by ids; "configuracoes" finds "Configurações". */
function matchLabel(_value: string, search: string, keywords: string[] = []) {
  return defaultFilter(withoutAccents(keywords.join(" ")), withoutAccents(search));
}

function withoutAccents(text: string) {
  return text.normalize("NFD").replace(/\p{M}/gu, "");
}
