import type { decisions, Slots } from "../turn";
import { correctionAt } from "./clauses";
import type { Reading } from "./read";

type Decision = (typeof decisions)[number];
type Sign = { says: Decision; start: number; end: number };

/** Who decides, as a message says it: the lead, somebody else, or both together. */
export function readDecision(reading: Reading, known: Slots): Partial<Slots> {
  const { text } = reading;
  const all = signs(text);
  const from = correctionAt(text);
  const newest = all.filter(({ start }) => from >= 0 && start >= from);
  const counted = newest.length > 0 ? newest : all;
  const says = sum(counted) ?? (known.asked === "decision_maker" ? bareAnswer(text) : undefined);
  if (!says) return {};
  const first = counted.find((sign) => sign.says === says) ?? counted[0];
  const words = first ? reading.cut(first.start, first.end) : reading.cut(0, text.length);
  // "meu sócio também olha" after "sou o dono" is both; "I decide" after "my boss asked me" is a correction.
  const decision = known.decision === "yes" && says === "no" && isPeer(text) ? "shared" : says;
  return { decision, decision_maker: words.slice(0, 200) };
}

/** Both voices make it shared, unless the other one only asked. */
function sum(all: Sign[]): Decision | undefined {
  const says = new Set(all.map((sign) => sign.says));
  if (says.has("shared")) return "shared";
  if (says.has("yes") && says.has("no")) return "yes";
  return all[0]?.says;
}

const peer =
  "soci[oa]s?|espos[oa]|marido|mulher|patroa|noiv[oa]|namorad[oa]|companheir[oa]|irma(?:o|os|s)?|pai|mae|pais|filh[oa]s?|familia|sogr[oa]|cunhad[oa]|esposos|parceir[oa]|equipe|time|pessoal|galera|wife|husband|spouse|partners?|co-?founders?|fiancee?|girlfriend|boyfriend|brother|sister|siblings?|father|mother|dad|mom|mum|parents|family|kids|team|cto|cfo|coo|colleagues?|roommates?|socios|esposo|pareja|hermano|hermana|padre|madre|equipo|contador|contadora|accountant|advogad[oa]|lawyer";
const superior =
  "chefe|chefes|patrao|diretor[ae]?s?|diretoria|gerente|gerencia|gestor[a]?|superior(?:es)?|supervisor[a]?|coordenador[a]?|don[oa]|presidente|presidencia|ceo|matriz|comite|conselho|financeiro|compras|departamento|setor|juridico|cliente|boss|bosses|manager|director|supervisor|owner|board|committee|management|headquarters|head office|higher ups|procurement|finance|department|ceo|client|jefe|jefa|gerente|dueno|duena|directiva";
const other = `(?:${peer}|${superior})`;
const mine =
  "(?:meus?|minhas?|nossos?|nossas?|o|a|os|as|com (?:o|a)|do|da|my|our|the|his|her|mi|mis|nuestro|nuestra|su)";
const say =
  "(?:decid\\w+|resolv\\w+|aprov\\w+|escolh\\w+|bate o martelo|da a palavra final|manda|assina|autoriz\\w+|define|fecha|decides?|approves?|signs? off|chooses?|makes? (?:the|all|every) (?:final )?(?:decisions?|calls?)|calls the shots|has the (?:final|last) (?:say|word)|toma\\w* (?:a|as|la|las) decis\\w+)";

