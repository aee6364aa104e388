import type { AnalysisLanguage } from "../types";

/** Small words that tell languages apart: the first line counts double, words of two languages count for both. */
const lists: Record<AnalysisLanguage, [sure: string, likely: string]> = {
  pt: [
    `nao voce voces vc vcs sao muito obrigado obrigada ola oi bom dia boa tarde noite uma um com meu minha meus minhas seu sua isso isto
ele ela eles elas mas mais mesmo tambem tbm ainda ja hoje amanha ontem quando quanto quanta qual quais quem onde pra pro para pelo pela
estou esta esta estao tenho tem tinha foi fui vou vai vamos quero queria gostaria gostei preciso fazer faz fiz posso pode consigo
preco valor orcamento entrega chegou recebi comprei produto loja ate agora depois antes nunca sempre nada tudo todos otimo pessimo
sim entao assim porque pq n q eh ne aqui ai la dele dela deles nos num numa nas nos dos das ao aos as os do da no na em
valeu beleza blz tchau gente cara moca moco legal combinado fechado pago pagar comprar vender ajuda falar atendimento favor bem obg vlw mt mto td hj
dinheiro celular cartao boleto pix nota prazo conta casa horario semana mes certo`,
    `o e a de que se por como me te lhe era ser ter um eu tu ha so`,
  ],
  en: [
    `the and is are was were be been you your yours he she it its they them their we our us my this that these those there here
of to in on at for from with without about into not dont doesnt didnt cant wont isnt im ive ill youre thats what when where who why how which
have has had do does did will would could should can may just like want need get got good great bad please thanks thank hello hi hey
yes okay any some all more very much many only also then than because but if so too or as by an up out after before never always
know think see buy price cost order delivery product service help today tomorrow morning hope sorry sure works work interested call send
best love really back time day been one make way`,
    `a no i me`,
  ],
  es: [
    `el los las una unos unas y pero muy usted ustedes hola gracias buenos buenas dias tardes noches estoy esta estan tengo tiene tienen quiero quisiera
necesito hacer hago puedo puede cuando cuanto cuanta cual cuales quien donde para por con sin mi mis tu tus su sus nosotros ellos ellas
es son fue soy somos ser del al lo le les nos si tambien todavia ya hoy manana ayer despues antes nunca siempre nada todo todos
bien malo bueno buena aqui ahi alli eso esto este ese precio tienda pedido llego recibi compre producto hablar persona ayuda envio
porque entonces asi mas menos algo alguien ahora dinero tarjeta favor quiere me gusta gustaria informacion cita vale claro
pesimo excelente gracias hasta desde sobre nadie`,
    `a de que se por como me te no la en o e era un`,
  ],
};

function parse(): ReadonlyMap<string, [AnalysisLanguage, number][]> {
  const words = new Map<string, Map<AnalysisLanguage, number>>();
  const add = (list: string, lang: AnalysisLanguage, weight: number) => {
    for (const word of list.split(/\s+/)) {
      const of = words.get(word) ?? new Map<AnalysisLanguage, number>();
      of.set(lang, Math.max(of.get(lang) ?? 0, weight));
      words.set(word, of);
    }
  };
  for (const [lang, [sure, likely]] of Object.entries(lists) as [AnalysisLanguage, [string, string]][]) {
    add(sure, lang, 1);
    add(likely, lang, 0.5);
  }
  return new Map([...words].map(([word, of]) => [word, [...of]]));
}

export const functionWords = parse();
