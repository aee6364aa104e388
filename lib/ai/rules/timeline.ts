import type { Slots, timelineKinds } from "../turn";
import { clauseAround, correctionAt } from "./clauses";
import { daysUntil } from "./calendar";
import { numbersIn } from "./numbers";
import type { Reading } from "./read";
import { phraseList } from "./timeline-phrases";

type Kind = (typeof timelineKinds)[number];
type Found = { days: number | null; kind: Kind; start: number; end: number };

/** What a message says about when, on top of what is known: so many days beat a season, a season beats "soon". */
export function readTimeline(reading: Reading, known: Slots, now?: Date): Partial<Slots> {
  const all = found(reading.text, known.asked === "timeline", now);
  const correctedFrom = correctionAt(reading.text);
  const newest = all.filter(({ start }) => correctedFrom >= 0 && start >= correctedFrom);
  const best = strongest(newest.length > 0 ? newest : all);
  if (!best) return {};
  const corrects = newest.length > 0 || known.asked === "timeline" || correctedFrom >= 0;
  if (known.timeline_kind && !corrects && rank[best.kind] < rank[known.timeline_kind]) return {};
  return {
    timeline: reading.cut(best.start, best.end).slice(0, 200),
    timeline_days: best.days,
    timeline_kind: best.kind,
  };
}

const rank: Record<Kind, number> = { explicit: 3, named: 2, urgent: 2, none: 1 };

/** The last of the surest kind. */
const strongest = (all: Found[]): Found | undefined =>
  all.toSorted((a, b) => rank[b.kind] - rank[a.kind] || weight(b) - weight(a) || b.start - a.start)[0];
const weight = ({ kind }: Found): number => (kind === "urgent" ? 1 : 0);

function found(text: string, asked: boolean, now?: Date): Found[] {
  const spans = [...durations(text, asked), ...phrases(text, asked), ...dates(text, asked, now)];
  // "fim da semana que vem" is more than "semana que vem".
  const whole = spans.filter((one) => !spans.some((other) => covers(other, one)));
  return whole.filter((one) => !isNegated(text, one) && !isElsewhere(text, one));
}

const covers = (outer: Found, inner: Found): boolean =>
  outer.start <= inner.start && outer.end >= inner.end && outer.end - outer.start > inner.end - inner.start;

const unitDays: [RegExp, number][] = [
  [/^(?:horas?|hours?|hrs?|h)$/, 1 / 24],
  [/^(?:dias?|days?|dias uteis|business days?|working days?)$/, 1],
  [/^(?:semanas?|weeks?)$/, 7],
  [/^(?:quinzenas?|fortnights?)$/, 15],
  [/^(?:mes|meses|months?)$/, 30],
  [/^(?:trimestres?|quarters?)$/, 90],
  [/^(?:semestres?)$/, 180],
  [/^(?:anos?|years?|ano)$/, 365],
];
const unitWords =
  "horas?|hours?|hrs?|dias?(?: uteis)?|(?:business |working )?days?|semanas?|weeks?|quinzenas?|fortnights?|mes(?:es)?|months?|trimestres?|quarters?|semestres?|anos?|years?";
const count =
  "\\d+(?:[.,]\\d+)?|um|uma|dois|duas|tres|quatro|cinco|seis|sete|oito|nove|dez|doze|quinze|vinte|trinta|quarenta|sessenta|noventa|one|two|three|four|five|six|seven|eight|nine|ten|twelve|fifteen|twenty|thirty|forty|sixty|ninety|an?|(?:a )?couple(?: of)?|(?:a )?few|several|some|alguns|algumas|poucos|poucas|uns|umas|un|una|dos|cuatro|ocho|pocos|meio|half an?";