const yes: RegExp[] = [
  /\b(?:sou|soy) (?:eu )?(?:mesm[oa] )?(?:sozinh[oa] )?(?:que|quem|quien|el que|la que) (?:\w+ )?(?:decid\w+|resolv\w+|mand\w+|aprov\w+|compr\w+|assin\w+|escolh\w+|fech\w+|bat\w+|defin\w+|cuida\w*|contrat\w+|pag\w+)/g,
  /\bsou eu (?:mesm[oa]\b|sozinh[oa]\b)(?! que (?:nao|vou passar))/g,
  /\b(?:quem (?:decide|manda|resolve|aprova|bate o martelo|escolhe|assina|define|fecha|compra|paga|toma (?:a|as) decis\w+|da a palavra final)(?: \w+){0,3}? (?:sou eu|aqui sou eu|e eu))/g,
  /\b(?:eu (?:mesm[oa] |sozinh[oa] |que |e que |quem )*(?:decido|resolvo|mando|aprovo|bato o martelo|escolho|defino|fecho|assino|tomo (?:a|as) decis\w+)|decido (?:eu|sozinh[oa]|tudo|por (?:conta|mim)|eu mesm[oa])|resolvo (?:sozinh[oa]|eu mesm[oa]|tudo))/g,
  /(?<!(?:nao|nem) (?:e )?)\b(?:a )?(?:decisao|palavra final|escolha) (?:final )?(?:e|fica|esta|depende|cabe) (?:so |somente |apenas |toda |totalmente |so de |de )?(?:minha|comigo|mim|a mim|por minha conta|na minha mao)/g,
  /\bdepende (?:so|somente|apenas) de mim\b|\b(?:so|somente|apenas) (?:depende de mim|eu (?:mesm[oa] )?(?:que )?(?:decido|decid\w+|mesm[oa]))|\bso eu\b(?! nao)|\bpor minha conta\b|\btenho autonomia\b|\btenho (?:poder|autoridade) (?:de|para)\b/g,
  /\b(?:sou|soy) (?:o |a |el |la |um |uma )?(?:unic[oa] |propri[oa] |proprietari[oa] e )?(?:don[oa]|duen[oa]|proprietari[oa]|propietari[oa]|ceo|fundador[a]?|diretor[a]?|director[a]?|presidente|soci[oa]|socio[- ]?(?:administrador|proprietario|unico)|empresari[oa]|mei|autonom[oa]|decisor[a]?|responsavel|responsable|titular|encargad[oa])\b(?! d[oa] (?:recepcao|ti do))/g,
  /\b(?:a (?:empresa|loja|clinica|casa|decisao|grana) (?:e|eh) (?:so )?minha|minha propria (?:empresa|loja)|trabalho (?:sozinh[oa]|por conta)|moro sozinh[oa]|nao (?:tenho|temos|tem) (?:soci[oa]s?|chefe|ninguem)|nao (?:preciso|dependo|tenho que|devo satisf\w+)(?: de)?(?: \w+){0,3}? (?:consultar|falar com|ver com|perguntar|aprovacao|autorizacao|ninguem|de mais ninguem))/g,
  /\b(?:dono|dona|proprietari[oa]|duen[oa]) (?:aqui )?(?:sou eu|da empresa|da loja|do negocio)\b(?<!(?:com|meu|minha|ver|falar|o|a) (?:dono|dona) .*)/g,
  /\b(?:i (?:alone |personally |myself |do )?(?:decide|make (?:the|all|all the|those|this|my own|every) (?:final |purchasing |buying )?(?:decisions?|calls?)|call the shots|have (?:the )?(?:final|last|full) (?:say|word|authority)|approve|sign off|sign the (?:checks|cheques)|own (?:the|a|this|my)|run (?:the|this|my|a)|get to decide)|i can (?:decide|sign|approve)(?: on my own| myself| alone)?|(?:its|the decision is|that is|thats) (?:all |entirely |totally |just |solely |purely )?(?:my (?:call|decision|choice)|up to me|mine|on me)|(?:its|its only|only|just|it is) me\b(?! and| who (?:asked|collect))|just me|decision(?: is|s are)? (?:all |entirely |solely )?mine|no one else (?:is )?(?:involved|needs|to ask)|nobody else (?:is )?(?:involved|needs|to ask)|dont (?:need|have) to (?:ask|check with|consult) (?:anyone|anybody|no one)|dont need (?:anyones |any )?(?:approval|permission)|no need (?:to (?:ask|consult|check)|for approval)|sole (?:decision|owner|proprietor)\w*|(?:im|i am) (?:the )?(?:one|person) (?:who|that) (?:decides|signs|approves|makes|pays|calls)|(?:im|i am|as) (?:the |a |an )?(?:sole |only |business |shop |store |restaurant |company |small business |proud )?(?:owner|founder|ceo|director|president|managing director|proprietor|decision[- ]?maker|boss|head of \w+|vp(?: of \w+)?|freelancer|self[- ]employed|landlord)|(?:owner|founder|ceo|decision[- ]?maker) here|i live alone|my (?:own )?(?:call|decision)\b|yo (?:decido|mismo|misma)|decido yo|la decision es mia)\b/g,
];

