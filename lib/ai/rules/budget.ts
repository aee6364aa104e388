import type { Language, Slots } from "../turn";
import { clauseAround, correctionAt } from "./clauses";
import { moneyIn, withoutOtherNumbers, type Money } from "./money";
import type { Reading } from "./read";

type Said = {
  min: number | null;
  max: number | null;
  money: Money;
  strength: 1 | 2 | 3;
  /** Only the upper end moves: "consigo esticar até 12 mil". */
  stretch: boolean;
  from: number;
  to: number;
};

/** What a message says about the budget, on top of what is known. The newest word counts, the surer one more. */
export function readBudget(reading: Reading, known: Slots, language: Language): Partial<Slots> {
  const masked = withoutOtherNumbers(reading.text);
  const asked = known.asked === "budget";
  const said = statements(masked, moneyIn(reading, masked), asked);
  const correctedFrom = correctionAt(masked);
  let found: Partial<Slots> = {};
  for (const one of said) {
    const strength = found.budget_strength ?? known.budget_strength ?? 0;
    const corrects = correctedFrom >= 0 && correctedFrom <= one.from;
    if (one.strength < strength && !corrects && !(asked && one.strength > 1)) continue;
    found = { ...found, ...slotsOf(one, { ...known, ...found }, reading, language) };
  }
  if (found.budget) return found;
  return readUnknown(reading, masked, known);
}

function slotsOf(said: Said, known: Slots, reading: Reading, language: Language): Partial<Slots> {
  const { money } = said;
  const min = said.stretch ? (known.budget_min ?? null) : said.min;
  return {
    budget: reading.cut(said.from, said.to).slice(0, 200),
    budget_min: min !== null && said.max !== null && min > said.max ? null : min,
    budget_max: said.max,
    budget_currency: currencyOf(money.currency, known.budget_currency, language),
    budget_period: money.period,
    budget_strength: said.strength,
  };
}

function currencyOf(marker: string | undefined, known: string | undefined, language: Language): string {
  if (marker && marker !== "$") return marker;
  if (known) return known;
  return language === "pt" ? "BRL" : "USD";
}

/** Amounts as budgets: ranges put together, what is a price, an income or a refusal left out. */
function statements(text: string, amounts: Money[], asked: boolean): Said[] {
  const said: Said[] = [];
  for (let i = 0; i < amounts.length; i += 1) {
    const first = amounts[i];
    if (!first) continue;
    const second = inheriting(first, amounts[i + 1]);
    const between = second ? text.slice(first.to, second.from) : "";
    const lead = text.slice(Math.max(0, first.from - 44), first.from);
    const joint = second ? jointOf(between, lead, text) : undefined;
    if (second && joint) i += 1;
    const one = second && joint ? rangeOf(first, second, joint) : alone(text, first);
    const strength = strengthOf(text, one, asked);
    if (strength) said.push({ ...one, strength });
  }
  return said;
}

/** "até 80 mil, no máximo 100": the thousand goes on. */
function inheriting(first: Money, second: Money | undefined): Money | undefined {
  if (!second || second.marked || first.scale < 1_000 || second.from - first.to > 24) return second;
  const value = second.value * first.scale;
  if (second.value >= 1_000 || value < first.value) return second;
  return Object.assign(second, { value, scale: first.scale, marked: true });
}

type Span = Omit<Said, "strength">;

const and = /^\s*(?:e|and|y)\s*(?:uns |umas |os |us |)$/;
const or = /^\s*(?:ou|or|o)\s*(?:uns |umas |)$/;
const to = /^\s*(?:a|ate|to|-|–|—|~|\/|until|til)\s*(?:uns |umas |os |)$/;
const into = /^\s*(?:para|pasa a|to)\s*(?:uns |umas |os |)$/;
const betweenLead = /\b(?:entre|between|faixa|de|from|dos|in the range of|range)\s*(?:uns |umas |os |)\s*$/;
const changed =
  /\b(?:subi\w*|aument\w+|baix\w+|mud\w+|pass\w+|cai\w*|reduz\w+|went|raised|increased|dropped|changed|cut|bumped|moved)\b[^.!?\n]{0,16}$/;