const lead =
  "em (?:ate |no maximo |uns |umas |cerca de )?|in (?:the next |about |under |less than |around |roughly )?|within (?:the next |about |the )?|daqui (?:a |ha )?(?:uns |umas )?|dentro de (?:uns )?|nos? proxim[oa]s |nas proximas |proxim[oa]s |next |over the (?:next|coming) |the next |no prazo de |prazo (?:de|e|maximo de|maximo e) |(?:no )?maximo (?:de )?|at most |ate |en (?:unos )?|para (?:daqui (?:a |ha )?)?|for |about |around |maybe |uns |umas |mais ou menos |cerca de |coisa de ";
const durationPattern = new RegExp(
  `(?<lead>${lead})?(?:\\b(?<low>${count})\\s?(?:a|ou|-|to|or|ate|e)\\s?)?\\b(?<count>${count})\\s?(?<unit>${unitWords})\\b(?<half> e meio| and a half)?(?<from> (?:from now|a partir de (?:agora|hoje)))?`,
  "g",
);

const before =
  /\b(?:ha|faz|fazem|faziam|last|past|previous|ultim[oa]s|tem|tenho|had|over the past|desde|since|durante|contrato (?:de|por)|garantia de|por|every|a cada|cada|experiencia de|com|with|have|carencia de|financ\w+ (?:em|por)|parcel\w+ (?:em|por)|divid\w+ em|pagar em|pago em|pay (?:over|in)|over|vence ha|abert[oa] ha|trabalho ha|mercado ha|somos ha|menos de)\s*(?:uns |umas |mais de |quase |cerca de )?$/;
const after =
  /^ (?:atras|ago|old|de (?:empresa|mercado|experiencia|uso|contrato|garantia|idade|casad\w+|estrada|carencia|fidelidade|atraso|financiamento|plano|validade|aluguel)|passad\w+|seguid\w+|anterior\w*|of experience|in business|contract|warranty|subscription|lease|plan|late|que (?:eu |a gente |nos )?(?:tenho|temos|espero|esperamos|estou|estamos|uso|usamos|tento|to|ta)|sem (?:resposta|funcionar|retorno)|esperando|waiting|por (?:semana|mes|ano)|per|a (?:week|month|year)|free|gratis|de graca|de teste|trial)\b/;

function durations(text: string, asked: boolean): Found[] {
  return [...text.matchAll(durationPattern)].flatMap((match): Found[] => {
    const groups = match.groups ?? {};
    const start = match.index;
    const end = start + match[0].length;
    const unit = unitDays.find(([pattern]) => pattern.test(groups.unit ?? ""))?.[1];
    const many = countOf(groups.count ?? "", groups.unit ?? "");
    if (!unit || many === undefined) return [];
    // "60 dollars a month" is a price.
    const priced = /\d[\d.,]*\s?(?:mil|k|reais|dollars|bucks|euros|pounds)?\s*$/.test(text.slice(0, start));
    if (priced && !groups.lead && !groups.low) return [];
    const sure =
      groups.lead || groups.from || groups.low || asked || isShort(text) || wantsBy(text, start, end);
    if (!sure || before.test(text.slice(0, start)) || after.test(text.slice(end))) return [];
    if (
      /^(?:uns|umas|about|for|para|cerca|around|mais ou menos) ?/.test(groups.lead ?? "") &&
      !asked &&
      !isShort(text) &&
      !wantsBy(text, start, end)
    )
      return [];
    const days = Math.round((many + (groups.half ? 0.5 : 0)) * unit);
    return [{ days, kind: "explicit", start, end }];
  });
}

function countOf(word: string, unit: string): number | undefined {
  if (/^\d/.test(word)) return Number(word.replace(",", "."));
  if (/couple/.test(word)) return 2;
  if (/few|several|some|alg|pouc|uns|umas|pocos/.test(word)) return unit.endsWith("s") ? 3 : undefined;
  if (/meio|half/.test(word)) return 0.5;
  if (/^(?:um|uma|an?|un|una)$/.test(word)) return 1;
  return numbersIn(word)[0]?.value;
}

const isShort = (text: string): boolean => (text.match(/[a-z0-9]+/g) ?? []).length <= 5;

