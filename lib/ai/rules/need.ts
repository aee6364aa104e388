import type { Slots } from "../turn";
import { correctionAt } from "./clauses";
import type { Reading } from "./read";

type Span = { start: number; end: number };

const lengthMax = 200;
/** Letters between "na verdade" and another need. */
const correctedWithin = 36;

/**
 * What the lead wants, in the lead's words: what follows a wish, a question for a price or a "do you do"; the first
 * message that says anything of substance otherwise. The first need stays unless it is corrected.
 */
export function readNeed(reading: Reading, known: Slots, isFirst: boolean): string | undefined {
  const { text } = reading;
  const wished = wishes(text);
  const span = wished[0];
  if (known.need) {
    const from = correctionAt(text);
    const newer = wished.find(({ start }) => from >= 0 && start >= from && start <= from + correctedWithin);
    return newer ? words(reading, newer) : undefined;
  }
  if (span) return words(reading, span);
  const free = isFirst || known.asked === "need" ? plainMention(text) : undefined;
  return free ? words(reading, free) : undefined;
}

const wish =
  "quero|querendo|queria|queremos|queriamos|quer|preciso|precisava|precisamos|precisando|gostaria|gostariamos|busco|buscamos|buscando|procuro|procuramos|procurando|a procura|atras|interesse|interessad[oa]s?|pretendo|pretendemos|penso em|pensando em|thinking (?:of|about)|cotar|cotacao|cotando|orcamento|orcar|simular|simulacao|comprar|contratar|alugar|vender|fazer|conserta[r]?|agendar|marcar|reformar|instalar|montar|construir|encomendar|necessito|necessitamos|want|wants|need|needs|needed|looking|look|search|searching|interested|after|quote|quotes|estimate|buy|rent|hire|build|get|book|order|help|like|quiero|queremos|quisiera|quisieramos|necesito|necesitamos|busco|buscamos|cotizar|cotizacion|comprar|contratar|interesad[oa]|interesa";
/** From the wish to its object. */
const link =
  "(?: (?:muito|mesmo|so|tambem|urgente(?:mente)?|um pouco|saber (?:mais )?(?:sobre|de|do|da|quanto (?:custa|fica|sai|e))|de|do|da|dos|das|em|no|na|para|por|sobre|com|fazer|comprar|contratar|adquirir|colocar|instalar|ver|ter|encontrar|achar|conhecer|pedir|cotar|orcar|um orcamento|uma cotacao|orcamento|cotacao|simular|montar|alguem|uma empresa|um profissional|que|faca|faz|to|a quote|quotes|an estimate|for|at|in|on|about|into|out|help|with|buy|get|buying|getting|have|hire|find|know|the price of|someone|somebody|a company|who|can|build|purchase|order|some|information|more|al|del|sobre|una|un presupuesto|presupuesto|comprar|saber))*";
const after = new RegExp(`\\b(?:${wish})\\b${link} `, "g");
const priceOf =
  /\b(?:quanto (?:custa|fica|sai|e|ta|esta|voces cobram|cobra[m]?|seria|sairia|custaria)|qual (?:o |e o |seria o )?(?:valor|preco|custo)|(?:valor|preco|precos|custo)|how much (?:is|are|for|does|do|would|would it cost|to)|whats the (?:price|cost)|what is the (?:price|cost)|price|prices|pricing|cost|cuanto (?:cuesta|sale|vale|cobran)|precio)(?: (?:de|do|da|dos|das|para|por|of|for|a|o|an|the|to|um|uma|get|have|fazer|el|la|del|un|una|would|does|is|custa|cobrado|it cost|voces cobram))* /g;
const doYou =
  /\b(?:voces|vc|voce|vcs|ai|alguem|you|anyone|ustedes)(?: (?:ai|tambem|also|guys|ja|por acaso))* (?:fazem|faz|vendem|vende|tem|trabalham|trabalha|atendem|oferecem|instalam|consertam|alugam|fabricam|produzem|entregam|conseguem|consegue|poderiam|podem|prestam|do|sell|offer|have|build|make|install|provide|rent|work|repair|fix|handle|develop|venden|hacen|tienen|ofrecen|instalan)(?: (?:com|de|um|uma|a|an|any|the|with|on|fazer|me|algum|alguma|servico de|con))* |\b(?:can|could|would|will) you(?: (?:guys|please|also))* (?:build|make|do|sell|install|create|design|develop|provide|help|fix|repair|offer|deliver|ship|set up)(?: (?:me|us|with|a|an|the|to|build|some|my|our))* /g;

