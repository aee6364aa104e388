import { sql } from "drizzle-orm";

/** Scores follow what happens to a lead, and the clock at least this often. */
const scoreLastsHours = 24;

/**
 * Open leads whose score is older than their last message, note, move or edit, than the active model, or than a day;
 * and those a model has scored that scores no longer.
 */
export const due = sql`
  from leads l
  left join lead_scoring_models m on m.organization_id = l.organization_id and m.is_active
  left join lead_scores s on s.organization_id = l.organization_id and s.lead_id = l.id
 where l.status = 'open' and l.deleted_at is null
   and case when m.id is null then s.model_id is not null
       else s.id is null or s.model_id is distinct from m.id
         or s.scored_at < greatest(l.updated_at, l.last_activity_at)
         or s.scored_at < now() - make_interval(hours => ${scoreLastsHours}) end`;
