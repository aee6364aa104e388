import { Zip, ZipDeflate, ZipPassThrough } from "fflate";
import { safeCell } from "./csv";

/** The rows as a workbook of one sheet, packed while they come; no row is kept. */
export async function* xlsxFile(
  rows: AsyncIterable<string[]>,
  sheetName: string,
): AsyncGenerator<Uint8Array> {
  const ready: Uint8Array[] = [];
  const zip = new Zip((error, chunk) => {
    if (error) throw error;
    ready.push(chunk);
  });
  for (const [name, text] of Object.entries(fixedParts(sheetName))) {
    const part = new ZipPassThrough(name);
    zip.add(part);
    part.push(encode(text), true);
  }
  const sheet = new ZipDeflate("xl/worksheets/sheet1.xml", { level: 3 });
  zip.add(sheet);
  sheet.push(encode(`${xml}<worksheet xmlns="${main}"><sheetData>`));
  for await (const row of rows) {
    sheet.push(encode(`<row>${row.map(cellOf).join("")}</row>`));
    yield* ready.splice(0);
  }
  sheet.push(encode("</sheetData></worksheet>"), true);
  zip.end();
  yield* ready;
}

const encode = (text: string) => new TextEncoder().encode(text);
const xml = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>';
const main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
const office = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
const packages = "http://schemas.openxmlformats.org/package/2006";

const cellOf = (text: string) =>
  `<c t="inlineStr"><is><t xml:space="preserve">${escaped(safeCell(text))}</t></is></c>`;

/** XML knows no control characters but these three. */
const escaped = (text: string): string =>
  text

    .replaceAll(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/g, "")
    .replaceAll("&", "&amp;")
    .replaceAll("<", "&lt;")
    .replaceAll(">", "&gt;")
    .replaceAll('"', "&quot;");

const fixedParts = (sheetName: string): Record<string, string> => ({
  "[Content_Types].xml": `${xml}<Types xmlns="${packages}/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Override PartName="/xl/workbook.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"/><Override PartName="/xl/worksheets/sheet1.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.worksheet+xml"/></Types>`,
  "_rels/.rels": `${xml}<Relationships xmlns="${packages}/relationships"><Relationship Id="rId1" Type="${office}/officeDocument" Target="xl/workbook.xml"/></Relationships>`,
  "xl/workbook.xml": `${xml}<workbook xmlns="${main}" xmlns:r="${office}"><sheets><sheet name="${escaped(sheetName)}" sheetId="1" r:id="rId1"/></sheets></workbook>`,
  "xl/_rels/workbook.xml.rels": `${xml}<Relationships xmlns="${packages}/relationships"><Relationship Id="rId1" Type="${office}/worksheet" Target="worksheets/sheet1.xml"/></Relationships>`,
});
