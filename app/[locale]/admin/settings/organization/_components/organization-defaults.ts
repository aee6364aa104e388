import { OrganizationSettings } from "@/lib/organizations/schemas";

/** What applies while the organization has chosen nothing. Settings of other features pass through untouched. */
export function organizationDefaults(settings: Record<string, unknown>) {
  const { data = {} } = OrganizationSettings.safeParse(settings);
  return {
    language: data.language ?? ("pt-BR" as const),
    currency: data.currency ?? "BRL",
    time_zone: data.time_zone ?? "America/Sao_Paulo",
  };
}

export type OrganizationDefaults = ReturnType<typeof organizationDefaults>;
