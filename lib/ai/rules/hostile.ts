import { plain } from "./plain";

/**
 * Texts that speak to the machine rather than to the company: new instructions, pretended system messages, scores and
 * fields dictated. Nothing in such a sentence counts as an answer. The score is computed from answers anyway; this
 * keeps the answers honest.
 */
const orders: RegExp[] = [
  /\b(?:ignor\w*|esquec\w*|desconsider\w*|descart\w*|desobedec\w*|disregard|forget|override|bypass|sobrescrev\w*|burl\w+|olvida\w*)\b[^.!?\n]{0,60}\b(?:instruc\w+|instructions?|prompts?|(?:suas|your|tus|as|the|todas as|all) (?:regras|rules|ordens|orders|reglas)|comandos?|sistema de qualif\w+|guidelines?|diretrizes|programac\w+|programming|filtros|filters|training|treinamento|restric\w+|tudo (?:acima|que (?:te|lhe|voce))|everything (?:above|before|you))\b/,
  /\b(?:system|developer|admin|root|sudo|debug|dan|jailbreak|god) (?:prompt|mode|override|instructions?)\b|\bmodo (?:de )?(?:desenvolvedor|admin\w*|debug|deus|root|dev|manutencao|irrestrito)\b/,
  /\b(?:voce|vc|you|tu)\b[^.!?\n]{0,6}\b(?:agora e|e agora|are now|must now|will now|ahora eres|agora deve|passa a ser)\b|\b(?:act|behave|pretend|aja|atue|finja|comporte|actua)(?:-se)?\b[^.!?\n]{0,24}\b(?:as (?:if|an?|the|my)|like an?|como (?:se|um|uma|admin\w*)|que (?:e|voce|es)|to be|you are)\b/,
  /\b(?:new instructions?|nov[ao]s? instruc\w+|nuevas instrucciones)\b/,
  /\b(?:score|pontuac\w+|puntuacion|puntaje|rating)\b[^.!?\n]{0,30}\b(?:100|maxim\w+|maximum|max|cem|hundred|perfeit\w|perfect|9\d)\b|\b(?:100|maxim\w+|maximum|max|perfect|highest)\b[^.!?\n]{0,14}\b(?:score|pontuac\w+|rating|puntuacion)\b/,
  /\b(?:mark|set|flag|classif\w*|marqu?e|marca|marcar|consider\w*|coloque|coloca|defina|registre|registra|registrar|anote|ponha|atualiz[ea]|update|record|altere|mude|give|rate|label|promote|promova|mova|move|fill|preench[ae]|treat|trate|da|de)\b[^.!?\n]{0,26}\b(?:(?:this|este|esse|the|o) lead|meu score|my score|(?:as|como|is) (?:a )?(?:hot|quente|qualificad\w|qualified|vip|won|ganho|prioridade maxima)|budget (?:as|to|=|:|field)|my budget (?:as|to)|meu orcamento como|orcamento (?:como|=|:)|campo|slots?|decision[_ ]maker)\b/,
  /\b(?:revel\w+|mostr\w+|show|reveal|print|repeat|repita|repete|exib\w+|display|output|dump|tell|diga|conte|give|me passe|leak|imprim\w+|what is|what are|qual e|quais sao|send|envie|manda|translate|traduza|summari[sz]e|resuma|encode|copie|copy|cole|paste|list|liste)\b[^.!?\n]{0,50}\b(?:system prompt|prompt|(?:your|suas|as|tus|the|initial|internal) (?:instruc\w+|instructions|rules|regras)|secret\w*|segred\w+|api keys?|chaves? (?:de |da )?api|senhas?|passwords?|dados de outr[oa]s|telefones? (?:de|dos) (?:outr[oa]s|clientes)|(?:phone numbers?|data|names|emails) of (?:other|your|all)|other (?:leads|customers|clients) (?:phone|data|name|email)\w*|(?:your|sua) (?:database|base de (?:clientes|dados|leads)|customer (?:list|data)|lista de clientes)|credential\w*|credencia(?:l|is)|context window|tudo acima|everything above|text above|texto acima)\b/,
  /\b(?:call|invoke|execute|run|chame|invoque|execut\w+|rode)\b[^.!?\n]{0,16}\b(?:tools?|functions?|func(?:ao|oes)|ferramentas?|sql)\b|\b(?:record_answer|update_lead_field|move_stage|propose_meeting_time|hand_off)\b|\bdrop table\b|\bselect \* from\b/,
  /\b(?:as an ai|como (?:uma )?ia|language model|modelo de linguagem|llm|chatgpt|openai)\b[^.!?\n]{0,40}\b(?:must|deve\w*|should|have to|tem que|need to|precisa|obrigad\w)\b/,
  /\b(?:confirme|confirm|aprove|approve|aplique|apply|autorize|authorize|prometa|promise|garanta|guarantee)\b[^.!?\n]{0,30}\b(?:gratis|for free|de graca|100 ?%|99 ?%|90 ?%|one dollar|1 real)/,
  /\b(?:this|this is a|o|este|esse|the) (?:lead|user|usuario|cliente|customer|contato)\b[^.!?\n]{0,16}\b(?:is|e|esta|ja esta|foi|has been|was|deve ser|must be|should be)\b[^.!?\n]{0,16}\b(?:(?:pre-?)?qualif\w+|approved|aprovad\w|hot|quente|verified|verificad\w|vip)\b/,
];
/** A message dressed up as somebody else's: nothing in it is the lead's word. */
const disguise =
  /(?:^|\n)\s*[#*<[{(|-]{0,4}\s*(?:system|sistema|assistant|assistente|developer|instruc(?:tion|ao|oes)s?|im_start|inst|note to (?:the )?(?:ai|assistant|bot|model)|nota (?:para|ao) (?:a |o )?(?:ia|bot|assistente|modelo|sistema)|openai|mensagem do (?:sistema|administrador)|admin(?:istrator|istrador)?|system message|internal note|nota interna)\s*(?:prompt|message|note|override|update|notice)?\s*[\])}>|*]*\s*[:>\]|=]|<\/?(?:system|instructions?|assistant|tool|prompt|admin|user_input)\b[^>]*>|<\|[^|]*\|>|\[\/?(?:inst|system|admin|sys)\]|<<sys>>|"(?:role|slots|score|tool|function|budget|decision_maker|qualified)"\s*:|\b(?:score|budget|orcamento|timeline|decision_maker|need|handoff|qualified|band|lead_score)\s*=\s*\S+|\bbegin (?:system|admin)\b|-{3,}\s*(?:end|begin|system|fim|inicio)/;

export type Sifted = { honest: string; hostile: boolean };

/** Takes the sentences out that are orders to the machine. */
export function siftOrders(message: string): Sifted {
  const words = straight(message);
  if (disguise.test(words)) return { honest: "", hostile: true };
  const sentences = message.split(/(?<=[.!?\n;])\s+|\n+/);
  const honest = sentences.filter((sentence) => !isOrder(straight(sentence)));
  if (honest.length < sentences.length) return { honest: honest.join("\n"), hostile: true };
  // Spelled apart to slip through, sentence by sentence: the whole is looked at once more.
  if (isOrder(words.replace(/[.!?\n;]+/g, " "))) return { honest: "", hostile: true };
  return { honest: message, hostile: false };
}

const isOrder = (text: string): boolean => orders.some((pattern) => pattern.test(text));

/** Without accents, zero-width letters, letters spaced out and look-alike digits. */
const straight = (text: string): string =>
  plain(text)
    .replace(/[\u200B-\u200F\u2060\uFEFF\u00AD]/g, "")
    .replace(/['’]/g, "")
    .replace(/\b(?:[a-z] ){4,}[a-z]\b/g, (spaced) => spaced.replaceAll(" ", ""));
