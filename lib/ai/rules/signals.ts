import { plain } from "./plain";

const person =
  /\b(falar|conversar|atendimento|atendid[oa]|speak|talk|hablar|chat)\b[^.!?]{0,40}\b(humano|pessoa|alguem|atendente|vendedor[a]?|consultor[a]?|gente|human|person|someone|somebody|agent|representative|rep|humano|persona|alguien|asesor[a]?)\b|\b(atendente|atendimento humano|real person|persona real|nao quero (?:falar com )?(?:robo|bot))\b/;
const anger =
  /\b(pessimo|horrivel|absurdo|ridiculo|palhacada|procon|reclame aqui|processar|enganad[oa]|golpe|lixo|merda|terrible|awful|scam|lawsuit|sue you|ridiculous|pesimo|estafa|demandar|verguenza)\b/;

/** "quero falar com um humano", in any of the three languages and most phrasings. Always obeyed. */
export const asksForPerson = (text: string): boolean => person.test(plain(text));

/** Anger a machine should not answer. */
export const isAngry = (text: string): boolean => anger.test(plain(text));
