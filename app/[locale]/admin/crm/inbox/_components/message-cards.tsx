"use client";

import { ContactRound, MapPin, Megaphone } from "lucide-react";
import { useFormatter, useTranslations } from "next-intl";
import { useState } from "react";
import { Button } from "@/components/ui/button";
import type { MessageDetails } from "./message-details";

const box = "-mx-1 block min-w-48 rounded-lg bg-foreground/5 p-2.5 text-sm";

type Place = NonNullable<MessageDetails["location"]>;

/** A place by its name; the map opens elsewhere, so nobody is told who looks at it here. */
export function PlaceCard({ place }: { place: Place }) {
  const t = useTranslations("inbox.cards");
  const { latitude, longitude, name, address } = place;
  const point = `${latitude},${longitude}`;
  return (
    <span className={box}>
      <span className="flex items-start gap-2">
        <MapPin aria-hidden className="mt-0.5 size-4 shrink-0 text-muted-foreground" />
        <span className="min-w-0 wrap-anywhere">
          <span className="block font-medium">{name ?? t("place")}</span>
          <span className="block text-xs text-muted-foreground">{address ?? point}</span>
        </span>
      </span>
      <a
        href={`https://www.google.com/maps/search/?api=1&query=${encodeURIComponent(point)}`}
        target="_blank"
        rel="noopener noreferrer nofollow"
        className="mt-1.5 inline-block text-xs font-medium text-info underline underline-offset-2"
      >
        {t("openMap")}
      </a>
    </span>
  );
}

const cardsShown = 3;

/** People whose cards were shared. */
export function ContactCards({ cards }: { cards: NonNullable<MessageDetails["contacts"]> }) {
  const t = useTranslations("inbox.cards");
  const [isWhole, setWhole] = useState(false);
  const shown = isWhole ? cards : cards.slice(0, cardsShown);
  return (
    <span className={`${box} space-y-2`}>
      {shown.map(({ name, org, phones, emails }, index) => (
        <span key={index} className="flex items-start gap-2">
          <ContactRound aria-hidden className="mt-0.5 size-4 shrink-0 text-muted-foreground" />
          <span className="min-w-0 wrap-anywhere">
            <span className="block font-medium">{name?.formatted_name ?? t("nameless")}</span>
            {org?.company && <span className="block text-xs text-muted-foreground">{org.company}</span>}
            {phones?.map(({ phone, wa_id }, place) => (
              <span key={place} className="block text-xs text-muted-foreground num select-all">
                {phone ?? wa_id}
              </span>
            ))}
            {emails?.map(({ email }, place) => (
              <span key={place} className="block text-xs text-muted-foreground select-all">
                {email}
              </span>
            ))}
          </span>
        </span>
      ))}
      {cards.length > shown.length && (
        <Button variant="ghost" size="sm" onClick={() => setWhole(true)}>
          {t("more", { count: cards.length - shown.length })}
        </Button>
      )}
    </span>
  );
}

type OrderItem = NonNullable<NonNullable<MessageDetails["order"]>["product_items"]>[number];

/** What was ordered, with its sum where all of it has one currency. */
export function OrderCard({ items }: { items: readonly OrderItem[] }) {
  const t = useTranslations("inbox");
  const format = useFormatter();
  const currency = items[0]?.currency;
  const isPriced =
    currency && items.every((item) => item.currency === currency && item.item_price !== undefined);
  const money = (amount: number, unit: string) =>
    format.number(amount, { style: "currency", currency: unit.slice(0, 3) });
  const total = items.reduce((sum, { quantity, item_price = 0 }) => sum + quantity * item_price, 0);
  return (
    <span className={box}>
      <span className="block font-medium">{t("kinds.order")}</span>
      {items.map(({ product_retailer_id, quantity, item_price, currency: unit }, index) => (
        <span key={index} className="flex justify-between gap-4 text-xs text-muted-foreground num">
          <span className="min-w-0 wrap-anywhere">
            {quantity} × {product_retailer_id}
          </span>
          {item_price !== undefined && unit && <span>{money(quantity * item_price, unit)}</span>}
        </span>
      ))}
      {isPriced && (
        <span className="mt-1 flex justify-between gap-4 border-t pt-1 text-xs font-medium num">
          <span>{t("cards.total")}</span>
          <span>{money(total, currency)}</span>
        </span>
      )}
    </span>
  );
}

/** The ad a person came through, above their first words. */
export function ReferralCard({ referral }: { referral: NonNullable<MessageDetails["referral"]> }) {
  const t = useTranslations("inbox.cards");
  const { headline, body, source_url, source_type } = referral;
  const isSafe = source_url && /^https?:\/\//.test(source_url);
  return (
    <span className="-mx-1 mb-1 flex items-start gap-2 rounded-lg bg-foreground/5 p-2 text-xs">
      <Megaphone aria-hidden className="mt-0.5 size-3.5 shrink-0 text-muted-foreground" />
      <span className="min-w-0 wrap-anywhere">
        <span className="block text-muted-foreground">
          {t("cameFrom", { source: source_type === "post" ? "post" : "ad" })}
        </span>
        {headline && <span className="block font-medium">{headline}</span>}
        {body && <span className="line-clamp-2 text-muted-foreground">{body}</span>}
        {isSafe && (
          <a
            href={source_url}
            target="_blank"
            rel="noopener noreferrer nofollow"
            className="text-info underline underline-offset-2"
          >
            {t("seeAd")}
          </a>
        )}
      </span>
    </span>
  );
}
