import { beforeAll, describe, expect, test } from "vitest";
import { createContact, createLead } from "@/db/seed/factories";
import { withSystem } from "@/db/system";
import { searchAll } from "@/lib/search";
import { createFixture, type Fixture } from "../support/fixture";

let a: Fixture;
/** What is stored, and what people type to find it. */
const corpus: { full_name: string; email?: string; phone?: string; company?: string; typed: string[] }[] = [
  {
    full_name: "João Conceição",
    typed: ["joao", "JOÃO", "conceicao", "Conceição João", "joão conceicão", "jo"],
  },
  { full_name: "Joao Gonzaga", typed: ["joão gonzaga", "JÔAO GONZAGA", "gonzága"] },
  { full_name: "Zé Araújo", typed: ["ze", "zé", "Zé araujo", "ARAÚJO"] },
  { full_name: "Íris d'Ávila", typed: ["iris", "d'avila", "ávila", "iris d’avila"] },
  { full_name: "Núbia Sá", typed: ["nubia sa", "NÚBIA SÁ", "sa nubia"] },
  { full_name: "Ana-Clara Müller", typed: ["ana clara", "ana-clara", "muller", "Müller ana"] },
  { full_name: "Søren Ægir", typed: ["soren", "søren", "aegir", "ÆGIR"] },
  { full_name: "Groß Straße", typed: ["gross", "groß", "strasse", "STRAßE"] },
  { full_name: "Łukasz Żółć", typed: ["lukasz", "zolc", "łukasz żółć"] },
  { full_name: "Ñandu Peña", typed: ["nandu", "pena", "PEÑA"] },
  { full_name: "O’Neill Brandão", typed: ["neill", "o’neill", "brandao"] },
  { full_name: "Flor 🌸 Bela", typed: ["🌸", "flor 🌸", "🌸 bela"] },
  { full_name: "Яна Иванова", typed: ["яна", "ИВАНОВА"] },
  { full_name: "陳大文", typed: ["陳大文"] },
  { full_name: "Desconto 50%", typed: ["50%", "desconto 50%", "%"] },
  { full_name: "conta_teste", typed: ["conta_teste", "a_t", "_"] },
  { full_name: "Barra\\Invertida", typed: ["barra\\inv", "\\"] },
  {
    full_name: "Telma Fone",
    phone: "+5511987650001",
    typed: [
      "11 9876",
      "+55 (11) 9",
      "(11) 98765-0001",
      "987650001",
      "0001",
      "011 98765-0001",
      "11 8765-0001",
      "55 11 98765 0001",
    ],
  },
  { full_name: "Antiga Linha", phone: "+551187650002", typed: ["11 98765-0002", "1187650002", "8765-0002"] },
  {
    full_name: "Correio Eletrônico",
    email: "correio.eletronico+vip@padaria-sol.com.br",
    typed: [
      "correio.eletronico",
      "padaria-sol",
      "@padaria",
      "eletronico+vip",
      "correio.eletronico+vip@padaria-sol.com.br",
      "PADARIA-SOL.COM",
    ],
  },
  { full_name: "Sem Nome", company: "Açaí & Cia. Ltda", typed: ["acai", "açaí & cia", "cia. ltda"] },
  { full_name: "Wellington Albuquerque", typed: ["welington", "albuquerqe", "wellingtom albuquerque"] },
];

beforeAll(async () => {
  a = await createFixture();
  await withSystem("test", async (db) => {
    for (const { typed: _typed, ...person } of corpus)
      await createLead(db, a.orgId, a.first, { contact: await createContact(db, a.orgId, person) });
  });
});

const namesFound = async (q: string, kind: "leads" | "contacts") => {
  const { data } = await searchAll.execute(a.ctx(), { q, kinds: [kind], limit: 20 });
  return data.flatMap(({ hits }) => hits.map(({ title }) => title.text));
};

const cases = corpus.flatMap(({ full_name, typed }) => typed.map((q) => [q, full_name] as const));
test.each(cases)("%s finds %s", async (q, full_name) => {
  expect(await namesFound(q, "leads")).toContain(full_name);
  expect(await namesFound(q, "contacts")).toContain(full_name);
});

describe("what does not fit is not found", () => {
  test("signs are no wildcards", async () => {
    expect(await namesFound("%", "leads")).toEqual(["Desconto 50%"]);
    expect(await namesFound("a_t", "leads")).toEqual(["conta_teste"]);
    expect(await namesFound("j%o", "leads")).toEqual([]);
    expect(await namesFound("zzqx", "leads")).toEqual([]);
  });

  test("two letters are the beginning of a word", async () => {
    expect(await namesFound("jo", "leads")).toEqual(
      expect.arrayContaining(["João Conceição", "Joao Gonzaga"]),
    );
    expect(await namesFound("oa", "leads")).toEqual([]);
    expect(await namesFound("j", "leads"), "one is too little").toEqual([]);
  });

  test.each([
    "",
    "   ",
    "--",
    "' or 1=1 --",
    "$fn$ $q$ $1",
    "\\",
    "%".repeat(2_000),
    "a ".repeat(1_000),
    "(((((((",
    "\u202e\u200b",
    "🌸".repeat(900),
    "' || pg_sleep(10) || '",
  ])("hostile input %# is answered in good time", async (q) => {
    const start = performance.now();
    await searchAll.execute(a.ctx(), { q });
    expect(performance.now() - start).toBeLessThan(2_000);
  });
});

test("the best comes first, with what fits marked in the text as it is written", async () => {
  const [first] = await namesFound("joao gonzaga", "leads");
  expect(first).toBe("Joao Gonzaga");
  const { data } = await searchAll.execute(a.ctx(), { q: "conceicao", kinds: ["leads"] });
  expect(data[0]?.hits[0]?.title).toEqual({ text: "João Conceição", marks: [[5, 14]] });
  const phone = await searchAll.execute(a.ctx(), { q: "(11) 98765-0001", kinds: ["leads"] });
  expect(phone.data[0]?.hits[0]?.detail).toEqual({ text: "+5511987650001", marks: [[3, 14]] });
});
