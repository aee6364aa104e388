import { z } from "zod";
import { digitsOf } from "./wire";

const GraphId = z.string().regex(/^\d{5,20}$/);

/** One business number with the WhatsApp Business Account it belongs to. */
export const Account = z.object({
  wabaId: GraphId,
  phoneNumberId: GraphId,
  displayPhoneNumber: z.string().refine((value) => digitsOf(value).length >= 8),
  verifiedName: z.string().min(1),
  accessToken: z.string().min(1),
  /** Signs the webhooks of this account; the app secret of the emulator when absent. */
  appSecret: z.string().min(1).optional(),
});
export type Account = z.infer<typeof Account>;

/** Signs every webhook of an account without a secret of its own: one Meta app serves all tenants. */
export const demoAppSecret = "local-app-secret";
export const demoApp = { id: "1029384756102938", name: "Loved CRM (local)" } as const;

/** The accounts every emulator starts with. Seeds and tests connect organizations to them. */
export const demoAccounts = [
  {
    wabaId: "102290129340301",
    phoneNumberId: "106540352242901",
    displayPhoneNumber: "+55 11 93000-1001",
    verifiedName: "Aurora Imóveis",
    accessToken: "EAALOCAL1",
  },
  {
    wabaId: "102290129340302",
    phoneNumberId: "106540352242902",
    displayPhoneNumber: "+55 21 93000-2002",
    verifiedName: "Clínica Vivenda",
    accessToken: "EAALOCAL2",
  },
  {
    wabaId: "102290129340303",
    phoneNumberId: "106540352242903",
    displayPhoneNumber: "+55 31 93000-3003",
    verifiedName: "Ateliê Serra Azul",
    accessToken: "EAALOCAL3",
  },
] as const satisfies readonly Account[];

/** Which businesses exist, and which token may act for which of them. */
export class AccountBook {
  readonly #added = new Map<string, Account>();
  readonly #revokedTokens = new Set<string>();

  /** An account with the phone number id of a known one replaces it. */
  add(account: Account) {
    this.#added.set(account.phoneNumberId, account);
  }

  all(): Account[] {
    const demo = demoAccounts.filter(({ phoneNumberId }) => !this.#added.has(phoneNumberId));
    return [...demo, ...this.#added.values()];
  }

  added(): Account[] {
    return [...this.#added.values()];
  }

  byPhone(phoneNumberId: string): Account | undefined {
    return this.all().find((account) => account.phoneNumberId === phoneNumberId);
  }

  ofWaba(wabaId: string): Account[] {
    return this.all().filter((account) => account.wabaId === wabaId);
  }

  ofToken(token: string): Account[] {
    return this.all().filter((account) => account.accessToken === token);
  }

  /** Makes a token answer 190 from now on, or accepts it again. */
  setRevoked(token: string, revoked: boolean) {
    if (revoked) this.#revokedTokens.add(token);
    else this.#revokedTokens.delete(token);
  }

  isRevoked(token: string): boolean {
    return this.#revokedTokens.has(token);
  }

  clear() {
    this.#added.clear();
    this.#revokedTokens.clear();
  }
}
