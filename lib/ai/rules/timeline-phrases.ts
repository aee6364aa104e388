import type { timelineKinds } from "../turn";

type Kind = (typeof timelineKinds)[number];
/** What stands there, how many days that is, and how surely. */
type Phrase = [RegExp, number | null | ((match: RegExpMatchArray) => number | null), Kind];
const weekday =
  "(?:segunda|terca|quarta|quinta|sexta)(?:[- ]feira)?|sabado|domingo|monday|tuesday|wednesday|thursday|friday|saturday|sunday|lunes|martes|miercoles|jueves|viernes";
const ofThis = "(?:d?ess[ea]|d?est[ea]|ness[ea]|nest[ea]|this|the|d[oa]|o|of (?:this|the))";
const theEnd = "(?:fim|final|end|fin|finais|late)(?: (?:de|do|da|of|in))?";

export const phraseList: Phrase[] = [
  [/\b(?:depois de amanha|day after tomorrow|pasado manana)\b/g, 2, "explicit"],
  [/\b(?<!depois de )(?:amanha|tomorrow|manana)\b(?! a (?:tarde|noite)? ?te (?:falo|aviso))/g, 1, "explicit"],
  [/\b(?:hoje|today|tonight|hoy|esta noite|hoje a noite)\b/g, 0, "explicit"],
  [
    new RegExp(
      `\\b${theEnd} ${ofThis}? ?(?:semana|week)(?: que vem| proxima)\\b|\\b${theEnd} (?:da proxima semana|next week|of next week)|\\b${theEnd} ?next week\\b`,
      "g",
    ),
    12,
    "explicit",
  ],
  [
    /\b(?:semana que vem|proxima semana|semana proxima|next week|week after this|outra semana|semana seguinte|la semana que viene)\b/g,
    7,
    "explicit",
  ],
  [/\b(?:week after next|em duas semanas|semana retrasada que vem)\b/g, 14, "explicit"],
  [
    new RegExp(`\\b(?:fim de semana|weekend|${theEnd} ${ofThis} (?:semana|week)|within the week)\\b`, "g"),
    5,
    "explicit",
  ],
  [
    /\b(?:(?:nessa|nesta|essa|esta|ainda essa|ainda esta) (?:mesma )?semana|this week|within a week|esta misma semana)\b/g,
    7,
    "explicit",
  ],
  [new RegExp(`\\b(?:${weekday}) que vem\\b|\\b(?:next|proxima) (?:${weekday})\\b`, "g"), 7, "explicit"],
  [
    new RegExp(
      `\\b(?:ate|na|no|para|nessa|nesta|essa|esta|by|on|this|before|antes de|until|para el|el) (?:a |o |este |this |proxima |proximo )?(?:${weekday})\\b`,
      "g",
    ),
    5,
    "explicit",
  ],
  [
    new RegExp(
      `\\b(?:${theEnd} (?:do|of|de) (?:mes que vem|proximo mes|next month)|${theEnd} next month)\\b`,
      "g",
    ),
    60,
    "explicit",
  ],
  [
    /\bdia (\d{1,2}) d[oe] (?:mes que vem|proximo mes)\b/g,
    (match) => 30 + Math.min(30, Number(match[1])),
    "explicit",
  ],
  [/\b(?:mes que vem|proximo mes|next month|mes proximo|mes que viene|month after)\b/g, 30, "explicit"],
  [
    /\b(?:(?:nesse|neste|esse|este|ainda esse|ainda este) (?:mesmo )?mes|this month|within (?:the|a) month|(?:fim|final|end|fin) (?:do|de|of|of the|of this|deste|desse)? ?(?:mes|month)(?! (?:que|de))|month ?end|eom|este mismo mes)\b/g,
    30,
    "explicit",
  ],
  [
    new RegExp(
      `\\b(?:${theEnd} ${ofThis} (?:trimestre|quarter)|(?:nesse|neste|esse|este) trimestre|this quarter|proximo trimestre|trimestre que vem|next quarter)\\b`,
      "g",
    ),
    90,
    "explicit",
  ],
  [
    new RegExp(
      `\\b(?:${theEnd} ${ofThis} semestre|(?:nesse|neste|esse|este) semestre|proximo semestre|semestre que vem|half a year|meio ano|medio ano)\\b`,
      "g",
    ),
    180,
    "explicit",
  ],
  [
    /\b(?:proximos dias|next few days|coming days|in a few days|poucos dias|estes dias|proximos dias)\b/g,
    7,
    "explicit",
  ],
  [/\b(?:proximas semanas|next few weeks|coming weeks|in a few weeks)\b/g, 21, "explicit"],
  [/\b(?:proximos meses|next few months|coming months|in a few months)\b/g, 90, "explicit"],
  [
    /\b(?<!(?:comeco|inicio|meados|meio|metade|fim|final) d[oe] )(?:ano que vem|proximo ano|next year|proximo ano|ano que viene)\b/g,
    365,
    "explicit",
  ],
  [
    /\b(?:urgente?(?:mente|ly)?|urgencia|urgency|(?:para|de) ontem|yesterday|(?:o )?quanto antes|(?:o )?mais rapido possivel|o mais breve|mais cedo possivel|imediat\w+|immediate(?:ly)?|asap|a s a p|right away|as soon as possible|soon as possible|(?:e )?para (?:ja|agora)\b|(?:para )?agora mesmo|correndo contra|com pressa|in a (?:rush|hurry)|rush job|right now|cuanto antes|lo antes posible|ya mismo|emergencia|emergency|straight away|without delay|nao (?:da|posso|podemos|consigo) (?:para )?esperar|cant wait|agora ja)\b/g,
    0,
    "urgent",
  ],
  [
    /\b(?:sem pressa|nao (?:tenho|temos|ha|tem) (?:muita |nenhuma )?pressa|no (?:rush|hurry)|not in a (?:rush|hurry)|nothing urgent|sem (?:data|prazo|previsao|urgencia|compromisso de data)|nao (?:tenho|temos|ha|tem|defini\w*|sei) (?:\w+ )?(?:data|prazo|previsao|deadline|quando)|no (?:deadline|date|timeline|set date|specific date|particular date)|dont have a (?:deadline|date|timeline)|someday|some day|um dia|qualquer dia|futuramente|no futuro|(?:quando|se) der|mais (?:para|la na) frente|mais tarde|longo prazo|eventually|whenever|sin (?:prisa|apuro)|so (?:estou |to |ando )?(?:pesquisando|olhando|cotando|vendo|sondando)|pesquisando (?:por enquanto|precos|opcoes)|just (?:browsing|looking|researching|exploring|curious)|nao e (?:para )?agora|nao (?:e|eh) urgente|not urgent|isnt urgent|nao (?:e|tem) urgencia|not any ?time soon|no time ?frame|tanto faz a data)\b/g,
    null,
    "none",
  ],
];
