"use client";

import type { ReactNode } from "react";
import { Button, type ButtonProps } from "@/components/ui/button";
import { Kbd } from "@/components/ui/kbd";
import { Tooltip } from "@/components/ui/tooltip";

type IconButtonProps = Omit<ButtonProps, "size" | "aria-label" | "children"> & {
  /** Read by screen readers and shown as the tooltip. */
  label: string;
  shortcut?: string;
  size?: "icon-sm" | "icon" | "icon-lg";
  side?: "top" | "right" | "bottom" | "left";
  children: ReactNode;
};

export function IconButton({
  label,
  shortcut,
  side,
  size = "icon",
  variant = "ghost",
  ...props
}: IconButtonProps) {
  const content = (
    <>
      {label}
      {shortcut && <Kbd>{shortcut}</Kbd>}
    </>
  );
  return (
    <Tooltip content={content} side={side}>
      <Button aria-label={label} variant={variant} size={size} {...props} />
    </Tooltip>
  );
}
