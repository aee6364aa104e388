import { readMessage } from "./read";

const who =
  "humanos?|humana|pessoas?|alguem|atendentes?|vendedor[a]?|vendedores|consultor[a]?|especialista|gente|equipe|time|responsavel|gerente|supervisor[a]?|corretor[a]?|representante|suporte|comercial|operador[a]?|human|humans|person|people|someone|somebody|agent|rep|representative|salesperson|sales rep|sales team|sales|advisor|specialist|expert|manager|operator|staff|team member|consultant|realtor|broker|support|guy|persona|personas|alguien|asesor[a]?|ejecutivo|vendedor|agente";
const talk =
  "falar|fala|falo|falaria|conversar|converso|atendid[oa]|atend(?:er|imento|a|e)|tratar|negociar|contato|contactar|speak|talk|talking|speaking|chat|chatting|connect|put me through|transfer\\w*|hand me|get me|deal with|dealing with|reach|hablar|comunicar\\w*|pasa\\w*|passa\\w*|passe|transfir\\w*|transfer\\w*|chama\\w*|chame|manda\\w*|coloca\\w*|quero|queria|preciso|prefiro|want|need|prefer|give me|quiero|necesito|conecta\\w*|encaminh\\w*|tem|ha|hay|existe|there|is there|any|call|contact";
const real =
  "de verdade|real|reais|de carne e osso|mesmo|actual|live|humana?|da equipe|do time|ai|de vcs|de voces|here|from (?:your|the) (?:team|sales)|responsavel|human";

const person: RegExp[] = [
  new RegExp(
    `\\b(?:falar|conversar|hablar|speak|talk|chat|tratar|negociar)(?: \\w+){0,2}? (?:com|to|with|con|directly to|directly with)(?: (?:um|uma|o|a|os|as|algum|alguma|an?|the|some|your|un|una|seu|sua|el|la|real|live|actual|another|outra|outro|any|algun))*(?: \\w+)? (?:${who})\\b`,
    "g",
  ),
  new RegExp(`\\b(?:${talk})(?: \\w+){0,4}? (?:${who}) (?:${real})\\b`, "g"),
  new RegExp(
    `\\b(?:passa|passe|passar|transfere|transfira|transferir|chama|chame|chamar|encaminha|encaminhe|encaminhar|conecta|coloca|bota|manda|transfer|connect|put|hand|get|give|let me (?:speak|talk)|pasame|pasa|comunicame|transfiere|conectame)(?: (?:me|eu|isso|o|a|para|pro|pra|para mim|ai|com|to|with|over|through|logo|call|this|on to|us|on|con|talk|speak|in touch))*(?: (?:um|uma|o|a|algum|alguma|an?|the|some|your|un|una|seu|sua|outro|outra|real|live))*(?: \\w+)? (?:${who})\\b`,
    "g",
  ),
  /\b(?:atendimento|atendente|suporte|contato|attention|atencion) (?:humano|humana|pessoal|real|presencial|por humano|com humano)\b|\b(?:real|actual|live|human|human being) (?:person|human|agent|operator|representative|rep|being)\b|\bpersona real\b|\bhuman(?:o)?(?: please| por favor|,? pfv)\b|(?:tem|ha|existe|teria) (?:um |uma |algum |alguma )?(?:atendente|vendedor[a]?|consultor[a]?|corretor[a]?|humano|pessoa|responsavel|especialista) (?:disponivel|livre|ai|online|agora|que possa|para (?:me )?(?:atender|falar|ajudar))|alguem de verdade|(?:contato|telefone|numero|whats\w*|zap) (?:de|do|da) (?:um |uma |algum |alguma )?(?:atendente|vendedor[a]?|consultor[a]?|responsavel|gerente|humano|pessoa)|^\W*(?:necesito|quiero|preciso(?: de)?|quero|queria|i (?:need|want)|need|want) (?:un |uma? |an? |algun )?(?:asesor[a]?|atendente|vendedor[a]?|agent|agente|representative|human|humano|pessoa|persona|person|operador[a]?)\W*$|^\W*(?:humano|human|atendente|agent|agente|representative|operator|pessoa|person|persona|humano por favor)\W*(?:por favor|please|pfv|pf|!)*\W*$/gm,
  /\b(?:nao (?:quero|gosto|aguento|vou|to afim|estou)(?: \w+){0,4}?|chega de|cansei de|odeio|para de|sem|para que|detesto|dont (?:want|like)(?: \w+){0,4}?|hate|stop|sick of|tired of|no more|enough with|no quiero(?: \w+){0,3}?)(?: (?:falar|conversar|talking|talk|to|com|with|this|esse|essa|o|a|um|uma|de|the|speaking|hablar|con|un|el|ser|atendid[oa]|por|dealing|mais))* (?:robos?|bots?|maquinas?|chatbots?|robots?|machines?|ia|ai|inteligencia artificial|automatic\w+|automated|atendimento automatico|resposta automatica)\b/g,
  /\b(?:me liga|me ligue|liga para mim|liguem|podem? me ligar|pode ligar|quero (?:uma )?ligacao|call me|give me a call|phone me|can (?:someone|somebody|anyone) (?:\w+ )?(?:call|help|talk|speak|contact)|(?:alguem|someone|somebody|anyone|alguien)(?: \w+){0,3}? (?:pode|poderia|can|could|puede)(?: \w+){0,2}? (?:ajudar|atender|falar|ligar|help|talk|call|speak|ayudar|atender)|tem (?:alguem|algum humano|uma pessoa|gente)(?: \w+)? (?:ai|real|de verdade|para (?:me )?atender|disponivel|que possa|humano)|ha alguem|anyone there|is anyone (?:there|real)|tem algum (?:humano|atendente|vendedor|consultor|responsavel)|cade o (?:vendedor|atendente)|fala com gente|falar com gente)\b/g,
  /\b(?:quero|queria|preciso|prefiro|gostaria|want|need|prefer|would like|id like|rather|quiero|necesito|prefiero)(?: (?:de|ser|a|an|um|uma|to|que|be|o|have|un|una|the|ter|is|me|algum|alguma|more|urgente|urgentemente|really|just|now|only|so|somente|es))* (?:humano|humana|atendente|atendido por (?:uma |um )?(?:pessoa|humano|gente)|human|real person|live agent|human agent|atendimento humano|falar com alguem|falar com uma pessoa|falar com gente|persona real|humano real)\b/g,
  /\b(?:voce|vc|you|tu|isso|this|e|are you|is this|eres) (?:e |eh |are |is |an? |um |uma |eres )*(?:robo|bot|robot|maquina|ia)\b[^.!\n]{0,12}(?:quero|prefiro|want|prefer|rather|passa|chama)/g,
];
/** Talking to one's own people is no call for ours. */
const ownPeople =
  /\b(?:meu|minha|meus|minhas|nosso|nossa|my|our|mi|mis|com o meu|com a minha|dos meus|do meu|da minha)(?: \w+)?\s+(?:\w+\s+)?$/;
