import type { Language } from "../turn";
import { plain } from "./plain";

/** Small words tell languages apart better than long ones. Shared words (`a`, `de`, `me`) are left out. */
const markers: Record<Language, RegExp> = {
  pt: /\b(oi|ola|bom dia|boa tarde|boa noite|quero|queria|voces?|nao|sim|obrigad[oa]|preciso|fazer|uma?|com|meu|minha|estou|tudo bem|qual|quanto|sao|para|pra|por favor|gostaria|loja|site)\b/g,
  en: /\b(hi|hello|hey|good (?:morning|afternoon|evening)|i|i'?m|want|need|you|the|and|with|my|is|are|please|thanks?|how|much|what|would|like|website|store)\b/g,
  es: /\b(hola|buenos dias|buenas (?:tardes|noches)|quiero|quisiera|ustedes?|necesito|hacer|una?|con|mi|estoy|que|cuanto|por favor|gracias|si|tienda|sitio|pagina)\b/g,
};

/** @returns the language most of the text's small words belong to, or the fallback when nothing tells. */
export function detectLanguage(text: string, fallback: Language): Language {
  const words = plain(text);
  const counts = Object.entries(markers).map(([language, pattern]) => ({
    language: language as Language,
    count: new Set([...words.matchAll(pattern)].map(([word]) => word)).size,
  }));
  const best = Math.max(...counts.map(({ count }) => count));
  if (best === 0) return fallback;
  const winners = counts.filter(({ count }) => count === best).map(({ language }) => language);
  return winners.length === 1 || !winners.includes(fallback) ? (winners[0] ?? fallback) : fallback;
}