/** Objects that are no product: talk, money, time, people, knowledge. */
const noNeed =
  /^(?:mais\W*$|more\W*$|falar|conversar|ser atendid\w|atendimento|humano|uma? (?:pessoa|humano|atendente|vendedor\w?|consultor\w?|ajuda|informac\w+|duvida|favor|desconto|reembolso|resposta|retorno)|alguem|ninguem|pessoa|mais (?:informac\w+|detalhes|de|do que)|informac\w+|saber|entender|tirar|duvida|ajuda|gastar|pagar|investir|gaste|comecar|iniciar|fechar|mudar|resolver|decidir|esperar|pensar|pensa\w*|ver com|consultar|perguntar|perder|nada|isso|disso|isto|ele|ela|eles|it|that|this|them|something|everything|tudo|algo|voces|you|me|eu|nos|urgen\w+|rapido|hoje|agora|amanha|semana|mes|em \w+ (?:dias|semanas|mes)|ate|desconto|preco|precos|valor|valores|orcamento$|orcamento (?:de|nao|e|em aberto|ate|aprovado|definido)|um preco|price|prices|information|info|more info|to (?:talk|speak|know|understand|spend|pay|start|begin|move|wait|think|decide|ask|check|see|launch|be|run|discuss|consult|get back)|talk|speak|spend|know|a (?:person|human|call|quote|price|discount|refund|reply)|someone|anyone|forward|from you|my (?:boss|wife|husband|partner)|(?:meu|minha) (?:chefe|esposa|marido|soci\w|mulher|dinheiro)|hablar|saber|informacion|gastar|pagar|empezar|dinero|que (?:me|voces|vc|seja|esteja|fique|chegue|e)|quanto|how|what|para (?:hoje|ontem|amanha|semana|mes|ja|agora)|o (?:quanto antes|mais rapido)|aprovacao|approval|permission|por (?:enquanto|agora)|parar|sair|cancelar|stop|cancel|dizer|say|reais|mil\b|\d[\d.,]*\s?(?:mil|k|m|x|reais|dol\w+|euros|usd|eur|%|dias|days|semanas|weeks|meses|months|conto\w*|pila\w*|$|[,.;!?]))(?![a-z])/;

/** Where the object ends: money, time, decisions and the next thought have their own slots. */
const stopAt =
  /[.!?;\n]|,\s|\s(?:mas|porem|but|pero|porque|pois|because|and (?:i|we|my|our|it)|e (?:eu|a gente|quero|preciso|tenho|meu|minha|sou|posso|voces|gostaria|queria)|y (?:yo|tengo|quiero)|por (?:ate|uns)|ate (?:r\$|\d|uns|o fim|sexta|semana)|que (?:custe|caiba)|com (?:orcamento|budget|verba|ate|uns \d)|with a? ?budget|for (?:under|about|around|up to|less)|under \$?\d|by (?:next|the|end|friday|monday|tomorrow)|within|asap|urgente?(?:mente)?|hoje|amanha|today|tomorrow|ainda (?:esse|este|essa|esta|hoje)|para (?:ontem|hoje|amanha|ja|agora|semana que vem|o mes que vem|mes que vem|proxim[oa]|essa semana|esse mes|daqui)|n?essa semana|n?esse mes|este mes|esta semana|mes que vem|semana que vem|next (?:week|month|year|quarter)|this (?:week|month|year)|in \d+|em \d+ (?:dias|semanas|meses)|daqui|o quanto antes|com urgencia|por favor|please|obrigad\w|entre (?:r\$)?\s?\d|uns \d|em torno|cerca de|around \$?\d|about \$?\d|quanto (?:custa|fica|sai)|how much|qual o|tem como|e possivel|gastando|pagando|somos|we are|were \d)\b|\s(?:r\$|us\$|\$|€|£)|\s¤|\s[-–—]\s|\s\d+(?:[.,]\d+)? ?(?:mil|k|reais)\b/;

const advertised =
  /\b(?:anuncio|anuncios|propaganda|post|video|publicacao|ads?|advert|stories|campanha)\b[^.!?\n]{0,24}?\b(?:sobre|about|for) /g;

function wishes(text: string): Span[] {
  const spans = [after, priceOf, doYou, advertised]
    .flatMap((pattern) => [...text.matchAll(pattern)])
    .filter((match) => !isDenied(text, match.index))
    .map((match) => objectAt(text, match.index + match[0].length))
    .filter((span) => span !== undefined);
  return spans.toSorted((a, b) => a.start - b.start);
}

