"use client";

import { useFormatter, useLocale } from "next-intl";
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

/** What a person types as an amount, as the API takes it; undefined when it is no amount. */
export function useParseMoney() {
  const locale = useLocale();
  return useCallback((text: string) => parseMoney(text, locale), [locale]);
}

/**
 * "1.234,56", "1,234.56", "1234.5", "R$ 1.234": the separator that comes last is the decimal one when one or two
 * digits follow it; the only separator with three digits after it groups thousands.
 */
export function parseMoney(text: string, locale: string): string | null | undefined {
  const digits = text.replace(/[^\d.,-]/g, "");
  if (digits === "") return text.trim() === "" ? null : undefined;
  if (digits.includes("-")) return undefined;
  const decimal = /[.,](?=\d{1,2}$)/.exec(digits);
  const localGroup = locale.startsWith("en") ? "," : ".";
  const whole = (decimal ? digits.slice(0, decimal.index) : digits).replaceAll(/[.,]/g, "");
  const cents = decimal ? digits.slice(decimal.index + 1) : "";
  const isOddGrouping = !decimal && /[.,]/.test(digits) && !groupsCorrectly(digits, localGroup);
  if (isOddGrouping || whole.length > 12) return undefined;
  return `${whole || "0"}.${cents.padEnd(2, "0")}`;
}

const groupsCorrectly = (digits: string, group: string) =>
  digits.split(/[.,]/).every((part, index) => (index === 0 ? part.length <= 3 : part.length === 3)) ||
  digits.endsWith(group);
