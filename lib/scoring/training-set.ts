import { sql } from "drizzle-orm";
import type { OrgDb } from "@/db/org";
import { featuresAt } from "./features";
import type { Row } from "./learn";

const dayMs = 86_400_000;
/** More leads than this teach nothing that the newest ones do not. */
const rowsMax = 5_000;
/** The window is as long as nine of ten sales took, within these bounds. */
const windowDays = { min: 14, max: 180 };
/** Closed at once, as an import or a typing test is: nothing was known before the outcome. */
const shortestLifeMs = 60_000;

export type Example = { lead_id: string; row: Row; outcome: 0 | 1; closed_at: string };
export type TrainingSet = {
  /** The oldest outcome first. */
  examples: Example[];
  won: number;
  lost: number;
  windowDays: number | null;
  from: string | null;
  to: string | null;
};

type Closed = { id: string; status: string; created_at: string; closed_at: string };

/**
 * Closed leads of which the outcome is known under equal conditions: made after outcomes began to be recorded, and
 * long enough ago that each had the whole window; won means won within it. Each is looked at half-way between its
 * creation and its closing.
 */
export async function loadTrainingSet(db: OrgDb, now = Date.now()): Promise<TrainingSet> {
  const closed = await closedLeads(db);
  const days = windowOf(closed);
  const usable = closed
    .filter(({ created_at }) => Date.parse(created_at) <= now - days * dayMs)
    .slice(-rowsMax);
  const features = await featuresAt(
    db,
    usable.map((lead) => ({ lead_id: lead.id, at: halfWay(lead) })),
  );
  const examples = usable.flatMap((lead): Example[] => {
    const row = features.get(lead.id);
    const isWon = lead.status === "won" && lifeMs(lead) <= days * dayMs;
    return row ? [{ lead_id: lead.id, row, outcome: isWon ? 1 : 0, closed_at: lead.closed_at }] : [];
  });
  const won = examples.filter(({ outcome }) => outcome).length;
  return {
    examples,
    won,
    lost: examples.length - won,
    windowDays: closed.length > 0 ? days : null,
    from: examples[0]?.closed_at ?? null,
    to: examples.at(-1)?.closed_at ?? null,
  };
}

async function closedLeads(db: OrgDb): Promise<Closed[]> {
  const rows = await db.tx.execute<Closed>(sql`
    select id, status, to_json(created_at)#>>'{}' as created_at, to_json(closed_at)#>>'{}' as closed_at
      from leads
     where organization_id = ${db.orgId} and status in ('won','lost') and closed_at is not null
       and deleted_at is null and merged_into is null
     order by leads.closed_at, id`);
  const recordedFrom = rows[0] ? Date.parse(rows[0].closed_at) : 0;
  return rows.filter((lead) => Date.parse(lead.created_at) >= recordedFrom && lifeMs(lead) >= shortestLifeMs);
}

const lifeMs = ({ created_at, closed_at }: Closed): number => Date.parse(closed_at) - Date.parse(created_at);

const halfWay = (lead: Closed): string =>
  new Date(Date.parse(lead.created_at) + lifeMs(lead) / 2).toISOString();

function windowOf(closed: Closed[]): number {
  const days = closed
    .filter(({ status }) => status === "won")
    .map((lead) => lifeMs(lead) / dayMs)
    .sort((a, b) => a - b);
  const ninth = days[Math.floor(days.length * 0.9)] ?? 0;
  return Math.min(windowDays.max, Math.max(windowDays.min, Math.ceil(ninth)));
}
