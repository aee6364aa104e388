"use client";

import { Check, ChevronRight } from "lucide-react";
import { ContextMenu as Primitive } from "radix-ui";
import type { ComponentProps } from "react";
import {
  menuContent,
  menuItem,
  menuItemDanger,
  menuLabel,
  menuSeparator,
  menuShortcut,
} from "@/components/ui/menu-classes";
import { cn } from "@/lib/utils";

export const ContextMenu = Primitive.Root;
export const ContextMenuTrigger = Primitive.Trigger;
export const ContextMenuGroup = Primitive.Group;
export const ContextMenuRadioGroup = Primitive.RadioGroup;
export const ContextMenuSub = Primitive.Sub;

export function ContextMenuContent({ className, ...props }: ComponentProps<typeof Primitive.Content>) {
  return (
    <Primitive.Portal>
      <Primitive.Content
        data-slot="context-menu-content"
        collisionPadding={8}
        className={cn(menuContent, "max-h-(--radix-context-menu-content-available-height)", className)}
        {...props}
      />
    </Primitive.Portal>
  );
}

type ItemProps = ComponentProps<typeof Primitive.Item> & { variant?: "default" | "danger" };

export function ContextMenuItem({ className, variant = "default", ...props }: ItemProps) {
  return (
    <Primitive.Item
      data-slot="context-menu-item"
      className={cn(menuItem, variant === "danger" && menuItemDanger, className)}
      {...props}
    />
  );
}

export function ContextMenuCheckboxItem({
  className,
  children,
  ...props
}: ComponentProps<typeof Primitive.CheckboxItem>) {
  return (
    <Primitive.CheckboxItem
      data-slot="context-menu-checkbox-item"
      className={cn(menuItem, "pr-8", className)}
      {...props}
    >
      {children}
      <ItemMark />
    </Primitive.CheckboxItem>
  );
}

export function ContextMenuRadioItem({
  className,
  children,
  ...props
}: ComponentProps<typeof Primitive.RadioItem>) {
  return (
    <Primitive.RadioItem
      data-slot="context-menu-radio-item"
      className={cn(menuItem, "pr-8", className)}
      {...props}
    >
      {children}
      <ItemMark />
    </Primitive.RadioItem>
  );
}

export function ContextMenuLabel({ className, ...props }: ComponentProps<typeof Primitive.Label>) {
  return <Primitive.Label data-slot="context-menu-label" className={cn(menuLabel, className)} {...props} />;
}

export function ContextMenuSeparator({ className, ...props }: ComponentProps<typeof Primitive.Separator>) {
  return (
    <Primitive.Separator
      data-slot="context-menu-separator"
      className={cn(menuSeparator, className)}
      {...props}
    />
  );
}

export function ContextMenuShortcut({ className, ...props }: ComponentProps<"span">) {
  return (
    <span data-slot="context-menu-shortcut" aria-hidden className={cn(menuShortcut, className)} {...props} />
  );
}

export function ContextMenuSubTrigger({
  className,
  children,
  ...props
}: ComponentProps<typeof Primitive.SubTrigger>) {
  return (
    <Primitive.SubTrigger
      data-slot="context-menu-sub-trigger"
      className={cn(menuItem, "data-[state=open]:bg-accent", className)}
      {...props}
    >
      {children}
      <ChevronRight className="ml-auto" aria-hidden />
    </Primitive.SubTrigger>
  );
}

export function ContextMenuSubContent({ className, ...props }: ComponentProps<typeof Primitive.SubContent>) {
  return (
    <Primitive.Portal>
      <Primitive.SubContent
        data-slot="context-menu-sub-content"
        collisionPadding={8}
        className={cn(menuContent, className)}
        {...props}
      />
    </Primitive.Portal>
  );
}

function ItemMark() {
  return (
    <Primitive.ItemIndicator className="absolute right-2 inline-flex">
      <Check className="text-primary-text" aria-hidden />
    </Primitive.ItemIndicator>
  );
}