const ownAfter =
  /^\s(?:da minha|do meu|da nossa|on my (?:side|team|end)|in my (?:team|company)|at my|aqui (?:da empresa|em casa|de casa)|la em casa|in our)\b/;

/** "quero falar com um humano", in any of the three languages and most phrasings. Always obeyed. */
export function asksForPerson(message: string): boolean {
  const { text } = readMessage(message);
  return person.some((pattern) =>
    [...text.matchAll(pattern)].some((match) => {
      const own = /\b(?:meu|minha|meus|minhas|nosso|nossa|my|our|mi|mis)\b/.test(
        match[0].replace(/\bme\b/g, ""),
      );
      const end = match.index + match[0].length;
      const denied =
        /\b(?:nao (?:preciso|quero|precisa)|dont (?:need|want)|no need|no need to|nem preciso|no (?:quiero|necesito)) (?:de |to )?$/.test(
          text.slice(0, match.index),
        );
      return (
        !own && !denied && !ownPeople.test(text.slice(0, match.index + 1)) && !ownAfter.test(text.slice(end))
      );
    }),
  );
}

const anger =
  /\b(?:pessim[oa]s?|horrivel|horroros[oa]|absurdo|absurda|ridicul[oa]|palhacada|palhaco|palhacos|vergonha|vergonhos[oa]|descaso|desrespeito|falta de respeito|procon|reclame aqui|reclameaqui|consumidor\.gov|processar|processo (?:em )?voces|enganad[oa]s?|enganaram|enganacao|golpe|golpistas?|fraudador\w*|estelionat\w+|picaretas?|picaretagem|lixo|merda|porra|caralho|bosta|cacete|inferno|idiotas?|imbeci(?:l|is)|burr[oa]s?|incompeten\w+|lament(?:avel|aveis)|decepcionad[oa]|decepcao|indignad[oa]|revoltad[oa]|revoltante|inaceitavel|inadmissivel|pior (?:atendimento|empresa|experiencia)|nunca mais|odeio|odiei|saco cheio|de saco|put[oa] da vida|puto com|enrol(?:ando|ados?|adas?|acao)|insatisfeit[oa]s?|(?:ha|faz|tem) (?:\w+ )?\d+ (?:horas|dias|semanas|meses) (?:esperando|aguardando|tentando)|pqp|vsf|vtnc|fdp|tnc|krl|irritad[oa]|irritante|estressad[oa]|furios[oa]|cansei|cansad[oa] de (?:esperar|voces|pedir|reclamar)|ja (?:pedi|falei|disse|reclamei)(?: \w+){0,3}? (?:vezes|mil)|ninguem (?:responde|me responde|resolve|atende|me atende|faz nada)|nao (?:resolvem|resolve) nada|perda de tempo|perdendo (?:meu )?tempo|tiracao|ta de brincadeira|brincadeira (?:isso|ne)|sacanagem|que absurdo|cade meu dinheiro|quero meu dinheiro|terrible|awful|horrible|disgust\w+|disgrace\w*|scam\w*|fraudsters?|lawsuit|sue you|suing|ridiculous|pathetic|useless|worst|garbage|bullshit|shit|shitty|fuck\w*|wtf|damn|crap|hell is wrong|stupid|idiots?|incompetent|furious|angry|outrageous|outraged|unacceptable|pissed(?: off)?|(?:you|this|your \w+) (?:guys |people |all |really |company )?sucks?|rip ?off|ripped off|liars?|lied to|lying|fed up|sick (?:and tired )?of|tired of (?:waiting|this|you|asking)|waste of (?:my )?time|wasting my time|never again|hate (?:you|this|your)|joke of a|this is a joke|what a joke|nobody (?:answers|replies|responds|cares|helps)|no one (?:answers|replies|responds|cares|helps)|frustrat\w+|disappoint\w+|report you|bad service|pesimo|estafa|estafadores|demandar|verguenza|asco|mierda|inutiles?|harto|harta|indignante|enojad[oa]|furios[oa])\b|😡|🤬|😤|👿|🖕/;
