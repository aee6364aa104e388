import { fold } from "../tokens";
import { languages, type AnalysisLanguage } from "../types";
import { functionWords } from "../data/function-words";
import { vaderLexicon } from "../data/vader-lexicon";

/** Words of feeling tell too. */
const englishWords = new Set(vaderLexicon.match(/[a-z]{3,}/g));

/** A message longer than this has said in which language it is. */
const readLengthMax = 600;
/** What the conversation spoke so far counts as this many words. */
const habit = 0.9;

/** Spellings one language has and the others have not, or hardly. */
const spellings: [RegExp, AnalysisLanguage][] = [
  [/nh|lh|(?:cao|coes|agem|ei|ou|am|em|dade)$/, "pt"],
  [/(?:cion|ciones|aje|eron|dad|ando|iendo)$/, "es"],
  [/th|sh|gh|ck|wh|ee|oo|(?:ing|tion|tions|ness|ful|ly|ed|y|ght|ous)$/, "en"],
];
const bySpelling = 0.4;
const byLexicon = 0.7;
const letters: [RegExp, AnalysisLanguage][] = [
  [/[ãõ]|ç|ê|ô/i, "pt"],
  [/[ñ¿¡]/i, "es"],
];

/**
 * The language most of a text's small words belong to. What the conversation spoke so far (`habitual`) decides where
 * a message says little, such as "ok" or a name.
 */
export function detectLanguage(text: string, habitual?: AnalysisLanguage): AnalysisLanguage {
  const votes: Record<AnalysisLanguage, number> = { pt: 0, en: 0, es: 0 };
  const head = text.slice(0, readLengthMax);
  for (const word of fold(head).match(/[\p{L}][\p{L}'’]*/gu) ?? []) {
    const known = functionWords.get(word.replace(/['’]/g, ""));
    if (known) for (const [lang, weight] of known) votes[lang] += weight;
    else if (englishWords.has(word)) votes.en += byLexicon;
    else if (word.length > 3)
      for (const [spelling, lang] of spellings) if (spelling.test(word)) votes[lang] += bySpelling;
  }
  for (const [letter, lang] of letters) if (letter.test(head)) votes[lang] += 1;
  if (habitual) votes[habitual] += habit;
  return languages.reduce((best, lang) => (votes[lang] > votes[best] ? lang : best), habitual ?? "pt");
}
