import type { ComponentProps, CSSProperties } from "react";
import { cn } from "@/lib/utils";

const sizes = {
  xs: "size-5 text-[0.5625rem]",
  sm: "size-6 text-2xs",
  md: "size-8 text-xs",
  lg: "size-10 text-sm",
  xl: "size-14 text-xl",
};

const rings = {
  none: "",
  success: "ring-success-mark",
  warning: "ring-warning-mark",
  danger: "ring-danger-mark",
  info: "ring-info-mark",
  brand: "ring-brand",
};

export type AvatarRing = keyof typeof rings;

type AvatarProps = Omit<ComponentProps<"span">, "children"> & {
  name: string;
  src?: string | null;
  size?: keyof typeof sizes;
  ring?: AvatarRing;
  /** When the name is not written beside it. */
  labelled?: boolean;
};

/**
 * A photo, or initials on a hue that is always the same for the same name. Decorative unless `labelled`: the
 * initials are drawn by the stylesheet, so that they are no part of a button's visible text.
 */
export function Avatar({
  name,
  src,
  size = "md",
  ring = "none",
  labelled,
  className,
  ...props
}: AvatarProps) {
  const style: CSSProperties & Record<"--hue", number> = { "--hue": hueOf(name) };
  return (
    <span
      data-slot="avatar"
      role={labelled ? "img" : undefined}
      aria-label={labelled ? name : undefined}
      aria-hidden={labelled ? undefined : true}
      style={style}
      data-initials={initialsOf(name)}
      className={cn(
        "relative inline-flex shrink-0 items-center justify-center overflow-hidden rounded-full hue-tint font-semibold tracking-tight select-none before:content-[attr(data-initials)]",
        sizes[size],
        ring !== "none" && "ring-2 ring-offset-2 ring-offset-card",
        rings[ring],
        className,
      )}
      {...props}
    >
      {/* eslint-disable-next-line @next/next/no-img-element -- providers' photos come from hosts we cannot list */}
      {src && <img src={src} alt="" className="absolute inset-0 size-full object-cover" loading="lazy" />}
    </span>
  );
}

export function initialsOf(name: string): string {
  const words = name
    .trim()
    .split(/\s+/)
    .filter((word) => /[\p{L}\p{N}]/u.test(word));
  const first = firstCharacter(words[0]);
  const last = words.length > 1 ? firstCharacter(words.at(-1)) : "";
  return (first + last).toLocaleUpperCase() || "?";
}

function firstCharacter(word = "") {
  return Array.from(word).find((character) => /[\p{L}\p{N}]/u.test(character)) ?? "";
}

/** The same hue for the same name, everywhere. */
export function hueOf(name: string) {
  let hash = 7;
  for (const character of name) hash = (hash * 31 + (character.codePointAt(0) ?? 0)) % 9973;
  return (hash * 47) % 360;
}
