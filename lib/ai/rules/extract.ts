import type { Slots } from "../turn";
import { matchPlain, plain } from "./plain";

const greeting =
  /^(?:(?:oi+e?|ola|opa|hey|hi|hello|hola|bom dia|boa tarde|boa noite|buenos dias|buenas tardes|buenas noches|good (?:morning|afternoon|evening)|tudo bem|tudo bom|como vai|how are you)[\s,.!?]*)+/;
const needVerb =
  /\b(quer(?:o|ia|emos)|precis(?:o|amos|ando)|gostaria|busco|procuro|interess\w+|orcamento|want|need|looking for|interested|quote|quisiera|quiero|necesit(?:o|amos)|cotizacion)\b/;
const money =
  /(?:r\$|us\$|\$|€)\s{0,3}(\d[\d.,]{0,20})\s{0,3}(mil|k|milhao|m)?|(?<![\d.,])(\d[\d.,]{0,20})\s{0,3}(mil\b|k\b|reais|contos|dolares|dollars|euros|pesos)(?:\s*reais)?/g;
const timeline =
  /\b(urgente?|urgent|hoje|amanha|agora|ja|quanto antes|asap|now|today|tomorrow|ahora|hoy|cuanto antes|(?:essa|esta|proxima|this|next|proxima) (?:semana|week)|(?:esse|este|proximo|this|next) (?:mes|month|ano|year|mes)|(?:em|in|en|daqui a|dentro de) (?:\d+|um|uma|dois|duas|tres|one|two|three|un|una|dos|tres) (?:dias?|semanas?|mes(?:es)?|days?|weeks?|months?|meses)|\d+ (?:dias|semanas|meses|days|weeks|months)|sem pressa|no rush|sin apuro|ate (?:o fim|dezembro|o natal)[\w\s]*)\b/;
const decisionMaker =
  /\b(eu (?:mesm[oa]|decido|que decido)|sou (?:o|a) (?:don[oa]|soci[oa]|proprietari[oa]|responsavel|diretor[a]?)|decido sozinh[oa]|meu (?:socio|chefe|marido)|minha (?:socia|chefe|esposa)|i(?:'m| am) the (?:owner|founder|manager)|i decide|my (?:boss|partner)|soy (?:el|la) (?:duen[oa]|responsable)|yo decido|mi (?:jefe|socio))\b/;

const maxNeedLength = 500;
const maxAnswerLength = 200;

/** Reads what a text says about the deal. A bare answer to the question asked last is taken as that answer. */
export function extractSlots(text: string, known: Slots): Slots {
  const words = text.slice(matchPlain(greeting, text)?.length ?? 0).trim();
  const found: Slots = { ...known };
  const amounts = amountsIn(text);
  if (amounts.length > 0) {
    found.budget = [...plain(text).matchAll(money)]
      .map(([words]) => words.trim())
      .join(" – ")
      .slice(0, maxAnswerLength);
    found.budget_amount = Math.max(...amounts);
  }
  const when = matchPlain(timeline, text);
  if (when) found.timeline = when.slice(0, maxAnswerLength);
  const who = matchPlain(decisionMaker, text);
  if (who) found.decision_maker = who.slice(0, maxAnswerLength);
  if (!found.need && words.length > 2 && (needVerb.test(plain(words)) || known.asked === "need")) {
    found.need = words.slice(0, maxNeedLength);
  }
  const { asked } = known;
  if (asked && !found[asked] && words) found[asked] = words.slice(0, maxAnswerLength);
  return found;
}

/** "R$ 5.000,00", "5 mil", "10k", "US$ 3,500" → 5000, 5000, 10000, 3500. */
export function amountsIn(text: string): number[] {
  return [...plain(text).matchAll(money)].map((match) => {
    const [, symbolAmount, symbolUnit, plainAmount, plainUnit] = match;
    const unit = symbolUnit ?? plainUnit ?? "";
    const amount = parseAmount(symbolAmount ?? plainAmount ?? "0");
    if (unit === "mil" || unit === "k") return amount * 1_000;
    return unit === "m" || unit.startsWith("milh") ? amount * 1_000_000 : amount;
  });
}

/** A dot or comma before exactly two last digits marks decimals; any other one marks thousands. */
function parseAmount(text: string): number {
  const decimals = /^(.*)[.,](\d{1,2})$/.exec(text);
  const whole = (decimals?.[1] ?? text).replace(/\D/g, "");
  return Number(`${whole || "0"}.${decimals?.[2] ?? "0"}`);
}
