import { businessApi } from "./business-api";
import type { MessagingProvider } from "./provider";

export type ProviderType = MessagingProvider["type"];

/** A provider type without an entry does not compile. */
const providers: Record<ProviderType, MessagingProvider> = { business_api: businessApi };

export const providerOf = (type: string): MessagingProvider => {
  const provider = providers[type as ProviderType];
  if (!provider) throw new Error(`No messaging provider is called ${type}`);
  return provider;
};

export {
  ProviderError,
  type MessagingAccount,
  type MessagingProvider,
  type OutboundContent,
  type OutboundFile,
} from "./provider";
