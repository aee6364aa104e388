/** Offered first; a lead that came with another currency keeps it. */
export const currencies = ["BRL", "USD", "EUR"] as const;
