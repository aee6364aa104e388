import { Badge } from "@/components/ui/badge";
import { hueOf } from "@/components/ui/avatar";
import type { CSSProperties, ReactNode } from "react";
import { cn } from "@/lib/utils";

const dotsMax = 4;

const hueStyle = (tag: string): CSSProperties & Record<"--hue", number> => ({ "--hue": hueOf(tag) });

/** Tags where there is no room for words: a dot each, the words on hover and for the ear. */
export function TagDots({ tags, label, className }: { tags: string[]; label: string; className?: string }) {
  if (tags.length === 0) return null;
  return (
    <span
      role="img"
      aria-label={label}
      title={tags.join(", ")}
      className={cn("flex items-center gap-1", className)}
    >
      {tags.slice(0, dotsMax).map((tag) => (
        <span key={tag} style={hueStyle(tag)} className="size-2 overflow-hidden rounded-full hue-tint">
          <span className="block size-full bg-current opacity-65" />
        </span>
      ))}
      {tags.length > dotsMax && (
        <span className="text-2xs text-muted-foreground num">+{tags.length - dotsMax}</span>
      )}
    </span>
  );
}

export function TagBadge({ tag, children }: { tag: string; children?: ReactNode }) {
  return (
    <Badge variant="tint" style={hueStyle(tag)} className="max-w-48">
      <span className="truncate">{tag}</span>
      {children}
    </Badge>
  );
}
