import { numbersIn, type NumberAt } from "./numbers";
import type { Reading } from "./read";
import type { periods } from "../turn";

export type Money = NumberAt & {
  currency?: string;
  period?: (typeof periods)[number];
  /** A currency or "mil", "k" stands at it; a bare number may be anything. */
  marked: boolean;
  /** Where the amount with its currency begins and ends. */
  from: number;
  to: number;
};

/** Covers what looks like an amount and is none, letter for letter, so that places stay the same. */
export const cover = "¤";

const idWords =
  "nota fiscal|nf|nfe|cpf|cnpj|rg|cnh|pis|telefone|tel|fone|celular|cel|whats|whatsapp|zap|zapzap|cep|pedido|protocolo|ordem|order|invoice|matricula|codigo|code|zip|zipcode|phone|mobile|numero|number|id|pin|ssn|agencia|cartao|card|rastreio|tracking|ticket n|contrato n|processo|registro|creci|crm n|oab|nif|dni|ramal|placa|pix";
const units =
  "m2|mts|metros?|km|kms|quilometros?|kg|kilos?|quilos?|gramas?|litros?|gb|tb|mb|mega|megas|mbps|kva|kwh|kwp|kw|cv|hp|cm|anos?|years?|sqft|sq ft|sqm|hectares?|alqueires?|pes|feet|ft|polegadas|inches|graus";
const times =
  "dias?|semanas?|mes|meses|horas?|hrs?|minutos?|min|days?|weeks?|months?|hours?|minutes|anos?|years?|semestres?|trimestres?|quarters?|dias uteis|parcelas|vezes|prestacoes|installments|payments|cuotas";

const notMoney = [
  /\S+@\S+|https?:\S+|www\.\S+/g,
  /(?<!\d)\d{3}\.?\d{3}\.?\d{3}-\d{2}(?!\d)/g,
  /(?<!\d)\d{2}\.?\d{3}\.?\d{3}\/\d{4}-?\d{2}(?!\d)/g,
  /(?<!\d)\d{3}\.\d{3}\.\d{3}\.\d{2}(?!\d)/g,
  /(?<!\d)(?:\d{4}[ -]){3}\d{4}(?!\d)/g,
  new RegExp(
    `\\b(?:${idWords})\\b(?:\\s|:|#|\\.|°|º)*(?:e|eh|is|do|da|de|n|no|num|numero|number|fixo|s|:|#|°|º|\\s)*[(+]?\\d[\\d.\\-/ ()]*(?:[a-z]\\b)?`,
    "g",
  ),
  /\+\d[\d\s().-]{7,}\d/g,
  /\(\d{2,3}\)\s?9?\s?\d{3,5}[-\s.]?\d{4}/g,
  /(?<![\d.,])\d{2}\s9\s?\d{4}[-\s.]?\d{4}(?!\d)/g,
  /(?<![\d.,])(?:\d{2}\s)?9\d{4}[-\s.]\d{4}(?!\d)/g,
  /(?<![\d.,])\d{2}\s[2-5]\d{3}[-\s.]\d{4}(?!\d)/g,
  /(?<![\d.,])\d{3}[-.\s]\d{3}[-.\s]\d{4}(?!\d)/g,
  /(?<![\d.,])\d{3}-\d{4}(?!\d)/g,
  /(?<!\d)\d{5}-\d{3}(?!\d)/g,
  /(?<!(?:r\$|\$|€|£)\s?)(?<![\d.,])\d{8,}(?![\d.,]*\d)(?!\s?(?:reais|dolares|dollars|euros|pounds|pesos))/g,
  /(?<!\d)\d{1,2}[/-]\d{1,2}[/-]\d{2,4}(?!\d)|(?<!\d)\d{4}-\d{2}-\d{2}(?!\d)|(?<!\d)\d{1,2}\.\d{1,2}\.\d{4}(?!\d)/g,
  /(?<![\d,.])\d{1,2}\/\d{1,2}(?![\d/])/g,
  /\b(?:dia|dias) \d{1,2}\b|\b\d{1,2}(?:st|nd|rd|th)\b/g,
  /\b\d{1,2} (?:de |of )?(?:janeiro|fevereiro|marco|abril|maio|junho|julho|agosto|setembro|outubro|novembro|dezembro|january|february|march|april|june|july|august|september|october|november|december|enero|febrero|mayo|junio|julio|septiembre|octubre|noviembre|diciembre)\b/g,
  /\b(?:january|february|march|april|may|june|july|august|september|october|november|december) \d{1,2}\b/g,
  /(?<!\d)\d{1,2}:\d{2}(?!\d)|(?<![\d.,])\d{1,2}\s?h(?:\d{2}|s|rs)?\b|(?<![\d.,])\d{1,2}\s?(?:am|pm)\b/g,
  /[\d.,]+\s?(?:%|por cento|percent)/g,
  /\b(?:em|de|desde|in|since|of|ano|year|ate|until|by|modelo|model) (?:19|20)\d{2}\b(?!\s?(?:mil|k|reais|conto|dol|eur|usd))/g,
  new RegExp(
    `(?<![a-z$€£])\\d+(?:[.,]\\d+)?\\s?(?:a|ou|ate|to|or|-|e)\\s?\\d+(?:[.,]\\d+)?\\s?(?:${units}|${times})\\b`,
    "g",
  ),
  new RegExp(`(?<!(?:\\$|€|£)\\s?)(?<![\\d.,])\\d+(?:[.,]\\d+)?\\s?(?:${units}|${times})\\b`, "g"),
  /(?<!\d)\d{1,3}\s?x(?![a-z0-9])/g,
  /\b(?:rua|avenida|alameda|travessa|estrada|rodovia)\b[^.\n\d$]{0,40}\d{1,5}\b(?!\s?(?:mil|k|reais))/g,
  /#\s?\d+|\bn[°º]\s?\d+/g,
];

