"use client";

import { ShortcutKeys } from "@/components/shell/shortcut-keys";
import type { CommandGroupSpec, CommandItemSpec } from "@/components/shell/types";
import { CommandGroup, CommandItem } from "@/components/ui/command";

type CommandItemsProps = { groups: readonly CommandGroupSpec[]; onRun: (item: CommandItemSpec) => void };

export function CommandItems({ groups, onRun }: CommandItemsProps) {
  return groups.map((group) => (
    <CommandGroup key={group.id} heading={group.heading}>
      {group.items.map((item) => (
        <CommandItem key={item.id} value={`${group.id}:${item.id}`} onSelect={() => onRun(item)}>
          {item.icon}
          <span className="min-w-0 flex-1 truncate">{item.label}</span>
          {item.shortcut && <ShortcutKeys keys={item.shortcut} />}
        </CommandItem>
      ))}
    </CommandGroup>
  ));
}
