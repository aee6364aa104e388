"use client";

import { defaultFilter } from "cmdk";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { CommandItems } from "@/components/shell/command-items";
import { rememberItem } from "@/components/shell/recent-items";
import { hrefOf, SearchItem } from "@/components/shell/search-groups";
import type { CommandGroupSpec, CommandItemSpec, NavItem } from "@/components/shell/types";
import { useDefaultCommandGroups } from "@/components/shell/use-default-command-groups";
import { useRecentGroup } from "@/components/shell/use-recent-group";
import { useSearch } from "@/components/shell/use-search";
import { Button } from "@/components/ui/button";
import { Command, CommandEmpty, CommandGroup, CommandInput, CommandList } from "@/components/ui/command";
import { Dialog, DialogContent, DialogTitle } from "@/components/ui/dialog";
import { useRouter } from "@/i18n/navigation";

type CommandMenuProps = {
  open: boolean;
  onOpenChange: (open: boolean) => void;
  orgId: string;
  nav: readonly NavItem[];
  /** More groups, above the built-in ones: what the page can do. */
  groups?: readonly CommandGroupSpec[];
  onOpenShortcuts: () => void;
  onSignOut: () => void | Promise<void>;
};

export function CommandMenu({ open, onOpenChange, ...props }: CommandMenuProps) {
  const t = useTranslations("shell.commands");
  return (
    <Dialog open={open} onOpenChange={onOpenChange}>
      <DialogContent
        size="md"
        hideClose
        aria-describedby={undefined}
        className="gap-0 overflow-hidden p-0 sm:pb-0"
      >
        <DialogTitle className="sr-only">{t("title")}</DialogTitle>
        <Menu {...props} onClose={() => onOpenChange(false)} />
      </DialogContent>
    </Dialog>
  );
}

type MenuProps = Omit<CommandMenuProps, "open" | "onOpenChange"> & { onClose: () => void };

/** Mounted while open, so that each time starts empty. */
function Menu({ orgId, nav, groups = [], onOpenShortcuts, onSignOut, onClose }: MenuProps) {
  const t = useTranslations("shell.commands");
  const router = useRouter();
  const [typed, setTyped] = useState("");
  const found = useSearch(typed);
  const defaults = useDefaultCommandGroups({ nav, onOpenShortcuts, onSignOut });
  const recent = useRecentGroup(orgId);
  const commands = fitting(typed, [...(typed.trim() ? [] : recent), ...groups, ...defaults]);
  const openable = found.groups
    .map(({ kind, hits }) => ({ kind, hits: hits.filter((hit) => hrefOf(kind, hit)) }))
    .filter(({ hits }) => hits.length > 0);
  const count = openable.reduce((sum, { hits }) => sum + hits.length, 0);
  const [selected, setSelected] = useSelection(
    openable[0] && `search:${openable[0].kind}:${openable[0].hits[0]?.id}`,
  );
  const run = (item: CommandItemSpec) => {
    onClose();
    item.onSelect?.();
    if (item.href) router.push(item.href);
  };
  return (
    // Sorted by the server and by `fitting`; the list must not be sorted a third way.
    <Command label={t("title")} shouldFilter={false} value={selected} onValueChange={setSelected} loop>
      <CommandInput placeholder={t("placeholder")} value={typed} onValueChange={setTyped} maxLength={200} />
      <CommandList aria-busy={found.isSearching}>
        {!found.isSearching && !found.hasFailed && <CommandEmpty>{t("empty")}</CommandEmpty>}
        {openable.map(({ kind, hits }) => (
          <CommandGroup key={kind} heading={t(`kinds.${kind}`)}>
            {hits.map((hit) => (
              <SearchItem
                key={hit.id}
                kind={kind}
                hit={hit}
                onSelect={() => {
                  const href = hrefOf(kind, hit) ?? "";
                  rememberItem(orgId, { href, label: hit.title.text });
                  run({ id: hit.id, label: hit.title.text, href });
                }}
              />
            ))}
          </CommandGroup>
        ))}
        {found.isSearching && <p className="px-2.5 py-2 text-xs text-muted-foreground">{t("searching")}</p>}
        {found.hasFailed && (
          <div role="alert" className="flex items-center justify-between gap-2 px-2.5 py-2 text-sm">
            {t("failed")}
            <Button variant="outline" size="sm" onClick={found.retry}>
              {t("retry")}
            </Button>
          </div>
        )}
        <CommandItems groups={commands} onRun={run} />
      </CommandList>
      <p role="status" className="sr-only">
        {typed.trim() !== "" && !found.isSearching && t("found", { count })}
      </p>
    </Command>
  );
}

/** What Enter opens: the best hit as soon as there is one, though commands stood there before it came. */
function useSelection(best: string | undefined) {
  const [selected, setSelected] = useState("");
  const [known, setKnown] = useState(best);
  if (best !== known) {
    setKnown(best);
    if (best) setSelected(best);
  }
  return [selected, setSelected] as const;
}

/** By what is read, not by ids; "configuracoes" finds "Configurações". The best first. */
function fitting(typed: string, groups: readonly CommandGroupSpec[]): CommandGroupSpec[] {
  if (typed.trim() === "") return [...groups];
  const score = ({ label, keywords = [] }: CommandItemSpec) =>
    defaultFilter(withoutAccents([label, ...keywords].join(" ")), withoutAccents(typed.trim()));
  return groups
    .map((group) => ({
      ...group,
      items: group.items.filter((item) => score(item) > 0.1).sort((a, b) => score(b) - score(a)),
    }))
    .filter(({ items }) => items.length > 0);
}

function withoutAccents(text: string) {
  return text.normalize("NFD").replace(/\p{M}/gu, "");
}
