"use client";

import { useFormatter } from "next-intl";
import { useCallback } from "react";

type Format = (value: string | number, currency: string, options?: { compact?: boolean }) => string;

/** Amounts in their own currency, without cents where there are none. */
export function useMoney(): Format {
  const format = useFormatter();
  return useCallback(
    (value, currency, { compact } = {}) => {
      const amount = Number(value);
      const isWhole = Number.isInteger(amount);
      return format.number(amount, {
        style: "currency",
        currency,
        minimumFractionDigits: compact || isWhole ? 0 : 2,
        maximumFractionDigits: compact ? 1 : isWhole ? 0 : 2,
        ...(compact && { notation: "compact" }),
      });
    },
    [format],
  );
}

const wholeDigitsMax = 12;

/**
 * What a person types as an amount, as the API takes it: null for nothing, undefined for what is no amount. Reads
 * "1.234,56", "1,234.56", "1234.5" and "R$ 1.234": a separator before the last one or two digits is the decimal one,
 * the others group thousands.
 */
export function parseMoney(text: string): string | null | undefined {
  if (text.trim() === "") return null;
  const digits = text.replace(/[^\d.,-]/g, "");
  const [, whole = "", cents = ""] = /^([\d.,]*?)(?:[.,](\d{1,2}))?$/.exec(digits) ?? [];
  if (!/^(\d+|\d{1,3}([.,]\d{3})+)$/.test(whole)) return undefined;
  const wholeDigits = whole.replaceAll(/[.,]/g, "");
  return wholeDigits.length > wholeDigitsMax ? undefined : `${wholeDigits}.${cents.padEnd(2, "0")}`;
}
