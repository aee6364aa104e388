/** `R$ 1.234,56`, `1,234.56`, `1234.5`, `1.234` (thousands, as written here) → `1234.56`. */
export function parseMoney(text: string): string | null {
  const value = parseNumber(text.replace(/^(?:r\$|us\$|\$|€|brl|usd|eur)\s*/i, ""));
  return value !== null && value >= 0 && value < 1e12 ? value.toFixed(2) : null;
}

/** A number as people write it here or there. */
export function parseNumber(text: string): number | null {
  const signed = text.replaceAll(/[\s\u00a0']/g, "");
  const bare = signed.replace(/^[-+]/, "");
  if (!/^\d[\d.,]*$/.test(bare)) return null;
  const comma = bare.lastIndexOf(",");
  const dot = bare.lastIndexOf(".");
  const decimalAt = Math.max(comma, dot);
  const sign = decimalAt === comma ? "," : ".";
  const isOnly = bare.split(sign).length === 2;
  const places = bare.length - decimalAt - 1;
  // One sign with three digits behind it groups thousands, unless the other sign does that already.
  const isDecimal = decimalAt >= 0 && isOnly && (places !== 3 || (comma >= 0 && dot >= 0));
  const whole = (isDecimal ? bare.slice(0, decimalAt) : bare).replaceAll(/[.,]/g, "");
  const value = Number(isDecimal ? `${whole}.${bare.slice(decimalAt + 1)}` : whole);
  return Number.isFinite(value) ? (signed.startsWith("-") ? -value : value) : null;
}

/** Day first, as Brazil writes it; ISO as machines do. */
export function parseDate(text: string): string | null {
  const iso = /^(\d{4})-(\d{1,2})-(\d{1,2})/.exec(text);
  const local = /^(\d{1,2})[/.-](\d{1,2})[/.-](\d{4}|\d{2})(?:\s|$)/.exec(text);
  const [year, month, day] = iso ? [iso[1], iso[2], iso[3]] : local ? [local[3], local[2], local[1]] : [];
  if (!year || !month || !day) return null;
  const full = [year.length === 2 ? `20${year}` : year, month.padStart(2, "0"), day.padStart(2, "0")].join(
    "-",
  );
  const date = new Date(`${full}T00:00:00Z`);
  return Number.isNaN(date.getTime()) || date.toISOString().slice(0, 10) !== full ? null : full;
}

/** As `fold_text` in the database. */
export const fold = (text: string): string =>
  text.normalize("NFD").replaceAll(/\p{M}/gu, "").toLowerCase().replaceAll(/\s+/g, " ").trim();
