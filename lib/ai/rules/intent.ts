import type { Slots } from "../turn";
import { correctionAt } from "./clauses";

const browsing =
  /\b(?:(?:so|apenas|somente|just|only|merely|solo|to so|tou so) (?:\w+ ){0,2}?(?:curiosidade|curios[oa]|pesquisa|pesquisando|olhando|dando uma olhad\w+|dando uma olhadinha|conhecer|vendo|sondando|de passagem|saber (?:o |os )?(?:preco|precos|valor|valores)|querendo saber|uma ideia|ideia de preco|browsing|looking(?: around)?|curious|curiosity|researching|exploring|checking (?:prices|it out|things out|out)|comparing prices|window shopping|wondering|asking|mirando|averiguando|preguntando)|curiosidade mesmo|por curiosidade|out of curiosity|window shopping|nao (?:vou|pretendo|quero|penso em|estou pensando em) (?:comprar|contratar|fechar)(?: nada)?(?: agora| ainda| por enquanto| hoje)?|por enquanto (?:so|nao|e so)|not (?:ready|looking|planning) to buy|not buying|no plans to buy|pesquisando por enquanto|talvez (?:um dia|no futuro|mais para frente)|quem sabe (?:um dia|no futuro|mais para frente)|maybe (?:someday|one day|in the future)|trabalho (?:da|de|para a) (?:faculdade|escola)|tcc|school project|homework|for a class)\b/;
const declined =
  /\b(?:(?:nao (?:tenho|temos|tem|ha)|sem|perdi (?:o )?|ja nao tenho) (?:mais )?(?:o )?(?:interesse|interessad\w)|nao (?:quero|queremos|preciso|precisamos|me interessa|estou interessad\w|to interessad\w)(?: mais)?(?: nada| obrigad\w| nao)?(?=\s*(?:[.!,;]|$|obrigad|valeu|vlw|thanks))|not interested|no (?:longer|more) interest\w*|dont (?:want|need) (?:it|this|that|anything)(?: anymore| any more)?|no thanks|no thank you|nao obrigad\w|ja (?:comprei|contratei|fechei|resolvi|consegui)(?: \w+){0,3}? (?:outro|outra|com outro|com outra|concorrente|em outro|isso|aqui)?|desisti|desistimos|already (?:bought|hired|signed|found|went with)|went with (?:someone|another)|changed my mind|no me interesa|ya no (?:quiero|necesito)|numero errado|wrong number|foi engano|mandei errado|mensagem errada|pessoa errada)\b/;
const wantsAgain =
  /\b(?:quero (?:sim|fechar|contratar|comprar)|vamos fechar|bora fechar|na verdade (?:quero|preciso)|mudei de ideia e quero|lets do it|i want (?:it|to buy|to sign)|ready to (?:buy|sign|go))\b/;

/** Whether the lead is only looking, or not interested. A later wish to buy takes it back. */
export function readInterest(text: string, known: Slots): Partial<Slots> {
  if (declined.test(text) && !wantsAgain.test(text)) return { interest: "declined" };
  if (wantsAgain.test(text)) return { interest: undefined };
  if (browsing.test(text)) return { interest: "browsing" };
  return known.interest === "browsing" && correctionAt(text) >= 0 && !browsing.test(text)
    ? { interest: undefined }
    : {};
}
