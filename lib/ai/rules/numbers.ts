/** A number in a text that `readMessage` made. */
export type NumberAt = {
  value: number;
  start: number;
  end: number;
  /** The multiplier at its end ("5 mil" 1000, "1,2 milhão" 1000000), 1 where there is none. */
  scale: number;
  /** The multiplier stands alone: "mil", not "um mil". */
  bare: boolean;
};

const cardinals: Record<string, number> = {
  ...{ um: 1, uma: 1, dois: 2, duas: 2, tres: 3, quatro: 4, cinco: 5, seis: 6, sete: 7, oito: 8, nove: 9 },
  ...{ dez: 10, onze: 11, doze: 12, treze: 13, catorze: 14, quatorze: 14, quinze: 15, dezesseis: 16 },
  ...{ dezessete: 17, dezoito: 18, dezenove: 19, vinte: 20, trinta: 30, quarenta: 40, cinquenta: 50 },
  ...{ sessenta: 60, setenta: 70, oitenta: 80, noventa: 90, cem: 100, cento: 100, duzentos: 200 },
  ...{ duzentas: 200, trezentos: 300, trezentas: 300, quatrocentos: 400, quinhentos: 500, seiscentos: 600 },
  ...{ setecentos: 700, oitocentos: 800, novecentos: 900, quinhentao: 500, duzentao: 200, milao: 1000 },
  ...{ one: 1, two: 2, three: 3, four: 4, five: 5, six: 6, seven: 7, eight: 8, nine: 9, ten: 10, eleven: 11 },
  ...{ twelve: 12, thirteen: 13, fourteen: 14, fifteen: 15, sixteen: 16, seventeen: 17, eighteen: 18 },
  ...{ nineteen: 19, twenty: 20, thirty: 30, forty: 40, fifty: 50, sixty: 60, seventy: 70, eighty: 80 },
  ...{ ninety: 90, a: 1, an: 1, couple: 2 },
  ...{ un: 1, uno: 1, una: 1, dos: 2, cuatro: 4, ocho: 8, nueve: 9, diez: 10, quince: 15, veinte: 20 },
  ...{ treinta: 30, cuarenta: 40, cincuenta: 50, sesenta: 60, setenta_: 70, ochenta: 80, cien: 100 },
  ...{ ciento: 100, doscientos: 200, trescientos: 300, cuatrocientos: 400, quinientos: 500 },
};
/** Words that are a number only before a multiplier: "a thousand", "um milhão". */
const articles = new Set(["um", "uma", "a", "an", "un", "una", "couple"]);

const thousand = 1_000;
const million = 1_000_000;
const multipliers: Record<string, number> = {
  ...{ mil: thousand, thousand: thousand, grand: thousand, barao: thousand, baroes: thousand, pau: thousand },
  ...{
    paus: thousand,
    milhao: million,
    milhoes: million,
    million: million,
    millions: million,
    millon: million,
  },
  ...{ millones: million, mi: million, mio: million, bilhao: 1e9, bilhoes: 1e9, billion: 1e9 },
  ...{ lakh: 1e5, lakhs: 1e5, hundred: 100 },
};
/** Multipliers only right after the digits: apart, "kk" is laughter and "m" is metres. */
const glued: Record<string, number> = { k: thousand, kk: million, mm: million };
const joiners = new Set(["e", "and", "y"]);
const halves = new Set(["meio", "meia", "half", "medio"]);

type Token = { word: string; start: number; end: number };
const tokenPattern = /\d+(?:[.,]\d+)*|[a-z]+|[^\s]/g;

/** Every number in the text, in digits, words or both: "1.200,50", "mil e quinhentos", "2 mil e 500", "half a million". */
export function numbersIn(text: string): NumberAt[] {
  const tokens = [...text.matchAll(tokenPattern)].map((match) => ({
    word: match[0],
    start: match.index,
    end: match.index + match[0].length,
  }));
  const found: NumberAt[] = [];
  for (let i = 0; i < tokens.length;) {
    const number = numberFrom(tokens, i);
    if (number) {
      found.push(number.at);
      i = number.next;
    } else i += 1;
  }
  return found;
}

function numberFrom(tokens: Token[], first: number): { at: NumberAt; next: number } | undefined {
  const part = partFrom(tokens, first);
  if (!part) return undefined;
  let { value, next, scale } = part;
  // "2 mil e 500", "1 milhão e 200 mil", "cento e vinte", "two thousand five hundred", "2 milhões e meio"
  for (;;) {
    const joined = joiners.has(tokens[next]?.word ?? "") ? next + 1 : next;
    if (joined > next && part.scale > 100 && halves.has(tokens[joined]?.word ?? "")) {
      value += part.scale / 2;
      next = joined + 1;
      continue;
    }
    const whole = partFrom(tokens, joined);
    const fits = whole && continues(tokens, first, next, value, scale, whole);
    const more = fits ? whole : roundHundred(tokens, joined, scale);
    if (!more) break;
    value += shorthand(more, scale);
    next = more.next;
    scale = Math.min(scale, more.scale);
  }
  const start = tokens[first]?.start ?? 0;
  const end = tokens[next - 1]?.end ?? 0;
  return { at: { value, start, end, scale: part.scale, bare: part.bare }, next };
}