/** The text with everything covered that is a number and no amount: documents, phones, dates, sizes, durations. */
export function withoutOtherNumbers(text: string): string {
  let rest = text.replace(/\b(\d{1,3}) (\d{3})(?: (\d{3}))?(?= ?(?:reais|euros|dollars|usd|eur))/g, joined);
  rest = rest.replace(/((?:r\$|us\$|\$|€|£) ?\d{1,3}) (\d{3})(?: (\d{3}))?(?!\d)/g, joined);
  for (const pattern of notMoney) {
    rest = rest.replace(pattern, (span) => (isRoundRange(span) ? span : cover.repeat(span.length)));
  }
  return rest;
}

/** "10 000 euros" as one number; the text keeps its length. */
const joined = (span: string, ...parts: unknown[]): string =>
  parts
    .slice(0, 3)
    .filter((part) => typeof part === "string")
    .join(".")
    .padEnd(span.length, " ");

/** "3000-5000" is shaped like a phone. */
const isRoundRange = (span: string): boolean => /^\d+00\s?-\s?\d+00$/.test(span.trim());

const before: [RegExp, string][] = [
  [/(?:us\$|usd|u\$s?)\s{0,2}$/, "USD"],
  [/(?:r\$|brl|\brs)\s{0,2}$/, "BRL"],
  [/(?:€|\beur)\s{0,2}$/, "EUR"],
  [/(?:£|\bgbp)\s{0,2}$/, "GBP"],
  [/\$\s{0,2}$/, "$"],
];
const after: [RegExp, string][] = [
  [
    /^\s{0,2}(?:de )?(?:reais|real\b|contos?\b|pilas?\b|pratas?\b|mangos?\b|temers?\b|dilmas?\b|r\$|brl\b)/,
    "BRL",
  ],
  [/^\s{0,2}(?:de )?(?:dolar(?:es)?\b|dollars?\b|bucks\b|usd\b|us\$|us dollars)/, "USD"],
  [/^\s{0,2}(?:de )?(?:euros?\b|eur\b|€)/, "EUR"],
  [/^\s{0,2}(?:de )?(?:pounds?\b|quid\b|gbp\b|libras?\b|£)/, "GBP"],
  [/^\s{0,2}(?:de )?(?:pesos?\b)/, "$"],
  [/^\s{0,2}\$/, "$"],
];
const periodPatterns: [RegExp, Money["period"]][] = [
  [
    /^.{0,24}?(?:(?:por|ao|a cada|\/|per|a|each|every|al|x) ?(?:mes|month)|mensa(?:l|is)|monthly|\/ ?mo\b|pm\b|mensual)/,
    "month",
  ],
  [
    /^.{0,24}?(?:(?:por|ao|\/|per|a|each|every|al) ?(?:ano|year)|anua(?:l|is)|yearly|annual|\/ ?yr\b)/,
    "year",
  ],
  [/^.{0,24}?(?:(?:por|\/|per|a|each|every|a la) ?(?:semana|week)|semana(?:l|is)\b|weekly)/, "week"],
  [/^.{0,24}?(?:(?:por|\/|per|a|an|each|every) ?(?:hora|hour|hr)|hourly)/, "hour"],
  [/^.{0,24}?(?:(?:por|ao|\/|per|a|each|every|al) ?(?:dia|day)\b|diaria|daily)/, "day"],
];