/** The clause says that something has to be there by then. */
const needs =
  /\b(?:preciso|precisamos|precisa|queria|quero|queremos|gostaria|pretendo|pretendemos|prazo|prazos|entreg\w+|comec\w+|inici\w+|instalar|mudar|fechar|fechamos|decidir|lanc\w+|launch\w*|inaugur\w+|pront[oa]|need\w*|want\w*|wants|start\w*|deadline|deliver\w*|ready|move|moving|by|ate|buy|comprar|compra|contratar|contratacao|implantar|rodar|no ar|go live|live|ideal|resolver|viaj\w+|casamento|wedding|evento|event|festa|party|vence|termina|acaba|expires?|ends?|opens?|opening|necesito|quiero|chegar|receber|agendar|marcar|reformar|timeline|time frame|timeframe)\b/;
const wantsBy = (text: string, start: number, end: number): boolean =>
  needs.test(clauseAround(text, start, end).text);

/** Words that are about today's state as often as about a wish. */
const stateAfter =
  /^ ?(?:em dia|eu |a gente |nos |i |we |my |meu |minha |nosso )?(?:pago|pagamos|paga|uso|usamos|tenho|temos|gasto|gastamos|somos|estou|estamos|sou|trabalho|trabalhamos|atendo|atendemos|vi|recebi|vendo|vendemos|e |so |nao |ja |tava|pay|use|have|am|are|is|spend|saw|got|em dia|nao)\b/;
const stateBefore =
  /\b(?:ate|por|so|desde|de|vi|ate o dia de|until|as of|bom dia|like|mercado de|mundo de)\s$/;

function phrases(text: string, asked: boolean): Found[] {
  return phraseList.flatMap(([pattern, days, kind]) =>
    [...text.matchAll(pattern)].flatMap((match): Found[] => {
      const start = match.index;
      const end = start + match[0].length;
      if (days === 0 && kind === "explicit" && !meansToday(text, start, end, asked)) return [];
      if (
        /semana|mes|ano/.test(match[0]) &&
        /\b(?:vou pensar|te (?:aviso|falo|chamo|respondo)|volto a falar)\b[^.!?]*$/.test(text.slice(0, start))
      )
        return [];
      return [{ days: typeof days === "function" ? days(match) : days, kind, start, end }];
    }),
  );
}

function meansToday(text: string, start: number, end: number, asked: boolean): boolean {
  if (stateAfter.test(text.slice(end)) || stateBefore.test(text.slice(0, start))) return false;
  const { text: clause } = clauseAround(text, start, end);
  const prepared =
    /\b(?:para|ainda|by|until|starting|a partir de|ser|e para|preciso|precisando|need\w*|quero|queria|hj|same day|want|fix\w*|conserta\w*|resolv\w+|chegar|entreg\w+|deliver\w*|vir|come)\b/.test(
      clause,
    );
  return asked || prepared || isShort(clause) || /^ mesmo/.test(text.slice(end));
}

const months =
  "janeiro|fevereiro|marco|abril|maio|junho|julho|agosto|setembro|outubro|novembro|dezembro|january|february|march|april|may|june|july|august|september|october|november|december|jan|feb|fev|mar|apr|abr|jun|jul|aug|ago|sept?|set|oct|out|nov|dec|dez|enero|febrero|marzo|mayo|junio|julio|septiembre|octubre|noviembre|diciembre";
const seasons =
  "carnaval|natal|pascoa|reveillon|ano novo|black friday|dia das maes|dia dos pais|dia dos namorados|sao joao|ferias|volta as aulas|verao|inverno|outono|primavera|christmas|xmas|easter|thanksgiving|new years?|spring|summer|autumn|fall|winter|holidays|navidad|semana santa|verano|invierno|safra|feriado|eleicoes|copa";
