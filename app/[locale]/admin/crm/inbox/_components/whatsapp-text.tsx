import { Fragment, type ReactNode } from "react";
import { cn } from "@/lib/utils";
import { countLoneEmoji, parseMarkup, type MarkupNode } from "./whatsapp-markup";

/** From here on emoji are text again, as on the phone. */
const largeEmojiMax = 3;

/** What a person wrote, with WhatsApp's formatting. React escapes it; links are `http` and `https` only. */
export function WhatsAppText({ text, className }: { text: string; className?: string }) {
  const emoji = countLoneEmoji(text);
  const isLarge = emoji > 0 && emoji <= largeEmojiMax;
  return (
    <span
      className={cn(
        "wrap-anywhere whitespace-pre-wrap",
        isLarge && "block py-0.5 text-3xl leading-10 tracking-normal",
        className,
      )}
    >
      {parseMarkup(text).map(draw)}
    </span>
  );
}

function draw(node: MarkupNode, index: number): ReactNode {
  if (typeof node === "string") return <Fragment key={index}>{node}</Fragment>;
  switch (node.kind) {
    case "bold":
      return (
        <strong key={index} className="font-semibold">
          {node.children.map(draw)}
        </strong>
      );
    case "italic":
      return <em key={index}>{node.children.map(draw)}</em>;
    case "strike":
      return <s key={index}>{node.children.map(draw)}</s>;
    case "code":
      return (
        <code key={index} className="rounded-xs bg-foreground/8 px-1 font-mono text-[0.92em]">
          {node.text}
        </code>
      );
    case "block":
      return (
        <code
          key={index}
          className="my-0.5 block rounded-sm bg-foreground/8 px-2 py-1 font-mono text-[0.92em]"
        >
          {node.text}
        </code>
      );
    case "link":
      return (
        <a
          key={index}
          href={node.href}
          target="_blank"
          rel="noopener noreferrer nofollow"
          className="font-medium text-info underline decoration-from-font underline-offset-2"
        >
          {node.href}
        </a>
      );
  }
}