function jointOf(between: string, lead: string, text: string): "range" | "change" | undefined {
  const moved = changed.test(lead) && (into.test(between) || to.test(between));
  if (moved || /^\s*(?:para)\s*$/.test(between)) return moved ? "change" : undefined;
  if (and.test(between)) return betweenLead.test(lead) ? "range" : undefined;
  if (or.test(between) || to.test(between)) return "range";
  return text.length > 0 && /^\s*(?:no maximo|max|e no max\w*)\s*$/.test(between) ? "range" : undefined;
}

function rangeOf(first: Money, second: Money, joint: "range" | "change"): Span {
  const money: Money = {
    ...second,
    currency: second.currency ?? first.currency,
    period: second.period ?? first.period,
    marked: first.marked || second.marked,
  };
  const base = { money, stretch: false, from: first.from, to: second.to };
  if (joint === "change") return { ...base, min: null, max: second.value, from: second.from };
  const shared = !second.bare && first.scale === 1 && first.value <= second.value / second.scale;
  const low = shared ? first.value * second.scale : first.value;
  return { ...base, min: Math.min(low, second.value), max: Math.max(low, second.value) };
}

const fill =
  "(?:\\s|de|uns|umas|os|das|dos|a|o|the|about|around|cerca|mais ou menos|aproximadamente|tipo|coisa|algo|em torno|ali|like|say|something|somewhere|roughly|approximately|e|is|of|los|unos|at|,|:)*$";
const refusal = "(?:nao|nunca|jamais|dont|wont|cant|cannot|not|no|never|doesnt|shouldnt|sin)";
const mostBefore = new RegExp(
  `(?:\\bate|\\bno maximo|\\bmaximo|\\bmax|\\bteto|\\blimite|\\bmenos (?:de|que|do que)|\\babaixo|\\b${refusal}\\b(?: \\w+){0,6}? (?:mais|more|over|above|mas|alem|passar|passa|passe|ultrapass\\w*|exceed\\w*|acima|beyond)(?: (?:do que|que|de|than|dos))?|\\bup to|\\bunder|\\bbelow|\\bless than|\\bmaximum|\\bat most|\\bcap(?:ped)?|\\bceiling|\\blimit|\\bhasta|\\btope|\\bas much as)${fill}`,
);
const leastBefore = new RegExp(
  `(?:a partir|\\bpelo menos|\\bno minimo|\\bminimo|\\bmais (?:de|que|do que)|\\bacima|\\bat least|\\bmore than|\\bover|\\babove|\\bminimum|\\bstarting|\\bupwards|\\bal menos|\\bmas de|\\bdesde|\\bnorth|\\bfrom)${fill}`,
);
const mostAfter =
  /^[\s,]*(?:reais |no total |por mes |mensais |a month |per month )?(?:no maximo|maximo|max\b|tops\b|at most|or less|ou menos|como maximo|at the most|is (?:the|my|our) (?:max|limit|cap|ceiling)|e (?:o )?(?:meu |nosso )?(?:teto|limite|maximo))/;
const leastAfter =
  /^\s*(?:reais |por mes )?(?:ou mais|or more|para cima|no minimo|and up|plus\b|\+|and above|minimum|at least|o mas)/;
const stretchBefore =
  /\b(?:chegar|chego|esticar|estico|subir|stretch|go up|go as high|push|puxar|ir|aumentar|flex)\b[^.!?\n]{0,16}$/;
/** A vague "above": "mil e poucos", "5 mil e pouco" stay what they are. */
function alone(text: string, money: Money): Span {
  const lead =
    text
      .slice(Math.max(0, money.from - 60), money.from)
      .split(/[.!?;\n](?:\s|$)/)
      .at(-1) ?? "";
  const rest = text.slice(money.to, money.to + 40);
  const base = { money, from: money.from, to: money.to, stretch: false };
  const most = mostBefore.test(lead) || mostAfter.test(rest);
  const least = !most && (leastBefore.test(lead) || leastAfter.test(rest));
  if (least) return { ...base, min: money.value, max: null };
  return { ...base, min: null, max: money.value, stretch: stretchBefore.test(lead) };
}

