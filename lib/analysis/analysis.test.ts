import { describe, expect, test } from "vitest";
import { analyzeText, detectLanguage } from ".";

const moodOf = (text: string, lang?: "pt" | "en" | "es") => {
  const { sentiment } = analyzeText(text, { lang });
  return Math.abs(sentiment) < 0.1 ? 0 : Math.sign(sentiment);
};

describe("mood", () => {
  test.each([
    ["Adorei, chegou antes do prazo!", 1],
    ["n gostei, mt ruim", -1],
    ["Eu não estou feliz com isso", -1],
    ["não é ruim não", 0],
    ["Não tenho do que reclamar, tudo perfeito", 1],
    ["Produto bonito, mas parou de funcionar na primeira semana", -1],
    ["PÉSSIMOOOO atendimento 😡", -1],
    ["amei 😍😍", 1],
    ["😡😡", -1],
    ["I'm not happy with this at all", -1],
    ["Best purchase ever, works great!", 1],
    ["No me gustó, muy mala calidad", -1],
    ["Excelente servicio, muchas gracias", 1],
  ])("%s → %i", (text, mood) => expect(moodOf(text)).toBe(mood));

  test.each([
    "qual o valor?",
    "Quanto custa o plano? É bom?",
    "Vocês têm horário hoje à tarde?",
    "Gostaria de mais informações",
    "Bom dia, tudo bem?",
    "How much is the premium plan?",
    "Is there a warranty?",
    "¿Cuánto cuesta el plan?",
  ])("a question stays neutral: %s", (text) => expect(moodOf(text)).toBe(0));

  test("dear is not expensive, expensive is no praise", () => {
    expect(analyzeText("está muito caro").sentiment).toBeLessThan(0);
    expect(moodOf("Cara, qual o endereço?")).toBe(0);
  });

  test("emoji count as much as words", () => {
    expect(analyzeText("chegou 😍").sentiment).toBeGreaterThan(analyzeText("chegou").sentiment);
  });

  test("where nothing is found nothing is claimed", () => {
    expect(analyzeText("xyzzy 123", { lang: "pt" })).toMatchObject({ sentiment: 0, confidence: 0.2 });
    expect(analyzeText("")).toMatchObject({ sentiment: 0, confidence: 0.2, intent: "other" });
  });

  test("the reasons are the message's own words", () => {
    const { reasons } = analyzeText("O entregador foi GROSSO comigo");
    expect(reasons.find(({ about }) => about === "sentiment")?.cue).toBe("GROSSO comigo");
  });
});

describe("urgency", () => {
  test("orders messages as a person would", () => {
    const texts = [
      "Sem pressa, pode ser mês que vem",
      "Qual o valor?",
      "Alguma novidade do meu orçamento?",
      "URGENTE: o sistema caiu e a loja está parada",
    ];
    const urgencies = texts.map((text) => analyzeText(text).urgency);
    expect(urgencies).toEqual(urgencies.toSorted((a, b) => a - b));
    expect(urgencies[0]).toBeLessThanOrEqual(15);
    expect(urgencies[3]).toBeGreaterThanOrEqual(90);
  });

  test("praise is no alarm, whatever day it speaks of", () => {
    expect(analyzeText("Chegou hoje, amei, obrigada!").urgency).toBeLessThan(40);
  });
});

describe("intent", () => {
  test.each([
    ["quero falar com um humano", "human"],
    ["I want to talk to a real person", "human"],
    ["quiero hablar con una persona", "human"],
    ["qto custa?", "price"],
    ["Vcs atendem aos sábados?", "schedule"],
    ["Fechado, pode mandar o contrato", "buy"],
    ["Veio com defeito, quero meu dinheiro de volta", "complaint"],
    ["pare de me mandar mensagem", "opt_out"],
    ["How do I unsubscribe?", "opt_out"],
    ["quero cancelar meu plano", "cancel"],
    ["não tenho interesse", "decline"],
    ["vou pensar e te aviso", "later"],
    ["bom dia", "greeting"],
    ["vlw demais", "thanks"],
    ["ok, combinado", "acknowledgement"],
    ["alguma novidade do meu pedido?", "follow_up"],
    ["Ganhe dinheiro trabalhando de casa, clique no link", "spam"],
  ])("%s → %s", (text, intent) => expect(analyzeText(text, { lang: "pt" }).intent).toBe(intent));
});

describe("language", () => {
  test.each([
    ["Olá, gostaria de saber o preço", "pt"],
    ["Hi there, how much is it?", "en"],
    ["Hola, quisiera saber el precio", "es"],
    ["vcs n tem mais?", "pt"],
  ])("%s → %s", (text, lang) => expect(detectLanguage(text)).toBe(lang));

  test("what says little is in the language of the conversation", () => {
    expect(detectLanguage("ok", "en")).toBe("en");
    expect(detectLanguage("👍", "es")).toBe("es");
    expect(detectLanguage("I would like to buy it", "pt")).toBe("en");
  });
});

test("a flood takes no longer than a moment", () => {
  const started = performance.now();
  analyzeText("não ".repeat(200_000));
  analyzeText("a".repeat(1_000_000));
  analyzeText("!?".repeat(200_000));
  expect(performance.now() - started).toBeLessThan(2_000);
});
