import { z } from "zod";
import type { Account } from "./accounts";

export const CallbackState = z.object({
  /** WABAs the app is subscribed to, with their override of the callback where they have one. */
  wabas: z.record(z.string(), z.object({ overrideUrl: z.string().optional() })),
  /** Overrides of single numbers; they win over the WABA's. */
  phones: z.record(z.string(), z.string()),
  /** The callback of the Meta app itself. */
  appUrl: z.string().optional(),
});
export type CallbackState = z.infer<typeof CallbackState>;

/** Where the webhooks of a business go: the number's override, else the WABA's, else the app's callback. */
export class CallbackBook {
  state: CallbackState = { wabas: {}, phones: {} };

  subscribeWaba(wabaId: string, overrideUrl?: string) {
    this.state.wabas[wabaId] = overrideUrl === undefined ? {} : { overrideUrl };
  }

  unsubscribeWaba(wabaId: string) {
    delete this.state.wabas[wabaId];
  }

  isSubscribed(wabaId: string): boolean {
    return this.state.wabas[wabaId] !== undefined;
  }

  setPhoneUrl(phoneNumberId: string, url: string | undefined) {
    if (url) this.state.phones[phoneNumberId] = url;
    else delete this.state.phones[phoneNumberId];
  }

  /** Without the subscription of the WABA nothing is sent, whatever the overrides say. */
  urlFor(wabaId: string, phoneNumberId?: string): string | undefined {
    const waba = this.state.wabas[wabaId];
    if (!waba) return undefined;
    const phoneUrl = phoneNumberId === undefined ? undefined : this.state.phones[phoneNumberId];
    return phoneUrl ?? waba.overrideUrl ?? this.state.appUrl;
  }

  /** The `webhook_configuration` field of a phone number. */
  configurationOf(account: Account) {
    const configuration: Record<string, string> = {};
    const phoneUrl = this.state.phones[account.phoneNumberId];
    const wabaUrl = this.state.wabas[account.wabaId]?.overrideUrl;
    if (phoneUrl) configuration.phone_number = phoneUrl;
    if (wabaUrl) configuration.whatsapp_business_account = wabaUrl;
    if (this.state.appUrl) configuration.application = this.state.appUrl;
    return configuration;
  }

  clear() {
    this.state = { wabas: {}, phones: {} };
  }
}