/** Words that say what an amount is, by how far they stand from it in its clause. */
const roles: [0 | 1 | 3, RegExp][] = [
  [
    3,
    /\b(?:invest\w*|gast(?:ar|o|aria|amos|e)|gastar\w*|orcamento|verba|budget\w*|spend\w*|afford|pagar|pagamos ate|pago ate|pay|teto|limite|maximo|max|disponi\w+|disponho|dispomos|separ(?:ei|amos|ado|ada)|reserv\w+|guardad\w|guardei|juntei|juntamos|set aside|saved|saved up|allocated|approved|aprovad\w|liberad\w|liberou|liberaram|previst\w|planejad\w|presupuesto|faixa|range|consigo|conseguimos|posso|podemos|tenho|temos|tengo|tenemos|have|we ve|ive got|got|ate|up to|hasta|no more than|not more|nao passa\w*|capital|aporte|carta de credito|desembolsar|bancar|work with|comfortable|looking (?:at|to)|thinking|pensando|pensei|imagin\w+|stretch|esticar|chegar|financiar|emprestimo|credito|loan|simular|aluguel de ate)\b/g,
  ],
  [
    1,
    /\b(?:pago|pagamos|pagando|paguei|gasto|gastamos|paying|we pay|i pay|currently|atualmente|hoje em dia|em outro|no outro|entrada|sinal|down payment|deposit|aluguel|rent)\b/g,
  ],
  [
    0,
    /\b(?:fatur\w+|receita|revenue|turnover|mrr|arr|ganho|ganhamos|ganha|salario|renda|salary|earn\w*|income|makes?(?! (?:that|it))|divida|devo|devendo|debt|owe|multa|fine|vendemos|vendo|lucro|profit|conta|contas|condominio|iptu|fatura|boleto|bill|custa\w*|custou|cobr\w+|preco|price\w*|cost\w*|charg\w*|quoted|concorren\w+|competitor\w*|anunci\w+|tabela|desconto|discount|frete|shipping|valor|valendo|vale|worth|raised|captamos|captacao|plano|promocao|estorno|reembolso|refund|cobraram|fee|taxa|perdi|perdemos|lost|economizar|save|saving|score|pontos|points|ticket medio|multas|comissao|commission|cashback|bonus)\b/g,
  ],
];
const tooMuch =
  /\b(?:muito caro|caro demais|too (?:much|expensive|high)|out of (?:my|our) (?:range|budget|reach)|fora do (?:meu|nosso) orcamento|nao (?:tenho|consigo|posso|da|dá|rola)|cant afford|dont have|puxado|salgado|pesado|pesa|e muito|is a lot|no tengo|no puedo)\b/;
const negatedBefore =
  /\b(?:nao|not|instead of|em vez de|ao inves de|rather than|no lugar de|nem|isnt|wasnt)\s*(?:sao|e|eh|era|eram|is|its|was|tenho|temos|consigo|have|afford|can afford|pagar|pay|the|os|a|o|de|mais)?\s*(?:r\$|us\$|\$|€|£)?\s*$/;
const fakeClaim = /\bscore\b|\bpontua\w+|\bpoints?\b/;

function strengthOf(text: string, said: Span, asked: boolean): Said["strength"] | undefined {
  const { text: clause, start } = clauseAround(text, said.from, said.to);
  const lead = clause.slice(0, said.from - start);
  const capped =
    mostBefore.test(lead) || leastBefore.test(lead) || mostAfter.test(text.slice(said.to, said.to + 40));
  if (!capped && negatedBefore.test(lead)) return undefined;
  if (!capped && tooMuch.test(clause)) return undefined;
  if (fakeClaim.test(clause) && !said.money.marked) return undefined;
  const { role, distance } = nearestRole(clause, said.from - start, said.to - start);
  const { marked, value } = said.money;
  if (role === 0 && clause.endsWith("?") && !capped) return undefined;
  if (role === 0)
    return asked && marked && !/\b(?:fatur|receita|revenue|salar|renda|conta|bill)/.test(clause)
      ? 2
      : undefined;
  if (role === 1) return marked || asked || said.money.period ? 1 : undefined;
  if (
    !marked &&
    !(role === 3 && value >= 50 && distance <= nearbyMax) &&
    !(said.money.period && value >= 50) &&
    !(asked && value >= 20 && !/\b(?:im|i am|tenho|idade|aged?)\s*$/.test(lead)) &&
    !isBareAnswer(text, value)
  )
    return undefined;
  if (role === 3 || capped || asked) return 3;
  return 2;
}

