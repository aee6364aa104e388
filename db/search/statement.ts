import { searchText } from "../schema/search-text";
import { kinds, type Kind } from "./kinds";

/** How many rows that fit are compared by rank; a word that fits more is not a name any more. */
const candidatesMax = 1_500;
/** How many of the newest rows are read one by one: first for messages, and for what has no trigrams (emoji, signs). */
const newestRead = 2_000;
/** Messages that fit and are older than those; of more, which ones are shown is a matter of luck. */
const olderMax = 3_000;
const similarMax = 300;

/**
 * `search_<kind>(query, owners, take)` gives ids and ranks. `owners` is whose records may be found, beside nobody's;
 * null is everybody's. It is told to the function, since candidates are limited: filtered afterwards, hidden ones
 * would use the limit up.
 *
 * Statements are built from constants of ours and run with what was typed as parameters: planned for these very
 * patterns, they use the index however common the words are.
 */
export const searchFunction = (kind: Kind): string => `
  create or replace function search_${kind}(query text, owners uuid[], take integer)
    returns table (id uuid, rank real)
    language plpgsql stable security definer rows 20
    set search_path = public, pg_temp
    set pg_trgm.word_similarity_threshold = 0.55
  as $fn$
  declare
    org constant uuid := nullif(current_setting('app.org_id', true), '')::uuid;
    words constant text[] := search_words(query);
    phones constant text[] := ${kinds[kind].hasPhone ? "search_phones(query)" : "'{}'"};
    patterns constant text[] := search_patterns(words, phones);
    whole constant text := array_to_string(words, ' ');
    escaped constant text := search_escape(whole);
    fits constant text := search_condition($t$${searchText[kind]}$t$, words, phones);
    seen uuid[];
    found integer;
  begin
    if org is null or fits is null then return; end if;
    take := least(greatest(take, 1), 100);
    ${kinds[kind].newestFirst ? byTime(kind) : byRank(kind)}
    ${kinds[kind].isForgiving ? bySimilarity(kind) : ""}
  end $fn$;`;

const using = "using org, patterns, owners, take, whole, escaped";
const alive = (kind: Kind) => `r.organization_id = $1 and ${kinds[kind].alive}`;
const visible = (kind: Kind) => `($3::uuid[] is null or ${kinds[kind].visible})`;
const newest = (kind: Kind) =>
  `(select * from ${kind} r where ${alive(kind)} order by r.id desc limit ${newestRead}) r`;
const select = (kind: Kind) => `select r.id, ${kinds[kind].at} as at, ${searchText[kind]} as t`;

/** A part of a statement in a dollar quote, the condition of the moment in its middle. */
const withFits = (before: string, after: string) => `$q$${before} and $q$ || fits || $q$ ${after}$q$`;

function byRank(kind: Kind): string {
  const ranked = `select c.id, (case
      when t = $5 then 100 when t like $6 || ' %' then 95 when t like $6 || '%' then 90
      when ' ' || t like '% ' || ltrim($2[1], '%') then 70 else 50 end)::real from (`;
  const order = `) c order by 2 desc, c.at desc, 1 limit $4`;
  const all = `${select(kind)} from ${kind} r where ${alive(kind)} and ${visible(kind)}`;
  const recent = `${select(kind)} from ${newest(kind)} where ${visible(kind)}`;
  return `
    if cardinality(phones) > 0 or search_is_indexed(words) then
      return query execute ${withFits(ranked + all, `limit ${candidatesMax}${order}`)} ${using};
    else
      return query execute ${withFits(ranked + recent, order)} ${using};
    end if;`;
}

function byTime(kind: Kind): string {
  const recent = `select array(select r.id from ${newest(kind)} where ${visible(kind)}`;
  const older = `select o.id, 50::real from (
      select r.* from (select * from ${kind} r where ${alive(kind)}`;
  return `
    execute ${withFits(recent, `order by r.id desc limit $4)`)} into seen ${using};
    return query select u.id, 60::real from unnest(seen) as u(id);
    if cardinality(seen) >= take or not search_is_indexed(words) then return; end if;
    return query execute ${withFits(
      older,
      `limit ${olderMax}) r where ${visible(kind)} and r.id <> all($7)) o
      order by ${kinds[kind].at.replace("r.", "o.")} desc limit $4`,
    )} ${using}, seen;`;
}

/** Names that are nearly what was typed, when hardly any is. */
function bySimilarity(kind: Kind): string {
  const similar = `select s.id, (40 * word_similarity($5, s.t))::real from (
      ${select(kind)} from ${kind} r where ${alive(kind)} and ${visible(kind)} and $5 <% ${searchText[kind]}`;
  return `
    get diagnostics found = row_count;
    if found >= 3 or cardinality(phones) > 0 or length(whole) not between 4 and 60 then return; end if;
    return query execute $q$${similar} and not $q$ || fits || $q$ limit ${similarMax}) s
      order by 2 desc, s.at desc, 1 limit $4$q$ ${using};`;
}