const datePattern = new RegExp(
  [
    `\\b(?:em|ate|de|para|desde|a partir de|antes de|depois de|comeco de|inicio de|meados de|fim de|final de|in|by|until|before|after|around|early|mid|late|for|end of|beginning of|start of|the end of|this|next|hasta|en|para o mes de|so em|la para|por volta de) (?:o |a |os |as |the |early |late |mid[- ]?)?(?:${months})\\b(?! (?:be|have|need|take|cost|want|sound|seem|not|i|we|call))`,
    `\\b(?:\\d{1,2}|primeiro) (?:de |of )(?:${months})\\b`,
    `\\b(?:${months}) \\d{1,2}(?:st|nd|rd|th)?\\b`,
    `\\b(?<!\\d)\\d{1,2}\\/\\d{1,2}(?:\\/\\d{2,4})?\\b`,
    `\\b(?:ate (?:o )?|para (?:o )?|no |antes do |vence (?:no )?|ate no |by the |on the |todo )dia \\d{1,2}\\b|\\bdia \\d{1,2}\\b(?! (?:d[oe] (?:mes que vem|proximo)))`,
    `\\b(?:by|on|before|until) the \\d{1,2}(?:st|nd|rd|th)\\b`,
    `\\b(?:antes|depois|apos|ate|no|na|nas|para|em|durante|passando|before|after|by|for|in|over|during|until|this|next|antes de|despues de)(?: (?:do|da|das|de|o|a|as|no|the|next|this|el|la|early|late|proximo|proxima))? (?:${seasons})\\b`,
    `\\bq[1-4]\\b|\\b(?:primeiro|segundo|terceiro|quarto|first|second|third|fourth) (?:trimestre|quarter)\\b|\\b(?:primeiro|segundo|first|second) (?:semestre|half)\\b|\\b[12][ºo°]? semestre\\b`,
    `\\b(?:fim|final|end|comeco|inicio|start|beginning|early|late)(?: (?:do|of|of the|deste|desse|d?esse|of this|the))? ?(?:next )?(?:ano|year)\\b(?: que vem)?|\\b(?:nesse|neste|esse|este|this|ainda esse) (?:ano|year)\\b|\\byear[- ]end\\b`,
    `\\b(?:em|in|ate|by|para|for|so em|until) 20\\d{2}\\b`,
  ].join("|"),
  "g",
);

/** An answer that is a month or a season and hardly anything else. */
const bareDate = new RegExp(
  `^\\W*(?:maybe |talvez |acho que |next |probably )?(?:${months}|${seasons})\\b`,
  "g",
);

/** Dates and seasons; with a clock, a date is so many days away, and a season stays what it is. */
const dates = (text: string, asked: boolean, now?: Date): Found[] =>
  [...text.matchAll(datePattern), ...(asked ? text.matchAll(bareDate) : [])].map((match) => ({
    days: now ? daysUntil(match[0], now) : null,
    kind: "named" as const,
    start: match.index,
    end: match.index + match[0].length,
  }));

const negation =
  /\b(?:nao (?:e|eh|precisa (?:ser)?|preciso (?:que seja|de nada)?|seria|quero|queria|vai ser|da|consigo|pode ser|tem que ser|necessariamente)|not|isnt|doesnt (?:have to|need to) be|dont need (?:it|this)|nem)\s*(?:(?:nada|para|so|a|o|muito|super|tao|by|really|that|exactly|necessarily|it|this|em|it) ?)*$/;

function isNegated(text: string, { kind, start }: Found): boolean {
  return kind !== "none" && negation.test(text.slice(Math.max(0, start - 40), start));
}

/** Birthdays, payments and opening dates are dates of something else. */
const elsewhere =
  /\b(?:nasc\w+|aniversario|birthday|born|fund\w+|founded|pago todo|comprei|bought|chegou|era para|devia ter|should have|was supposed|venceu|cobr\w+|charged|vi |saw|desde|since|conheci|last)\b[^,.!?;\n]{0,28}$/;
const isElsewhere = (text: string, { kind, start }: Found): boolean =>
  kind !== "none" && elsewhere.test(text.slice(Math.max(0, start - 48), start));