/** A message that is a number and hardly anything else. */
const isBareAnswer = (text: string, value: number): boolean =>
  value >= 300 && text.replace(/[^a-z]/g, "").length <= 12;

/** A bare number is what the word right beside it says. */
const nearbyMax = 18;

function nearestRole(clause: string, from: number, to: number): { role?: 0 | 1 | 3; distance: number } {
  let best: { role?: 0 | 1 | 3; distance: number } = { distance: Infinity };
  for (const [role, pattern] of roles) {
    for (const match of clause.matchAll(pattern)) {
      const end = match.index + match[0].length;
      const inside = match.index < to && end > from;
      const distance = inside ? 1 : end <= from ? from - end : match.index - to + 12;
      if (distance < best.distance) best = { role, distance };
    }
  }
  return best;
}

const noBudget =
  /\b(?:(?:sem|nao (?:tenho|temos|ha|existe|defini\w*|sei)|ainda nao (?:tenho|temos|sei|defini\w*|pensei)|nem) (?:\w+ ){0,4}?(?:orcamento|verba|budget|ideia|nocao|valor|quanto|custo|preco)|(?:orcamento|verba|budget) (?:\w+ ){0,3}?(?:nao|em aberto|indefinid\w|flexivel|livre|tbd|not|isnt|hasnt|undefined|unknown|open|flexible)|nao faco (?:a )?(?:minima |menor )?ideia|(?:no|without a?|dont have an?(?: \w+)?|havent (?:got|set|decided|defined|thought)(?: \w+){0,3}?|dont know (?:the|my|our)|not sure (?:about|what|of)(?: \w+){0,2}?|hasnt (?:told|given|said|shared|set)(?: \w+){0,3}?|didnt (?:tell|give|say|share)(?: \w+){0,3}?) ?(?:budget|idea)|no idea how much|not sure how much|dont know how much|(?:budget|price) (?:is )?(?:not|isnt) (?:an issue|a problem)|dinheiro nao e problema|money is no object|sin presupuesto|no tengo presupuesto)\b/;
const dropsBudget =
  /\b(?:esquece|esqueca|cancela\w*|cortaram|perdemos|nao (?:tenho|temos|ha) mais|sem|forget|scrap|no longer have|dont have|lost|cut|frozen|congel\w+)\b[^.!?\n]{0,30}\b(?:orcamento|verba|budget|presupuesto)\b/;
const dontKnow =
  /^\W*(?:(?:ainda |eu |i |honestly |sinceramente |olha )*(?:nao sei|sei la|nao faco ideia|nao tenho (?:ideia|certeza)|nem ideia|nao (?:pensei|defini|decidi)|depende|dont know|do not know|no idea|not sure|unsure|depends|idk|no se|ni idea|no lo se|nao tenho|nenhum|tanto faz|nada ainda|vamos ver|a combinar|prefiro nao (?:dizer|falar)|rather not say))/;

/** The answer that there is no amount. It clears a known one only where it says so. */
function readUnknown(reading: Reading, masked: string, known: Slots): Partial<Slots> {
  const span = noBudget.exec(masked) ?? (known.asked === "budget" ? dontKnow.exec(masked) : null);
  if (!span) return {};
  const words = reading.cut(span.index, span.index + span[0].length).slice(0, 200);
  const hadAmount = known.budget_max != null || known.budget_min != null;
  if (hadAmount && !dropsBudget.test(masked) && correctionAt(masked) < 0) return {};
  return {
    budget: words,
    budget_min: null,
    budget_max: null,
    budget_period: undefined,
    budget_strength: undefined,
  };
}
