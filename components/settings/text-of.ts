/** Any of next-intl's typed translators. */
type Translator = { has(key: never): boolean };
type LooseTranslator = { (key: string): string; has(key: string): boolean };

/** The text of a key that comes as data (an audit action, a time zone), or undefined where there is none. */
export function textOf(t: Translator, key: string): string | undefined {
  const translate = withAnyKey(t);
  return translate.has(key) ? translate(key) : undefined;
}

/** `has` is asked before every use, so the typed translator's union of keys is not needed. */
// eslint-disable-next-line no-restricted-syntax -- the guarantee is the line above
const withAnyKey = (t: Translator): LooseTranslator => t as unknown as LooseTranslator;
