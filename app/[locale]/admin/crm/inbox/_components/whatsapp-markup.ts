/** WhatsApp's own markup: `*bold*`, `_italic_`, `~strike~`, `` `code` ``, ```` ```mono``` ```` and links. */
export type MarkupNode =
  | string
  | { kind: "bold" | "italic" | "strike"; children: MarkupNode[] }
  | { kind: "code" | "block"; text: string }
  | { kind: "link"; href: string };

export function parseMarkup(text: string): MarkupNode[] {
  return text.split(/```([\s\S]+?)```/).flatMap((part, index) => {
    if (index % 2 === 1) return { kind: "block" as const, text: part.replace(/^\n|\n$/g, "") };
    return parseInline(part);
  });
}

/** The words without their marks, for one-line previews. */
export const plainText = (text: string): string => parseMarkup(text).map(textOf).join("");

/** How many emoji a message of nothing else has; 0 when there is anything else. */
export function countLoneEmoji(text: string): number {
  const graphemes = Array.from(segmenter.segment(text.trim()), ({ segment }) => segment).filter((part) =>
    part.trim(),
  );
  return graphemes.every((part) => emoji.test(part)) ? graphemes.length : 0;
}

const segmenter = new Intl.Segmenter(undefined, { granularity: "grapheme" });
const emoji = /^(\p{Extended_Pictographic}|\p{Regional_Indicator}{2}|[0-9#*]\uFE0F?\u20E3)/u;

/** Marks count only at the edge of words, as in WhatsApp: `2*3*4` and `snake_case_name` stay as they are. */
const inline =
  /(https?:\/\/[^\s<>"]*[^\s<>"'.,;:!?)\]}*~])|(?<![\p{L}\p{N}])([*_~`])(?=\S)([^\n]*?\S)\2(?![\p{L}\p{N}])/gu;

const kinds = { "*": "bold", _: "italic", "~": "strike" } as const;

function parseInline(text: string): MarkupNode[] {
  const nodes: MarkupNode[] = [];
  let end = 0;
  for (const match of text.matchAll(inline)) {
    const [whole, url, mark, inner = ""] = match;
    if (match.index > end) nodes.push(text.slice(end, match.index));
    end = match.index + whole.length;
    if (url) nodes.push({ kind: "link", href: url });
    else if (mark === "`") nodes.push({ kind: "code", text: inner });
    else nodes.push({ kind: kinds[mark as keyof typeof kinds], children: parseInline(inner) });
  }
  if (end < text.length) nodes.push(text.slice(end));
  return nodes;
}

function textOf(node: MarkupNode): string {
  if (typeof node === "string") return node;
  if (node.kind === "link") return node.href;
  return "text" in node ? node.text : node.children.map(textOf).join("");
}
