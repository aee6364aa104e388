const promise =
  /\b(?:vou|vamos|prometo|garanto|te envio|te mando|enviarei|mandarei|ligaremos|ligarei|retorn(?:o|amos)|agend(?:o|ei|amos)|confirm(?:o|amos)|(?:i|we)(?:'ll| will| can promise)|promise|guarantee|te enviar[eé]|enviaremos|voy a|vamos a)\b/i;

/** The sentences of a reply that promise something: whoever takes over has to keep them. */
export const detectPromises = (reply: string): string[] =>
  (reply.match(/[^.!?\n]+[.!?]?/g) ?? [])
    .map((sentence) => sentence.trim())
    .filter((sentence) => promise.test(sentence) && !sentence.endsWith("?"))
    .slice(0, 5);