/** "12x de 300": what is paid in parts is the sum of them. */
const timesBefore = /\b(\d{1,3})\s?x (?:de |of )?(?:r\$ ?)?$/;

/** Every number that may be an amount, with its currency and period where they stand beside it. */
export function moneyIn(reading: Reading, masked: string): Money[] {
  return numbersIn(masked).flatMap((number): Money[] => {
    const left = masked.slice(Math.max(0, number.start - 6), number.start);
    const right = masked.slice(number.end, number.end + 40);
    const lead = before.find(([pattern]) => pattern.test(left));
    const tail = after.find(([pattern]) => pattern.test(right));
    const currency = lead?.[1] ?? tail?.[1];
    const millions = currency ? /^ ?m(?:n|m)?\b(?!\d|2)/.exec(right) : null;
    const thousands = currency ? /^ k\b/.exec(right) : null;
    const by = millions ? 1_000_000 : thousands ? 1_000 : 1;
    const end = number.end + ((millions ?? thousands)?.[0].length ?? 0);
    const rest = masked.slice(end, end + 44).split(/[.!?;\n]|, /)[0] ?? "";
    const period = periodPatterns.find(([pattern]) => pattern.test(rest))?.[1];
    const times = Number(
      timesBefore.exec(reading.text.slice(Math.max(0, number.start - 14), number.start))?.[1] ?? 1,
    );
    if (isCounted(masked.slice(end), { ...number, currency })) return [];
    return [
      {
        ...number,
        value: number.value * by * times,
        scale: number.scale * by,
        end,
        ...(currency && { currency }),
        ...(period && times === 1 && { period }),
        marked: Boolean(currency) || number.scale >= 1_000 || by > 1,
        from: number.start - (lead?.[0].exec(left)?.[0].length ?? 0),
        to: end + (tail?.[0].exec(right)?.[0].length ?? 0),
      },
    ];
  });
}

const countedAlways =
  /^\s?(?:de )?(?:seguidores|pecas?|unidades?|clientes|usuarios|alunos|pessoas|funcionarios|colaboradores|visitas|leads|mensagens|followers|users|units?|people|employees|copies|items|views|downloads|produtos|itens|camisetas|convites|folhetos|panfletos|habitantes|products|customers|students|seats|guests|convidados|lojas|stores|quartos|bedrooms?|beds?|vagas|corretores|vendedores|notebooks|laptops|licencas|licenses|caixas|boxes|contatos|contacts|emails|sessoes|aulas|membros|members|staff|agents|properties|imoveis|veiculos|cars|carros|invitees|empleados|personas|clientes|flyers|cartoes|brindes|posts|pares|toneladas|sacas|chamadas|ligacoes|pedidos|orders|transacoes)\b/;
/** Words that may follow an amount; any other word right after a bare number is what is counted. */
const mayFollow =
  /^\s?(?:$|[^a-z\s]|de (?:aluguel|entrada|orcamento|verba|investimento|limite|teto|budget|parcela|mensalidade)\b|(?:de\s)?(?:reais|real|conto|contos|pila|pilas|dolar|dolares|dollars?|bucks|euros?|pounds|quid|pesos)\b|(?:por|ao|a|ate|no|na|para|para|e|ou|mais|menos|ta|esta|tah|e|mensal|mensais|cada|per|or|to|and|is|at|in|for|max|maximo|tops|total|on|but|mas|se|com|como|que|seria|ok|bom|fechado|tranquilo|tudo|so|apenas|between|entre|i|we|eu|nao|not|no|if|would|should|can|could|plus|budget|orcamento|de orcamento|de verba|de entrada|de investimento|de budget|de limite|limite|de teto|would|sounds|works|monthly|anual|yearly|once|aproximadamente|mais|acho|talvez|maybe|right|already|atualmente|hoje|today|y|o|al|esta|como|y|pero|aprox|mil|k|dividido|parcelado|avista|a vista|cash|tax|all|give|ish|ou|conseguimos|consigo|posso|rola|da|dava|vai|iria|est|sem|with|without|from|pelo|pela|nesse|neste|this|that|daria)\b)/;

function isCounted(rest: string, { currency, scale }: { currency?: string; scale: number }): boolean {
  if (currency) return false;
  if (countedAlways.test(rest)) return true;
  if (scale >= 1_000) return false;
  return !mayFollow.test(rest);
}