/** Words of anger about something else than us, or none at all. */
const noAnger =
  /\b(?:nao (?:e|foi|ta|seria|acho) (?:um |uma |nada )?(?:absurdo|golpe|ruim|pessim[oa]|fraude|ridiculo)|(?:not|isnt|no) (?:a |an )?(?:scam|angry|fraud|bad)|(?:e|eh|isso e|seria|is (?:this|it)|are you)(?: \w+){0,2}? (?:golpe|fraude|scam|confiavel)(?=[^.!\n]{0,24}\?)|(?:meu|minha|my) \w+ (?:ta|esta|e|is)(?: \w+){0,2}? (?:lixo|horrivel|pessim[oa]|terrible|awful|garbage|ridicul[oa])|medo de (?:golpe|fraude|ser enganad\w)|contra fraudes?|anti[- ]?fraude?|sistema de fraude|reclame aqui de voces e|coleta de lixo|lixo hospitalar|caminhao de lixo|lixeiras?|fraud (?:detection|prevention)|garbage (?:disposal|collection|truck)|(?:outr[oa]|concorrente|anterior|antig[oa]|atual|other|previous|current|old|last)(?: \w+){0,5}? (?:pessim[oa]|horrivel|terrible|awful|lixo|ruim|useless|garbage|incompeten\w+|enganou|bad)|(?:pessim[oa]|terrible|awful|horrible|frustrad\w|frustrat\w+|cansad\w+|cansei|fed up|tired|sick|decepcionad\w)(?: \w+){0,4}? (?:outr[oa]|concorrente|anterior|antig[oa]|atual|other|previous|current|provider|fornecedor|planilhas?|spreadsheets?|excel)|damn good|sick of (?:spreadsheets|renting|my (?:old|current|landlord))|cansei de (?:alugar|aluguel|pagar aluguel|planilha|perder (?:vendas?|clientes?|leads?))|nunca mais (?:vou |quero )?(?:pagar aluguel|perder|passar))\b/;

/** Anger a machine should not answer. */
export function isAngry(message: string): boolean {
  const { text } = readMessage(message);
  if (anger.test(text.replace(new RegExp(noAnger.source, "g"), " "))) return true;
  return (
    isShouting(message) &&
    /\b(?:resposta|responde\w*|esperando|absurd\w+|cade|answer|reply|waiting|respond|problema|problem)\b/.test(
      text,
    )
  );
}

function isShouting(message: string): boolean {
  const letters = message.replace(/[^\p{L}]/gu, "");
  return (
    letters.length >= 15 &&
    letters.replace(/\p{Ll}/gu, "").length / letters.length > 0.8 &&
    /!{2,}|\?{2,}/.test(message)
  );
}

