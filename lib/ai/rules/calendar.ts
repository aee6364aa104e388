const monthNames: [RegExp, number][] = [
  [/\b(?:janeiro|january|jan|enero)\b/, 0],
  [/\b(?:fevereiro|february|feb|fev|febrero)\b/, 1],
  [/\b(?:marco|march|mar|marzo)\b/, 2],
  [/\b(?:abril|april|apr|abr)\b/, 3],
  [/\b(?:maio|may|mayo)\b/, 4],
  [/\b(?:junho|june|jun|junio)\b/, 5],
  [/\b(?:julho|july|jul|julio)\b/, 6],
  [/\b(?:agosto|august|aug|ago)\b/, 7],
  [/\b(?:setembro|september|sept?|set|septiembre)\b/, 8],
  [/\b(?:outubro|october|oct|out|octubre)\b/, 9],
  [/\b(?:novembro|november|nov|noviembre)\b/, 10],
  [/\b(?:dezembro|december|dec|dez|diciembre)\b/, 11],
];
const dayMs = 86_400_000;

/** How far a date in words lies ahead. @returns null where the words name no month or day ("depois do carnaval"). */
export function daysUntil(words: string, now: Date): number | null {
  const slashed = /(\d{1,2})\/(\d{1,2})(?:\/(\d{2,4}))?/.exec(words);
  if (slashed) return aheadOf(now, Number(slashed[2]) - 1, Number(slashed[1]));
  const month = monthNames.find(([pattern]) => pattern.test(words))?.[1];
  const day = Number(/\d{1,2}(?!\d)/.exec(words.replace(/20\d{2}/, ""))?.[0] ?? 0);
  if (month !== undefined) return aheadOf(now, month, day || lastDay);
  if (day && /\bdia\b|\bthe \d/.test(words)) {
    const next = day > now.getUTCDate() ? now.getUTCMonth() : now.getUTCMonth() + 1;
    return Math.round((Date.UTC(now.getUTCFullYear(), next, day) - now.getTime()) / dayMs);
  }
  if (/\b(?:natal|christmas|xmas|navidad)\b/.test(words)) return aheadOf(now, 11, 25);
  if (/\b(?:fim|final|end)\b.*\b(?:ano|year)\b|year[- ]end/.test(words) && !/que vem|next/.test(words))
    return aheadOf(now, 11, 31);
  return null;
}

/** A month alone means until its end. */
const lastDay = 28;

function aheadOf(now: Date, month: number, day: number): number | null {
  if (month < 0 || month > 11 || day < 1 || day > 31) return null;
  const thisYear = Date.UTC(now.getUTCFullYear(), month, day);
  const at = thisYear >= now.getTime() - dayMs ? thisYear : Date.UTC(now.getUTCFullYear() + 1, month, day);
  return Math.max(0, Math.round((at - now.getTime()) / dayMs));
}