const isDenied = (text: string, start: number): boolean =>
  /\b(?:nao|nunca|nem|not|dont|didnt|no|never|ya no)\s(?:\w+ )?$/.test(
    text.slice(Math.max(0, start - 16), start),
  );

function objectAt(text: string, from: number): Span | undefined {
  const rest = text.slice(from);
  const start =
    from +
    (/^(?:(?:um|uma|uns|umas|o|a|os|as|an|the|some|de|do|da|el|la|un|una|los|las|meu|minha|new|nov[oa]) )+/.exec(
      rest,
    )?.[0].length ?? 0);
  if (noNeed.test(rest) || noNeed.test(text.slice(start))) return undefined;
  const stop = stopAt.exec(text.slice(start));
  const end = stop ? start + stop.index : text.length;
  return hasSubstance(text.slice(start, end)) ? { start, end } : undefined;
}

const filler =
  /\b(?:oi+e?|ola|opa|eai|e ai|hey|hi|hello|hola|bom dia|boa tarde|boa noite|buenos dias|buenas(?: tardes| noches)?|good (?:morning|afternoon|evening)|tudo (?:bem|bom|certo|joia)|td bem|beleza|blz|como vai|how are you|por favor|please|obrigad[oa]|thanks|thank you|gracias|entao|assim|tipo|olha|moco|moca|amigo|amiga|sim|nao|ok|certo|isso|yes|no|sure|kk+|rs+|haha\w*|hm+|uh+|ah+|eh|ne|ta|so|aqui|there|here|pessoal|gente|voces|vc|you|me|eu|i|a|o|e|de|do|da|que|um|uma|the|is|it|to|and|pode|posso|ajudar|help|alguem|anyone|ai|meu nome e \w+|me chamo \w+|my name is \w+|im \w+ from|sou (?:o|a) \w+)\b/g;
const chatter =
  /\b(?:curios\w+|curiosity|vi (?:no|na|o|a|seu|sua|voces|um|uma)|saw (?:your|you|the|an|a)|anuncio|propaganda|insta\w*|facebook|google|tiktok|indicac\w+|indicou|quem (?:e|sao) voce\w*|who are you|robo|bot\b|robot|humano|human|pessoa|atendente|mais informac\w+|more info\w*|informac\w+|saber mais|teste|testing|test\b|cpf|cnpj|telefone|email|phone|nome|name|chefe|boss|falou|disse|told|said|esposa|marido|wife|husband|socio|partner|decid\w+|dono|owner|sou|somos|im|we are|orcamento|budget|urgente?|hoje|amanha|semana|mes|tomorrow|week|month|reais|interesse|interested|absurdo|ignore|instruc\w+|nao sei|dont know|depende|depends|talvez|maybe|vou pensar|let me think|audio|image|document|sticker|video|location|figurinha|voces (?:estao|sao|ficam)|cade|demora|resposta|ninguem|responde\w*|esper\w+|waiting|problema com|bom atendimento|parabens|horario|abert[oa]|endereco|onde fica|where are you|open|preco|valor|quanto|price|how much)\b|\[/;

/** "Reforma de cozinha, uns 12m2": no wish is spoken, and there is one. */
function plainMention(text: string): Span | undefined {
  const line = /[^\n.!?]*[a-z]{3,}[^\n.!?]*/.exec(text.replace(filler, (word) => " ".repeat(word.length)));
  if (!line) return undefined;
  const first = /[a-z0-9]/.exec(line[0]);
  if (!first) return undefined;
  const start = line.index + first.index;
  const stop = stopAt.exec(text.slice(start));
  const end = stop ? start + stop.index : text.length;
  const said = text.slice(start, end);
  return hasSubstance(said) && !chatter.test(said) ? { start, end } : undefined;
}

const hasSubstance = (said: string): boolean => /[a-z]{3,}/.test(said.replace(filler, " "));

const words = (reading: Reading, { start, end }: Span): string =>
  reading
    .cut(start, end)
    .replace(/[\s,.;:!?]+$/, "")
    .replace(
      /(?:\s(?:de|do|da|com|por|para|pra|em|no|na|a|o|e|until|for|of|with|at|in|on|to|and|the|by|até|um|uma|uns))+$/i,
      "",
    )
    .slice(0, lengthMax);

/** Whether the need is what the organization offers, by the words it gave for that. */
export function readFit(text: string, offers: string[], refuses: string[]): Slots["fit"] {
  if (refuses.some((word) => word && text.includes(word))) return "no";
  if (offers.some((word) => word && text.includes(word))) return "yes";
  return undefined;
}