const no: RegExp[] = [
  new RegExp(
    `\\b(?:meu|minha|nosso|nossa|o|a|my|our|the|mi) (?:${superior})\\b (?:me |nos |que |just |has |had |who )*(?:pediu|pediram|mandou|falou|quer|solicitou|asked|told|wants|wanted|sent|needs|requested|is asking|pidio|quiere|me pidio)`,
    "g",
  ),
  new RegExp(
    `\\b(?:quem (?:\\w+ )?${say}(?: \\w+){0,2}?|quien decide|the (?:one|person) (?:who|that) (?:decides|signs|approves)|(?:a )?(?:decisao|palavra final|final (?:say|decision|call)|decision) (?:final )?(?:e|is|fica|sera|rests|belongs|lies|cabe|es|comes from)(?: com| d[oae]| a[o]?| with| to| up to)?)(?: e| eh| is| es| sao| seria)?(?: ${mine})? (?:${other})\\b`,
    "g",
  ),
  new RegExp(
    `\\b${mine} (?:${other})(?:(?! e eu| and i| and me| y yo| tambem| also| too) \\w+){0,3}? (?:e |eh |is |es |sao )?(?:que |quem |quien |el que |ultimately |always |the one who |the one that )?${say}`,
    "g",
  ),
  new RegExp(
    `\\b(?:its |it is |that is |thats )?(?:up to|depends on|in the hands of|depende d[oae]|fica a criterio d[oae]|com [ao]) (?:my |our |the |meu |minha )?(?:${other})\\b`,
    "g",
  ),
  new RegExp(
    `\\b(?:preciso|precisamos|tenho que|tenho de|temos que|teria que|vou|vamos|tem que|devo|need|have|gotta|will|ill|must|should|going to|let me|necesito|tengo que|dependo|depends?|aguardo|aguardando|waiting|espero|falta|preciso d[ea]) (?:to |de |que |passar |apresentar |levar |mostrar |for |on |get |run it |run this |go |bring |check |take |send |pass |falar |ver |consultar |conversar |alinhar |perguntar |pedir |submeter |discutir |combinar |talk |speak |ask |consult |discuss |present |pedirle |hablar |consultar |approval |aprovacao |sign[- ]?off |permission |autorizacao |o ok |ok |aval |isso |this |it |up |past |by |tudo |primeiro |antes |first |a |o |com |with |from |para |pro |ao |al |con |it )*${mine}? ?(?:${superior})\\b`,
    "g",
  ),
  new RegExp(
    `\\b(?:e|eh|isso e|its|fica) com (?:${mine} )?(?:${superior})\\b|\\bpassa(?:r)? (?:pel[oa]|por)(?: ${mine})? ?(?:${superior})\\b`,
    "g",
  ),
  /\bnao (?:sou|e|eh|seria|depende) (?:\w+ )?(?:eu|mim|de mim|minha)\b(?! (?:so|sozinh))(?: (?:quem|que) (?:\w+ )?decid\w+)?|\bnao (?:sou eu|decido|tomo|posso decidir|tenho (?:poder|autonomia|autoridade)|mando|resolvo|defino)\b(?! sozinh)|\bnao sou (?:o |a )?(?:don[oa]|responsavel|decisor[a]?|proprietari[oa])\b/g,
  /\b(?:sou|soy|im|i am|just|apenas|so) (?:so |apenas |just |only |somente |um |uma |o |a |an |the |mer[oa] )*(?:estagiari[oa]|assistente|secretari[oa]|auxiliar|recepcionista|funcionari[oa]|analista|comprador[a]? junior|atendente|intern|assistant|secretary|receptionist|employee|trainee|coordinator|middleman|messenger|pesquisador|pasante|asistente|empleado)\b/g,
  /\b(?:estou|to|tou|ando|im|i am|i was|fui) (?:so |apenas |just |only )?(?:cotando|pesquisando|levantando|vendo|olhando|fazendo (?:a |uma )?(?:cotacao|pesquisa)|collecting|gathering|researching|asked|looking into|comparing|shopping around|encarregad\w+ de cotar)(?: \w+){0,3}? (?:para (?:o |a |meu |minha |os )?(?:meu |minha )?(?:chefe|diretor[a]?|empresa|gerente|patrao|cliente|diretoria|don[oa]|pai|mae|amig[oa]|vizinh[oa])|for (?:my |the |our |a )?(?:boss|manager|company|client|director|team|friend|ceo|owner))/g,
  /\b(?:asked me|pediu para (?:eu )?(?:cotar|pesquisar|ver|levantar|orcar)|em nome d[oae]|on behalf of|(?:isnt|not|is not|wasnt) (?:my|mine)(?: call| decision| to decide)?|not (?:really )?(?:up to me|my (?:call|decision))|isnt up to me|i (?:dont|do not|cant|cannot|can not) (?:decide|make (?:the|that|those|this) (?:decision|call)s?|approve|sign)(?! alone| on my own| by myself)|(?:im|i am) not (?:the )?(?:decision[- ]?maker|one (?:who|that)|person (?:who|that)|owner)|someone else (?:decides|makes|will)|somebody else decides|(?:need|needs|requires?|precisa de|preciso de|depende de|passa por) (?:\w+ )?(?:approval|aprovacao|autorizacao|sign[- ]?off|licitacao)|no decido yo|no soy yo|outra pessoa (?:que |quem )?(?:decide|resolve))\b/g,
  /\b(?:vou|i will|ill|gonna|going to) (?:repassar|passar|encaminhar|enviar|mandar|levar|pass|forward|send|show)(?: \w+){0,4}? (?:para|ao|pro|to|a) (?:o |a |meu |minha |my |our |the )*(?:chefe|diretor[a]?|gerente|patrao|don[oa]|diretoria|boss|manager|director|owner|ceo)/g,
];

