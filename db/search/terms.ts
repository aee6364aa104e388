/**
 * How what was typed is understood. All words must be there, in any order; words of one or two letters as the beginning
 * of a word, longer ones anywhere; `%` and `_` are letters like others. Six words and 100 letters are read.
 *
 * A number is looked for by its digits too, with and without Brazil's ninth digit and without a leading zero.
 */
export const termFunctions = `
  create or replace function search_words(query text) returns text[] language sql immutable parallel safe as $fn$
    select coalesce(array_agg(word order by place), '{}') from (
      select word, place from regexp_split_to_table(fold_text(left(query, 100)), '[\\s,;/-]+') with ordinality u(word, place)
       where word <> '' order by place limit 6) as first_words
  $fn$;

  create or replace function search_phones(query text) returns text[] language sql immutable parallel safe as $fn$
    select case
      when query !~ '^[\\d\\s+().-]+$' or length(digits) not between 3 and 15 then '{}'
      when digits ~ '^(55)?[1-9][1-9][6-9]\\d{7}$' then array[digits, regexp_replace(digits, '(.{8})$', '9\\1')]
      when digits ~ '^(55)?[1-9][1-9]9[6-9]\\d{7}$' then array[digits, regexp_replace(digits, '9(.{8})$', '\\1')]
      else array[digits] end
      from (select ltrim(regexp_replace(left(query, 100), '\\D', '', 'g'), '0') as digits) as typed
  $fn$;

  create or replace function search_escape(word text) returns text language sql immutable parallel safe as $fn$
    select replace(replace(replace(word, '\\', '\\\\'), '%', '\\%'), '_', '\\_')
  $fn$;

  create or replace function search_is_short(word text) returns boolean language sql immutable parallel safe as $fn$
    select word ~ '^[[:alnum:]]{1,2}$'
  $fn$;

  -- Two patterns for each word, the second one null for long words, then one for each number.
  create or replace function search_patterns(words text[], phones text[]) returns text[] language sql immutable parallel safe as $fn$
    select array(
      select pattern from (
        select place * 2 as place, case when search_is_short(word) then search_escape(word) || '%' else '%' || search_escape(word) || '%' end
          from unnest(words) with ordinality u(word, place)
        union all
        select place * 2 + 1, case when search_is_short(word) then '% ' || search_escape(word) || '%' end
          from unnest(words) with ordinality u(word, place)
        union all
        select 1000 + place, '%' || phone || '%' from unnest(phones) with ordinality u(phone, place)
      ) as patterns (place, pattern) order by place)
  $fn$;

  -- Whether a trigram index can narrow it: emoji and signs have no trigrams, a single letter hardly any.
  create or replace function search_is_indexed(words text[]) returns boolean language sql immutable parallel safe as $fn$
    select exists (select from unnest(words) as word
      where word ~ '[[:alnum:]]{3}' or word ~ '^[[:alnum:]]{2}$')
  $fn$;

  -- The condition on an expression, with the patterns as $2. Null when there is nothing to look for.
  create or replace function search_condition(expression text, words text[], phones text[]) returns text
    language plpgsql immutable parallel safe as $fn$
  declare
    every text[] := '{}';
    any_of text[] := '{}';
    fits constant text := expression || ' like $2[%s]';
  begin
    for place in 1 .. cardinality(words) loop
      every := every || case when search_is_short(words[place])
        then '(' || format(fits || ' or ' || fits, place * 2 - 1, place * 2) || ')'
        else format(fits, place * 2 - 1) end;
    end loop;
    for place in 1 .. cardinality(phones) loop
      any_of := any_of || format(fits, cardinality(words) * 2 + place);
    end loop;
    if cardinality(words) > 0 and (cardinality(phones) = 0 or search_is_indexed(words)) then
      any_of := any_of || ('(' || array_to_string(every, ' and ') || ')');
    end if;
    return nullif('(' || array_to_string(any_of, ' or ') || ')', '()');
  end $fn$;
`;