/** "entre mil e quinhentos e dois mil": the five hundred belong to the first number. */
function roundHundred(tokens: Token[], at: number, scale: number): Part | undefined {
  const value = cardinals[tokens[at]?.word ?? ""] ?? 0;
  const isRound = scale === thousand && value >= 100 && joiners.has(tokens[at + 1]?.word ?? "");
  return isRound ? { value, scale: 1, next: at + 1, bare: false, digits: false } : undefined;
}

type Part = { value: number; scale: number; next: number; bare: boolean; digits: boolean };

/** "1 milhão e 200" is 1.2 million, while "mil e 200" is 1200. */
const shorthand = (more: Part, scale: number): number =>
  scale === million && more.scale === 1 && more.value >= 100 && more.value < 1_000
    ? more.value * thousand
    : more.value;

/** Whether the next part still belongs to the number, rather than being another one ("3 e 5 mil", "mil e dois mil"). */
function continues(tokens: Token[], first: number, at: number, value: number, scale: number, more: Part) {
  if (more.value <= 0 || more.bare) return false;
  if (scale > 1) return more.value < scale && more.scale < scale && !(more.digits && more.value < 10);
  const digits = /\d/.test(tokens[first]?.word ?? "") || more.digits;
  if (digits || more.scale > 1) return false;
  const order = value % 100 === 0 ? 100 : value % 10 === 0 ? 10 : 1;
  return more.value < order && value >= 20 && at > first;
}

/** A number with at most one multiplier. */
function partFrom(tokens: Token[], first: number): Part | undefined {
  const token = tokens[first];
  if (!token) return undefined;
  const half = halfFrom(tokens, first);
  if (half) return half;
  const alone = multipliers[token.word];
  if (alone) {
    if (!/^(?:mil|thousand|milhao|million)$/.test(token.word)) return undefined;
    return { value: alone, scale: alone, next: first + 1, bare: true, digits: false };
  }
  const digits = /^\d/.test(token.word);
  let value = digits ? parseDigits(token.word) : cardinals[token.word];
  if (value === undefined) return undefined;
  let next = first + 1;
  // "cento e vinte mil", "vinte e cinco mil", "two and a half million": what is multiplied may have parts itself.
  if (!digits) ({ value, next } = smallFrom(tokens, next, value));
  if (joiners.has(tokens[next]?.word ?? "")) {
    const at = tokens[next + 1]?.word === "a" ? next + 2 : next + 1;
    if (halves.has(tokens[at]?.word ?? "") && multipliers[tokens[at + 1]?.word ?? ""]) {
      value += 0.5;
      next = at + 1;
    }
  }
  if (tokens[next]?.word === "of" && token.word === "couple") next += 1;
  const after = tokens[next];
  const near = after && after.start === tokens[next - 1]?.end;
  let scale = (after && (multipliers[after.word] ?? (near ? glued[after.word] : undefined))) ?? 1;
  if (scale > 1) next += 1;
  // "two hundred thousand", "one hundred and fifty thousand"
  if (scale === 100) {
    const hundreds = smallFrom(tokens, next, value * 100);
    if (multipliers[tokens[hundreds.next]?.word ?? ""]) {
      value = hundreds.value / 100;
      next = hundreds.next;
    }
  }
  const again = multipliers[tokens[next]?.word ?? ""];
  if (scale === 100 && again && again > 100) {
    value *= scale;
    scale = again;
    next += 1;
  }
  if (scale === 1 && articles.has(token.word)) return undefined;
  return { value: value * scale, scale, next, bare: false, digits };
}

function smallFrom(tokens: Token[], from: number, first: number): { value: number; next: number } {
  let value = first;
  let next = from;
  for (;;) {
    const joined = joiners.has(tokens[next]?.word ?? "") || tokens[next]?.word === "-" ? next + 1 : next;
    const more = cardinals[tokens[joined]?.word ?? ""];
    const order = value % 100 === 0 ? 100 : value % 10 === 0 && value > 10 ? 10 : 1;
    if (more === undefined || more >= order || articles.has(tokens[joined]?.word ?? "")) break;
    value += more;
    next = joined + 1;
  }
  return { value, next };
}

/** "meio milhão", "half a million". */
function halfFrom(tokens: Token[], first: number): Part | undefined {
  if (!halves.has(tokens[first]?.word ?? "")) return undefined;
  const next = /^an?$/.test(tokens[first + 1]?.word ?? "") ? first + 2 : first + 1;
  const scale = multipliers[tokens[next]?.word ?? ""];
  return scale ? { value: scale / 2, scale, next: next + 1, bare: false, digits: false } : undefined;
}

/** A dot or comma before groups of three marks thousands, one before one or two last digits marks decimals. */
function parseDigits(text: string): number {
  if (/^\d{1,3}(?:[.,]\d{3})+$/.test(text)) return Number(text.replace(/\D/g, ""));
  const decimals = /^(.*)[.,](\d{1,2})$/.exec(text);
  const whole = (decimals?.[1] ?? text).replace(/\D/g, "");
  return Number(`${whole || "0"}.${decimals?.[2] ?? "0"}`);
}
