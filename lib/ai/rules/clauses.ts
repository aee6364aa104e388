/** Where a thought ends. A dot between digits is part of a number. */
const ends = /[.!?](?=\s|$)|[;\n]|,(?=\s)|\s(?:mas|porem|but|pero|so que|although|however|though)\s/g;

/** The clause around a span: what is said of it is said there. */
export function clauseAround(text: string, start: number, end: number): { text: string; start: number } {
  let from = 0;
  let to = text.length;
  for (const match of text.matchAll(ends)) {
    const after = match.index + match[0].length;
    if (after <= start) from = after;
    else if (match.index >= end) {
      // The mark itself tells a question from a statement.
      to = match.index + (/^[?]/.test(match[0]) ? 1 : 0);
      break;
    }
  }
  return { text: text.slice(from, to), start: from };
}

/** "na verdade", "ops", "I mean": what follows replaces what was said before. */
export const correction =
  /\b(?:na verdade|na real|quer dizer|quis dizer|digo|alias|ops|opa errei|errei|desculpa?|corrigindo|correcao|me enganei|melhor dizendo|ou melhor|pensando (?:bem|melhor)|mudei de ideia|mudou|mudaram|actually|i mean|i meant|meant|sorry|scratch that|correction|make that|make it|wait|my bad|my mistake|oops|on second thought|changed|let me correct|perdon|en realidad|mejor dicho|me equivoque|esquece|forget|agora (?:e|sao|temos|tenho|podemos|posso|consigo)|now (?:its|we|i)|revised|updated?|atualizando|atualizacao|aumentou|subiu|baixou|caiu|conversei|falei com|confirmei|typo)\b|^\s*\*|\*\s*$/;

/** The last place in the text from which on it corrects what was said, or -1. */
export function correctionAt(text: string): number {
  const all = [...text.matchAll(new RegExp(correction.source, "gm"))];
  return all.at(-1)?.index ?? -1;
}
