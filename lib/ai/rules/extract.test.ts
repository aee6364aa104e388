import { describe, expect, test } from "vitest";
import { defaultRules, type Slots } from "../turn";
import { extractSlots } from "./extract";
import { numbersIn } from "./numbers";
import { readMessage } from "./read";

const extract = (text: string, known: Slots = {}): Slots =>
  extractSlots(text, known, { language: "pt", isFirst: false, rules: defaultRules }).slots;

describe("numbers", () => {
  test.each([
    ["1.200,50", [1_200.5]],
    ["mil e quinhentos", [1_500]],
    ["entre mil e quinhentos e dois mil", [1_500, 2_000]],
    ["1 milhão e 200", [1_200_000]],
    ["vinte e cinco mil", [25_000]],
    ["meio milhão", [500_000]],
    ["one hundred and fifty thousand", [150_000]],
    ["two and a half million", [2_500_000]],
    ["3 e 5 mil", [3, 5_000]],
    ["tenho um filho", []],
  ])("%s", (text, values) => {
    expect(numbersIn(readMessage(text).text).map(({ value }) => value)).toEqual(values);
  });
});

describe("budgets", () => {
  test.each<[string, [number | null, number | null], string?]>([
    ["uns 5 mil", [null, 5_000], "BRL"],
    ["2k por mês", [null, 2_000]],
    ["1,2 milhão", [null, 1_200_000]],
    ["entre 3 e 5 mil", [3_000, 5_000]],
    ["R$ 200k", [null, 200_000]],
    ["pelo menos 10 mil", [10_000, null]],
    ["não quero gastar mais de 800", [null, 800]],
    ["não é 5 mil, é 3 mil", [null, 3_000]],
    ["5 mil, ops, 7 mil", [null, 7_000]],
    ["faturamos 300 mil por mês e posso investir até 2.500", [null, 2_500]],
    ["US$ 3,500", [null, 3_500], "USD"],
  ])("%s", (text, [min, max], currency) => {
    const slots = extract(text);
    expect([slots.budget_min, slots.budget_max]).toEqual([min, max]);
    if (currency) expect(slots.budget_currency).toBe(currency);
  });

  test.each([
    "meu CPF é 123.456.789-09",
    "CNPJ 12.345.678/0001-95",
    "me liga no 11 98765-4321",
    "meu zap 21988887777",
    "cep 01310-100",
    "pedido 458930",
    "nasci em 12/03/1988",
    "somos 8 corretores e temos 10 mil seguidores",
    "apartamento de 3 quartos, 90 m2",
  ])("%s is none", (text) => {
    const slots = extract(text);
    expect(slots.budget_max ?? slots.budget_min ?? null).toBeNull();
  });

  test("an answer that there is none is an answer", () => {
    const slots = extract("ainda não sei", { asked: "budget" });
    expect(slots.budget).toBe("ainda não sei");
    expect(slots.budget_max).toBeNull();
  });

  test("a surer word is not replaced by a vaguer one", () => {
    const known = extract("meu orçamento é de 8 mil");
    expect(extract("hoje pago 500 em outro", known).budget_max).toBe(8_000);
  });
});

describe("timelines", () => {
  test.each<[string, number | null, string]>([
    ["pra ontem", 0, "urgent"],
    ["mês que vem", 30, "explicit"],
    ["fim da semana que vem", 12, "explicit"],
    ["em uns 6 meses", 180, "explicit"],
    ["sem pressa", null, "none"],
    ["depois do carnaval", null, "named"],
    ["não é urgente, pode ser mês que vem", 30, "explicit"],
    ["tmrw", 1, "explicit"],
  ])("%s", (text, days, kind) => {
    expect(extract(text)).toMatchObject({ timeline_days: days, timeline_kind: kind });
  });

  test.each(["hoje pago 300 reais", "estou há 3 meses esperando", "contrato de 12 meses", "tenho 35 anos"])(
    "%s is none",
    (text) => {
      expect(extract(text).timeline_kind).toBeUndefined();
    },
  );
});

describe("who decides", () => {
  test.each([
    ["sou o dono", "yes"],
    ["eu msm", undefined],
    ["preciso falar com meu sócio", "shared"],
    ["não preciso falar com ninguém", "yes"],
    ["meu chefe pediu pra cotar", "no"],
    ["não sou o dono", "no"],
    ["não decido sozinho", "shared"],
    ["I'm the CEO, my CTO has a say too", "shared"],
    ["quem decide é minha esposa", "no"],
  ])("%s", (text, decision) => {
    expect(extract(text).decision).toBe(decision);
  });
});
