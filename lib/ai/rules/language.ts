import { languages, type Language } from "../turn";
import { plain } from "./plain";

/** Small words tell languages apart better than long ones. Words that two of them share are left out. */
const markers: Record<Language, RegExp> = {
  pt: /\b(oi+e?|ola|opa|bom dia|boa tarde|boa noite|quero|queria|preciso|precisamos|voces?|vcs?|nao|naum|sim|obrigad[oa]|fazer|uma?s?|com|meus?|minhas?|nosso|estou|to|ta|tudo|qual|quanto|qto|sao|pra|pro|gostaria|loja|eu|ele|ela|isso|esse|essa|este mes|mes que vem|semana que vem|aqui|tambem|tb|tbm|mais|ate|uns|mil reais|reais|contos?|sou|somos|dono|dona|socio|marido|esposa|chefe|orcamento|verba|ainda|agora|hoje|amanha|hj|porque|pq|vou|tenho|temos|posso|decido|decide|falar|alguem|pessoa|humano|blz|valeu|vlw|so|ja|voce|vc|de|da|do|na|no|em|que|q)\b/g,
  en: /\b(hi|hello|hey|good (?:morning|afternoon|evening)|i|i'?m|i'?d|we|we'?re|want|need|looking|you|your|the|and|with|my|our|is|are|please|thanks?|how|much|what|would|could|can|like|website|store|it|its|it'?s|for|of|on|in|to|this|that|by|about|around|up|be|have|has|budget|month|week|next|by|owner|decide|boss|wife|husband|partner|someone|person|human|yes|not|don'?t|can'?t|just|between|within|asap|at|an?|will|from|us|or|so|get|me)\b/g,
  es: /\b(hola|buenos dias|buenas (?:tardes|noches)|quiero|quisiera|ustedes?|necesito|necesitamos|hacer|una|con|mi|mis|estoy|cuanto|gracias|tienda|sitio|pagina|el|los|las|del|y|es|tengo|tenemos|puedo|pero|muy|mas|presupuesto|dueno|duena|jefe|hablar|ahora|hoy|manana|cual|yo|usted|soy|hasta|dolares|pesos|al|quieren|cuesta|algun)\b/g,
};

/** So many more words of another language make it the conversation's. */
const sureMargin = 3;

const markersOf = (text: string, language: Language): number =>
  new Set([...plain(text).matchAll(markers[language])].map(([word]) => word)).size;

/** @returns the language most of the text's small words belong to, or the fallback when nothing tells. */
export function detectLanguage(text: string, fallback: Language): Language {
  const counts = languages.map((language) => ({ language, count: markersOf(text, language) }));
  const best = Math.max(...counts.map(({ count }) => count));
  if (best === 0) return fallback;
  const winners = counts.filter(({ count }) => count === best).map(({ language }) => language);
  return winners.length === 1 || !winners.includes(fallback) ? (winners[0] ?? fallback) : fallback;
}

/**
 * The language of a conversation: a message has to say something in another one before it changes. "Ok", a name or an
 * amount changes nothing.
 */
export function conversationLanguage(
  text: string,
  known: Language | undefined,
  fallback: Language,
): Language {
  const language = detectLanguage(text, known ?? fallback);
  if (!known || language === known) return language;
  return markersOf(text, language) >= markersOf(text, known) + sureMargin ? language : known;
}