const sensitive =
  /\b(?:advogad[oa] (?:vai|entrou|entrara|do|da)|meu advogado|my lawyer|my attorney|acao judicial|processo judicial|notificacao (?:judicial|extrajudicial)|lawsuit|legal action|lgpd|gdpr|meus dados|my (?:personal )?data|(?:excluir|apagar|deletar|remover|delete|erase|remove) (?:os |todos os |all )?(?:meus dados|minhas informacoes|minha conta|my data|my account|my information)|vazamento|data (?:leak|breach)|vazaram|reembolso|estorno|devolucao do (?:dinheiro|valor)|refund|chargeback|money back|cobranca (?:indevida|duplicada|em duplicidade|errada)|cobrad[oa] (?:duas vezes|em dobro|indevidamente|errado)|charged (?:me )?(?:twice|double)|double charged|cancelar (?:o |meu |minha |a )?(?:contrato|assinatura|pedido|compra|plano)|cancel (?:my|the|our) (?:contract|subscription|order|plan|purchase|account)|suicid\w+|me matar|kill myself|acidente|ferid[oa]s?|hospital agora|passando mal|emergencia medica|medical emergency|injured|assedio|harassment|discrimina\w+|racismo|menor de idade|underage|violencia|ameac\w+|threat\w*|clonaram|hackear\w*|hacked|invadiram|conta invadida|clonado|fraude no meu|falec\w+|morreu|luto|passed away|died)\b/;
/** A legal, safety or money matter that only a person may speak about. */
export const isSensitive = (message: string): boolean => sensitive.test(readMessage(message).text);

const complex =
  /\b(?:clausula|clausulas|rescisao|rescindir|multa (?:de|por|contratual)|foro|sla|slas|uptime|edital|licitacao|pregao|nota fiscal de|regime tributario|tributac\w+|icms|iss retido|substituicao tributaria|imposto(?:s)? (?:retid|sobre)|api|apis|webhook|webhooks|sso|saml|on[- ]?premis\w+|erp|sap|totvs|protheus|migra(?:r|cao) (?:os |de |dos )?(?:dados|base|sistema)|data migration|migrate (?:our|my|the) data|integra\w+ com (?:o |a |nosso |meu )?\w+|integrat\w+ with|compliance|hipaa|soc ?2|iso ?27001|pentest|nda|indemnif\w+|liabilit\w+|clause|clauses|termination|penalt(?:y|ies)|warranty terms|payment terms|tax(?:es|ation)? (?:treatment|implications)|laudo|norma tecnica|nbr|financiamento pela caixa|fgts|usucapiao|inventario|escritura|itbi|desconto (?:para|se|de|a vista|maior)|discount|negociar (?:o |os |as )?(?:valor|preco|prazo|condicoes)|condicoes especiais|exclusividade|exclusivity|proposta formal|rfp|rfi)\b/;
const asking =
  /\?|^\W*(?:como|qual|quais|quanto|onde|quem|por que|porque|o que|que|tem como|da para|e possivel|consegue\w*|voces|how|what|which|where|who|why|can|could|do|does|is|are|will|would|como|cual|cuanto|pueden)\b/m;

/** A question about law, contracts, taxes or systems: the rules would have to guess. */
export function isComplexQuestion(message: string): boolean {
  const { text } = readMessage(message);
  return complex.test(text) && asking.test(text) && /\?/.test(text);
}

const stop =
  /\b(?:(?:para|pare|parem|parar|chega|nao|deixa|deixem) (?:de |me |mais |nao )*(?:mandar|mande|mandem|enviar|envie|enviem|perturb\w+|encher|encham|ligar|liguem|escrev\w+|receber|me procurar)(?: \w+){0,2}? ?(?:mensage\w+|msgs?|propaganda|spam|isso|aqui|mais|whats\w*)|(?:me )?(?:descadastr\w+|tira|tire|tirem|remove|remova|remover|exclui|exclua)(?: \w+){0,3}? (?:lista|contatos|cadastro|base|grupo|list)|sair da lista|nao (?:me )?(?:perturbe|incomode|incomodem)(?: mais)?|stop (?:messaging|texting|contacting|writing|sending|spamming|emailing)(?: \w+)*|unsubscribe|opt[- ]?out|remove me|take me off|dont (?:contact|message|text|write|email)(?: me| to me)?(?: again| anymore)?|leave me alone|me deixa em paz|no me (?:escriban|manden|contacten)(?: mas)?|dar(?:me)? de baja|quero sair)\b|^\W*(?:stop|sair|parar|pare|cancelar|descadastrar|unsubscribe|baja|spam)\W*$/m;
/** Who asks not to be written to is left alone. */
export const optsOut = (message: string): boolean => stop.test(readMessage(message).text);
