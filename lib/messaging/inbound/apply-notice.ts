import { eq, sql } from "drizzle-orm";
import { whatsapp_configs } from "@/db/schema";
import type { Unit } from "@/lib/unit";
import { activeConfig } from "../account";
import type { InboundNotice } from "./items";

const accountEnds = ["ACCOUNT_DELETED", "ACCOUNT_OFFBOARDED", "DISABLED_UPDATE", "ACCOUNT_RESTRICTION"];

/** What WhatsApp says about the number and its account is kept with the connection; the rest is kept as it came. */
export async function applyNotice({ db, audit }: Unit, { topic, raw }: InboundNotice): Promise<void> {
  const said = typeof raw === "object" && raw !== null ? (raw as Record<string, unknown>) : {};
  const change = changeOf(topic, said);
  const config = change && (await activeConfig(db));
  if (!config) return;
  const { kept, ...columns } = change;
  await db.update(
    whatsapp_configs,
    {
      ...columns,
      config_data: sql`${whatsapp_configs.config_data} || ${JSON.stringify(kept)}::jsonb`,
    },
    eq(whatsapp_configs.id, config.id),
  );
  await audit({
    action: "integration.whatsapp_notice",
    resource_type: "whatsapp_config",
    resource_id: config.id,
    after: { topic, ...kept },
  });
}

type Change = { kept: Record<string, unknown>; verified_name?: string; connection_status?: string };

function changeOf(topic: string, said: Record<string, unknown>): Change | null {
  const { event, current_limit, decision, requested_verified_name } = said;
  switch (topic) {
    case "phone_number_quality_update":
      return { kept: { quality: { event, current_limit } } };
    case "phone_number_name_update":
      return {
        kept: { name_review: { decision, requested_verified_name } },
        ...(decision === "APPROVED" &&
          typeof requested_verified_name === "string" && {
            verified_name: requested_verified_name.slice(0, 255),
          }),
      };
    case "account_update":
      return {
        kept: { account: { event } },
        ...(accountEnds.includes(String(event)) && { connection_status: "needs_attention" }),
      };
    default:
      return null;
  }
}
