import type { CustomField } from "@/lib/fields/schemas";
import { customPrefix, type ImportField, type Mapping } from "../schemas";
import type { PlainField } from "./custom";
import { fold } from "./texts";

/** How Brazilian and English files name their columns, folded. */
const synonyms: Record<PlainField | "assigned_to", string[]> = {
  full_name: [
    "nome",
    "nome completo",
    "name",
    "full name",
    "full_name",
    "cliente",
    "contato",
    "lead",
    "contact",
    "customer",
    "nome do lead",
    "nome do cliente",
    "nome do contato",
  ],
  phone: [
    "telefone",
    "celular",
    "whatsapp",
    "fone",
    "tel",
    "phone",
    "mobile",
    "phone number",
    "numero",
    "telefone celular",
    "cell",
    "telefone 1",
    "zap",
  ],
  email: ["email", "e-mail", "e mail", "mail", "correio eletronico", "email address", "endereco de email"],
  company: [
    "empresa",
    "companhia",
    "organizacao",
    "razao social",
    "nome fantasia",
    "company",
    "company name",
    "account",
    "organization",
  ],
  estimated_value: [
    "valor",
    "valor estimado",
    "preco",
    "orcamento",
    "value",
    "amount",
    "deal value",
    "estimated value",
    "estimated_value",
    "valor do negocio",
    "valor da venda",
    "ticket",
  ],
  currency: ["moeda", "currency"],
  source: ["origem", "fonte", "canal", "source", "lead source", "midia", "campanha"],
  expected_close_date: [
    "fechamento",
    "data de fechamento",
    "previsao de fechamento",
    "previsao",
    "expected close",
    "close date",
    "expected close date",
    "expected_close_date",
  ],
  probability: ["probabilidade", "chance", "chance de ganhar", "probability"],
  tags: ["tags", "tag", "etiquetas", "etiqueta", "marcadores", "labels"],
  assigned_to: [
    "responsavel",
    "vendedor",
    "vendedora",
    "consultor",
    "consultora",
    "corretor",
    "dono",
    "proprietario",
    "owner",
    "assigned to",
    "assigned_to",
    "lead owner",
    "deal owner",
    "sales rep",
  ],
};

/** The likeliest field of every column, each field once; by name, then by what the cells look like. */
export function proposeMapping(
  headers: string[],
  sample: string[][],
  own: readonly CustomField[] = [],
): Mapping {
  const mapping: Mapping = {};
  const taken = new Set<ImportField>();
  const take = (column: number, field: ImportField | undefined) => {
    if (!field || taken.has(field) || mapping[String(column)]) return;
    mapping[String(column)] = field;
    taken.add(field);
  };
  // The organization's own names come first: what it calls "Canal" is not our source.
  headers.forEach((header, column) => take(column, ownField(header, own)));
  headers.forEach((header, column) => take(column, fieldOf(header)));
  headers.forEach((_, column) => take(column, fieldOfCells(sample.map((row) => row[column] ?? ""))));
  return mapping;
}

/** A first row of names, not of data. */
export const looksLikeHeader = (row: string[]): boolean =>
  row.some((cell) => fieldOf(cell) !== undefined) ||
  (row.length > 1 && !row.some((cell) => /\d{4,}|@/.test(cell)));

function ownField(header: string, own: readonly CustomField[]): ImportField | undefined {
  const name = fold(header);
  const field = own.find(({ label, key, is_active }) => is_active && (fold(label) === name || key === name));
  return field && `${customPrefix}${field.key}`;
}

function fieldOf(header: string): ImportField | undefined {
  const name = fold(header)
    .replaceAll(/[_*:.()]+/g, " ")
    .replaceAll(/\s+/g, " ")
    .trim();
  const entries = Object.entries(synonyms) as [ImportField, string[]][];
  return entries.find(([, names]) => names.includes(name))?.[0];
}

function fieldOfCells(cells: string[]): ImportField | undefined {
  const filled = cells.filter((cell) => cell.trim() !== "");
  if (filled.length === 0) return undefined;
  const most = (pattern: RegExp) =>
    filled.filter((cell) => pattern.test(cell.trim())).length > filled.length * 0.6;
  if (most(/^[^@\s]+@[^@\s]+\.[^@\s]+$/)) return "email";
  if (most(/^\+?\(?\d[\d\s().-]{8,}\d$/)) return "phone";
  return undefined;
}