const both: RegExp[] = [
  new RegExp(
    `\\b(?:eu e|eu mais|yo y|me and|i and|myself and|entre eu e|both me and|both my)(?: ${mine})? (?:${other})\\b`,
    "g",
  ),
  new RegExp(`\\b(?:my|our|meu|minha|mi) (?:${other}) (?:and|e|y) (?:i|me|myself|eu|yo)\\b`, "g"),
  new RegExp(
    `\\b(?:preciso|precisamos|precisaria|tenho que|tenho de|temos que|teria que|vou|vamos|tem que|devo|queria|quero|need|have|gotta|will|ill|id|must|should|want|going to|let me|necesito|tengo que|falta|gostaria de|ainda vou) (?:\\w+ ){0,5}?(?:com|with|past|by|to|ask|con|consult|consultar|do|da|o|a|for|involve|ouvir|perguntar|convencer|convince|mostrar|pra|para|ao)(?: ${mine})? (?:${peer})\\b`,
    "g",
  ),
  new RegExp(
    `\\b(?:junto|together|jointly|em conjunto|comprar|decid\\w+|decide|resolv\\w+|discut\\w+|alinh\\w+|talking it over|conversando|combin\\w+|dividi\\w+|consult\\w+|check(?:ing)?|run it|juntos)(?: \\w+){0,3}? (?:com|with|by|past|con|a)(?: ${mine})? (?:${peer})\\b`,
    "g",
  ),
  new RegExp(
    `\\b${mine} (?:${peer})(?: \\w+){0,2}? (?:tambem|also|too|precisa (?:aprovar|ver|concordar|opinar|gostar|topar)|tem que (?:aprovar|ver|concordar|opinar|gostar|topar)|has a say|have a say|needs to (?:see|agree|approve|sign|like|be)|has to (?:see|agree|approve|sign|like|be)|must agree|opina\\w*|participa\\w*|decide(?:s)? (?:comigo|junto|with me|together)|decidem|vota|weighs in|is involved|as well|vai (?:opinar|decidir junto|dar (?:a |uma )?(?:palavra|opiniao)))`,
    "g",
  ),
  /\b(?:a gente|agente|nos|nos dois|nos duas|we|we both|both of us|todos|somos (?:dois|duas|tres|em \w+)|os dois|as duas) (?:\w+ )?(?:decid\w+|resolv\w+|escolh\w+|decide|choose|defin\w+|tomamos)(?: (?:junt\w+|tudo junto|em conjunto|together|jointly|em familia|as a (?:family|team|couple)))?/g,
  /\b(?:decid\w+|decisao|decision|escolh\w+|resolv\w+)(?: (?:e|is|sempre|sera|sao|a|tudo|always|made|es|tomada|final))* (?:junt\w+|em conjunto|conjunta|compartilhada|shared|joint|jointly|together|em familia|dos dois|nossa|em grupo|em equipe|ours|colegiada|compartida|juntos|entre (?:todos|nos|os))\b/g,
  new RegExp(`\\bconsult(?:o|ar|amos|aria) ${mine} (?:${peer})\\b`, "g"),
  /\b(?:both of us|we both|mine and my \w+|nos dois|nos duas|ambos|(?:conversar|falar|ver|resolver|decidir) (?:isso |primeiro |antes )?(?:em casa|la em casa))\b/g,
  /\b(?:joint (?:decision|call)|its a (?:joint|shared|team|family|group) (?:decision|thing|call)|nao (?:decido|resolvo|sou|escolho)(?: so)? (?:eu )?(?:sozinh[oa]|so eu)|nao sou so eu|nao e so (?:minha|eu)|not (?:just|only) me|not (?:just |only )?my decision alone|(?:dont|do not|cant|wont) decide (?:alone|on my own|by myself)|(?:um|uma|one) d[oa]s (?:soci[oa]s|don[oa]s)|one of the (?:owners|partners|founders)|co-?owner|somos (?:dois|duas|tres|quatro) soci[oa]s|decisao em familia|familia (?:toda|decide)|(?:dividimos|divido) (?:a|as) decis\w+)\b/g,
];

