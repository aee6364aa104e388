/**
 * Text without accents and in lower case, letter for letter, so that an index in it is an index in the NFC original.
 * Patterns are written against this form: JavaScript's `\b` takes "á" for the end of a word.
 */
export const plain = (text: string): string =>
  Array.from(text.normalize("NFC"), (letter) => {
    const bare = letter.normalize("NFD").replace(/\p{M}/gu, "").toLowerCase();
    return bare.length === letter.length ? bare : letter;
  }).join("");
