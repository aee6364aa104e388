import type { AnalysisLanguage } from "../types";

/** How people shorten words when they type with a thumb; right of the colon what the lists say. */
const written: Record<AnalysisLanguage, string> = {
  pt: `vc ce voce:voce, vcs ces:voces, n ñ naum naun nn noa:nao, q ke:que, pq pk porq pque:porque, tb tbm tbem tmb:tambem,
mt mto mta mtos mtas mtoo muitoo mutio muinto muto:muito, muitos muita muitas:muito, td:tudo, tds:todos, hj oje:hoje, blz:beleza,
obg obgd obgda brigado brigada obrigada obrigadao brigadao obrigados:obrigado, vlw vlww:valeu, msm:mesmo, msg msgs:mensagem, mensagens:mensagem, pfv pf pfvr plmdds:por favor,
qto qnto qt:quanto, qdo qnd qndo:quando, qlqr qq:qualquer, eh:e, nd:nada, ngm:ninguem, dps dpois:depois, agr:agora, aki:aqui,
vdd:verdade, cmg:comigo, ctg:contigo, ss:sim, c:com, p:para, pra pro pras pros:para, d:de, oq:o que, oque:o que, ja:ja, dnv:de novo,
ñao:nao, nao:nao, exelente excelent exelent excelete ecelente exelemte:excelente, otmo otimu ótmo:otimo, pessimu:pessimo, peço:peco,
qualida qualidad:qualidade, defeituosos:defeituoso, bao:bom, bomm:bom, produt prod:produto, rapidos:rapido, rapidas:rapida, mlhor:melhor,
pessoas:pessoa, mal:mal, oferecimento:oferta, entreguem:entrega, fz:faz, ta:esta, tao:tao, tava:estava, to:estou, tamo:estamos, ficol:ficou, chego:chegou, gostey:gostei, gostey:gostei, adorey:adorei, recomendu:recomendo, recomento:recomendo, indico:indico,
poblema pobrema probrema:problema, quebro:quebrou, atrazo:atraso, atrazado:atrasado, atrazou:atrasou, atrasada atrasados:atrasado, estrago:estrago, deicho:deixo, axei:achei, ixi:vixe, hein:hein, nunk:nunca, sla:sei la, vtnc vsf vtmnc:vtnc`,
  en: `u:you, ur:your, r:are, pls plz plss:please, thx thnx tks tnx ty:thanks, n:and, b4:before, gr8:great, w:with, wo:without, cant cannot:cant, im:im, idk:dont know, asap:asap, rn:right now, tmrw tmr:tomorrow, msg:message, wont:wont, gud:good, luv:love, awsome:awesome, recieved:received, reccomend recomend:recommend, definately:definitely`,
  es: `q k:que, xq pq porq:porque, tb tmb tbn:tambien, x:por, xfa porfa porfis pf pls:por favor, grax grac:gracias, msj:mensaje, d:de, bn:bien, toy:estoy, ta:esta, pa:para, hla:hola, bnas:buenas`,
};

function parse(list: string): ReadonlyMap<string, string[]> {
  const entries = list.split(",").flatMap((entry) => {
    const [forms = "", meaning = ""] = entry.trim().split(":");
    return forms.split(/\s+/).map((form): [string, string[]] => [form, meaning.trim().split(/\s+/)]);
  });
  return new Map(entries);
}

export const abbreviations: Record<AnalysisLanguage, ReadonlyMap<string, string[]>> = {
  pt: parse(written.pt),
  en: parse(written.en),
  es: parse(written.es),
};
