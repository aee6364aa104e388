import { expect, test } from "vitest";
import { readTaskPhrase } from "./phrase";

/** A Wednesday. */
const today = "2026-11-25";

test.each([
  ["Ligar amanhã 15h", { title: "Ligar", day: "2026-11-26", time: "15:00", type: "call" }],
  ["ligar para a Ana às 9", { title: "ligar para a Ana", time: "09:00", type: "call" }],
  ["Enviar proposta sexta-feira", { title: "Enviar proposta", day: "2026-11-27", type: "proposal" }],
  ["Reunião quarta 10h30", { title: "Reunião", day: "2026-12-02", time: "10:30", type: "meeting" }],
  ["Visita depois de amanhã", { title: "Visita", day: "2026-11-27", type: "visit" }],
  ["Cobrar retorno em 3 dias", { title: "Cobrar retorno", day: "2026-11-28" }],
  ["Renovar contrato 10/02", { title: "Renovar contrato", day: "2027-02-10" }],
  ["Fechar dia 5/12/2026 18:00", { title: "Fechar", day: "2026-12-05", time: "18:00" }],
  ["Semana que vem: mandar e-mail", { title: "Semana que vem: mandar e-mail" }],
  ["Follow up next week", { title: "Follow up", day: "2026-11-30" }],
  ["Call Ana tomorrow at 3pm", { title: "Call Ana", day: "2026-11-26", time: "15:00", type: "call" }],
  ["Reply today 12am", { title: "Reply", day: today, time: "00:00", type: "message" }],
])("%s", (line, expected) => {
  expect(readTaskPhrase(line, today)).toEqual(expected);
});

test.each([
  "Pedir 30 unidades",
  "Loja 24horas",
  "Ver item 31/02",
  "Confirmar às 27h",
  "Amanhãs melhores",
  "",
])("%j names no time", (line) => {
  expect(readTaskPhrase(line, today)).toEqual({ title: line });
});