function signs(text: string): Sign[] {
  const all = [
    ...matches(both, text, "shared"),
    ...matches(no, text, "no"),
    ...matches(yes, text, "yes"),
  ].filter(({ start }) => !isDenied(text, start));
  const denied = matches([denial], text, "yes");
  // The longest reading of a place is the right one: "não decido sozinho" is no "decido sozinho".
  const spans = [...all.filter((one) => !denied.some((other) => overlaps(one, other))), ...denied];
  return spans
    .filter((one) => !spans.some((other) => other !== one && other.says !== one.says && covers(other, one)))
    .toSorted((a, b) => a.start - b.start);
}

/** Who says that nobody else is needed decides alone. */
const denial = new RegExp(
  `\\b(?:nao (?:preciso|precisa|precisamos|tenho que|dependo|vou)|dont (?:need|have) to|no need to|no necesito|sem (?:precisar|ter que|depender))(?: \\w+){0,4}? (?:com|de|with|to|do|da|con|ask|consultar|consult)?(?: ${mine})? ?(?:${other}|ninguem|anyone|anybody|nadie)\\b`,
  "g",
);

const matches = (patterns: RegExp[], text: string, says: Decision): Sign[] =>
  patterns.flatMap((pattern) =>
    [...text.matchAll(pattern)].map((match) => ({
      says,
      start: match.index,
      end: match.index + match[0].length,
    })),
  );

const overlaps = (a: Sign, b: Sign): boolean => a.start < b.end && b.start < a.end;
const covers = (outer: Sign, inner: Sign): boolean =>
  outer.start <= inner.start && outer.end >= inner.end && outer.end - outer.start > inner.end - inner.start;

const isDenied = (text: string, start: number): boolean =>
  /\b(?:nao|not|nunca|never|isnt|im not|i am not|nao e|no)\s+(?:e |so |the |o |a )?$/.test(
    text.slice(Math.max(0, start - 14), start),
  ) && !/\b(?:nao|not|no)\b/.test(text.slice(start, start + 4));

const isPeer = (text: string): boolean => new RegExp(`\\b(?:${peer})\\b`).test(text);

const affirmation =
  /^\W*(?:sim|s|yes|yep|yeah|yup|ya|si|claro|com certeza|isso|exato|eu|sou eu|me|myself|sozinh[oa]|yo|i do|i am|positivo|aham|uhum|eu mesm[oa]|eu sim|correto|correct|of course|sure|that s me|thats me)\b/;
const refusal = /^\W*(?:nao|no|nope|nah|negativo|not me|nao sou)\b/;

/** "Sim" and "eu" to "É você quem decide?". */
function bareAnswer(text: string): Decision | undefined {
  if ((text.match(/[a-z]+/g) ?? []).length > 8) return undefined;
  if (refusal.test(text)) return isPeer(text) ? "shared" : "no";
  if (/^\W*(?:eu,? )?(?:o |a |the )?(?:don[oa]|proprietari[oa]|owner|ceo|founder|duen[oa])\W*$/.test(text))
    return "yes";
  if (isPeer(text)) return "shared";
  if (new RegExp(`\\b(?:${superior})\\b`).test(text)) return "no";
  return affirmation.test(text) ? "yes" : undefined;
}
