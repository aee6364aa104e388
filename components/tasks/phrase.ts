import { addDays, weekdayOf } from "@/lib/zoned-time";
import type { TaskType } from "@/lib/tasks/schemas";

/** What a line like "Ligar amanhã 15h" says. `title` is what is left of it; absent parts were not said. */
export type TaskPhrase = { title: string; day?: string; time?: string; type?: TaskType };

/** Reads when and what in Portuguese and English, wherever in the line it stands. `today` is the writer's. */
export function readTaskPhrase(line: string, today: string): TaskPhrase {
  const found: Omit<TaskPhrase, "title"> = {};
  let rest = ` ${line} `;
  const take = (pattern: RegExp, keep: (match: RegExpExecArray) => boolean) => {
    const match = pattern.exec(fold(rest));
    if (!match || !keep(match)) return;
    rest = `${rest.slice(0, match.index)} ${rest.slice(match.index + match[0].length)}`;
  };
  take(timePattern, (match) => Boolean((found.time = timeOf(match))));
  for (const [pattern, dayOf] of days)
    if (!found.day) take(pattern, (match) => Boolean((found.day = dayOf(today, match))));
  const type = types.find(([, pattern]) => pattern.test(fold(rest)))?.[0];
  if (type) found.type = type;
  return { title: rest.replace(/\s+/g, " ").trim(), ...found };
}

/** Without accents and capitals, and still as long as before, so that places in one are places in the other. */
const fold = (text: string): string =>
  Array.from(text, (letter) => {
    const plain = letter.normalize("NFD").replace(/\p{M}/gu, "").toLowerCase();
    return plain.length === letter.length ? plain : letter;
  }).join("");

const timePattern =
  /\s(?:(?:as|at)\s+)?(?:(\d{1,2})(?:h(\d{2})?|:(\d{2}))|(\d{1,2})(?::(\d{2}))?\s?(am|pm)|(?:as|at)\s+(\d{1,2}))(?=\s)/;

function timeOf([, hour24, minutesH, minutes24, hour12, minutes12, half, bare]: RegExpExecArray) {
  const hour = Number(hour24 ?? bare ?? (Number(hour12) % 12) + (half === "pm" ? 12 : 0));
  const minute = Number(minutesH ?? minutes24 ?? minutes12 ?? 0);
  if (hour > 23 || minute > 59) return undefined;
  return `${String(hour).padStart(2, "0")}:${String(minute).padStart(2, "0")}`;
}

const weekdays = [
  "(?:segunda|monday)",
  "(?:terca|tuesday)",
  "(?:quarta|wednesday)",
  "(?:quinta|thursday)",
  "(?:sexta|friday)",
  "(?:sabado|saturday)",
  "(?:domingo|sunday)",
];

type DayOf = (today: string, match: RegExpExecArray) => string | undefined;

const days: [RegExp, DayOf][] = [
  [/\s(?:depois de amanha|day after tomorrow)(?=\s)/, (today) => addDays(today, 2)],
  [/\s(?:amanha|tomorrow)(?=\s)/, (today) => addDays(today, 1)],
  [/\s(?:hoje|today)(?=\s)/, (today) => today],
  [
    /\s(?:em|daqui a|in)\s+(\d{1,3})\s+(?:dias?|days?)(?=\s)/,
    (today, match) => addDays(today, Number(match[1])),
  ],
  [/\s(?:semana que vem|next week)(?=\s)/, (today) => addDays(today, 8 - weekdayOf(today))],
  ...weekdays.map((name, index): [RegExp, DayOf] => [
    new RegExp(`\\s(?:(?:na|no|on|next|proxima|proximo)\\s+)?${name}(?:-feira)?(?=\\s)`),
    (today) => addDays(today, ((index + 1 - weekdayOf(today) + 6) % 7) + 1),
  ]),
  [
    /\s(?:dia\s+)?(\d{1,2})\/(\d{1,2})(?:\/(\d{4}))?(?=\s)/,
    (today, [, day, month, year]) => dateOf(today, Number(day), Number(month), year),
  ],
];

/** Day first, as in Brazil. Without a year it is the next time that day comes. */
function dateOf(today: string, day: number, month: number, year: string | undefined): string | undefined {
  const inYear = (wanted: number) => {
    const text = `${wanted}-${String(month).padStart(2, "0")}-${String(day).padStart(2, "0")}`;
    const date = new Date(`${text}T00:00:00Z`);
    return !Number.isNaN(date.getTime()) && date.toISOString().startsWith(text) ? text : undefined;
  };
  if (year) return inYear(Number(year));
  const thisYear = Number(today.slice(0, 4));
  const next = inYear(thisYear);
  return next && next < today ? inYear(thisYear + 1) : next;
}

const types: [TaskType, RegExp][] = [
  ["call", /^\s*(?:ligar|ligacao|telefonar|retornar|call|phone|ring)\b/],
  ["message", /^\s*(?:mensagem|mandar mensagem|enviar mensagem|whatsapp|zap|responder|message|text|reply)\b/],
  ["email", /^\s*(?:e-?mail|mandar e-?mail|enviar e-?mail|send (?:an )?e-?mail)\b/],
  ["proposal", /\b(?:proposta|orcamento|proposal|quote)\b/],
  ["meeting", /\b(?:reuniao|demo|apresentacao|meeting|demonstration)\b/],
  ["visit", /^\s*(?:visita|visitar|visit)\b/],
];
