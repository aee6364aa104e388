import en from "@/messages/en.json";
import ptBR from "@/messages/pt-BR.json";
import type { Locale } from "./routing";

const catalogue = { "pt-BR": ptBR, en } as const;

/** Both languages have the same keys; a test compares them. */
export const messagesOf = (locale: Locale): typeof ptBR => catalogue[locale] as typeof ptBR;
