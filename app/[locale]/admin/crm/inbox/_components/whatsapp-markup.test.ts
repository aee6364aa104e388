import { expect, test } from "vitest";
import { countLoneEmoji, parseMarkup, plainText } from "./whatsapp-markup";

test("reads WhatsApp's marks, also inside each other", () => {
  expect(parseMarkup("Sai por *R$ 3.500* e _*só hoje*_ ~R$ 4.000~ `PIX`")).toEqual([
    "Sai por ",
    { kind: "bold", children: ["R$ 3.500"] },
    " e ",
    { kind: "italic", children: [{ kind: "bold", children: ["só hoje"] }] },
    " ",
    { kind: "strike", children: ["R$ 4.000"] },
    " ",
    { kind: "code", text: "PIX" },
  ]);
});

test("keeps a block as it is", () => {
  expect(parseMarkup("a ```\n*x*\n  y```")).toEqual(["a ", { kind: "block", text: "*x*\n  y" }]);
});

test.each(["2*3*4", "nome_do_arquivo_final", "* item", "um * solto", "*não\nfecha*", "**"])(
  "leaves %j alone",
  (text) => {
    expect(parseMarkup(text)).toEqual([text]);
  },
);

test("links only http and https, without the punctuation after them", () => {
  expect(parseMarkup("Veja https://exemplo.com/a_b_c?x=1.")).toEqual([
    "Veja ",
    { kind: "link", href: "https://exemplo.com/a_b_c?x=1" },
    ".",
  ]);
  expect(parseMarkup("*https://exemplo.com*")).toEqual([
    { kind: "bold", children: [{ kind: "link", href: "https://exemplo.com" }] },
  ]);
  expect(parseMarkup("javascript:alert(1) ftp://x.y")).toEqual(["javascript:alert(1) ftp://x.y"]);
});

test("a preview has the words alone", () => {
  expect(plainText("*Oi*, _tudo_ ```bem```?")).toBe("Oi, tudo bem?");
});

test.each([
  ["👍", 1],
  ["👨‍👩‍👧 🇧🇷", 2],
  ["ok 👍", 0],
  ["123", 0],
])("%j has %i lone emoji", (text, count) => {
  expect(countLoneEmoji(text)).toBe(count);
});
