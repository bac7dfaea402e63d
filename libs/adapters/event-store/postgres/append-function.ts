/** Separates the elements of a list in one text: JSON escapes control characters and names may not hold them. */
export const listSeparator = '\u001e';

/** The channel on which every append announces the new head of the log. */
export const logChannel = 'tandem_log';

/**
 * `log.append` stores a group of appends, each for itself, in the transaction of its caller, and answers in their order
 * with (outcome, revision, position, event_id). Lists come as one text each: to split that is cheaper than to parse an
 * array. The lock on the head is taken first and kept until the commit, so the log grows in the order of commits, and
 * what each statement sees (read committed) holds all that earlier groups stored.
 */
export const appendFunctionSql = `
create or replace function log.append(
  streams text, expectations text, counts text, ids text, types text, datas text, metadatas text
) returns table (outcome text, revision int, "position" bigint, event_id uuid)
language plpgsql set enable_seqscan = off set plan_cache_mode = force_generic_plan as $function$
#variable_conflict use_variable
declare
  separator constant text := chr(30);
  stream_list constant text[] := string_to_array(streams, separator);
  expected_list constant int[] := string_to_array(expectations, ',')::int[];
  count_list constant int[] := string_to_array(counts, ',')::int[];
  id_list constant uuid[] := string_to_array(ids, ',')::uuid[];
  type_list constant text[] := string_to_array(types, separator);
  data_list constant text[] := string_to_array(datas, separator);
  metadata_list constant text[] := string_to_array(metadatas, separator);
  head bigint;
  head_before bigint;
  id_may_repeat boolean;
  first int := 1;
  last int;
  actual int;
  found record;
begin
  if current_setting('transaction_isolation') <> 'read committed' then
    raise exception 'log.append needs the isolation level read committed';
  end if;
  select h.position into strict head from log.head h for update;
  head_before := head;
  id_may_repeat := exists (select from log.events e where e.id = any(id_list))
    or (cardinality(stream_list) > 1 and cardinality(id_list) > (select count(distinct i) from unnest(id_list) i));

  for n in 1 .. cardinality(stream_list) loop
    last := first + count_list[n] - 1;
    outcome := 'appended'; revision := null; position := null; event_id := null;
    if id_may_repeat then
      select * into found from log.recognise(stream_list[n], expected_list[n], id_list[first:last]);
      outcome := found.outcome; revision := found.revision; position := found.position; event_id := found.event_id;
    end if;
    if outcome = 'appended' then
      select e.revision into actual from log.events e where e.stream = stream_list[n] order by e.revision desc limit 1;
      actual := coalesce(actual, -1);
      if expected_list[n] not in (-2, actual) then
        outcome := 'conflict'; revision := actual;
      elsif first = last then
        insert into log.events (position, stream, revision, id, type, data, metadata) values
          (head + 1, stream_list[n], actual + 1, id_list[first], type_list[first], data_list[first], metadata_list[first]);
      else
        insert into log.events (position, stream, revision, id, type, data, metadata)
        select head + u.ordinal, stream_list[n], actual + u.ordinal, u.id, u.type, u.data, u.metadata
        from unnest(id_list[first:last], type_list[first:last], data_list[first:last], metadata_list[first:last])
          with ordinality as u (id, type, data, metadata, ordinal);
      end if;
      if outcome = 'appended' then
        head := head + count_list[n];
        revision := actual + count_list[n]; position := head;
      end if;
    end if;
    first := last + 1;
    return next;
  end loop;

  if head > head_before then
    update log.head h set position = head;
    perform pg_notify('${logChannel}', head::text);
  end if;
end
$function$;

create or replace function log.recognise(
  wanted_stream text, expected int, ids uuid[], out outcome text, out revision int, out "position" bigint, out event_id uuid
) language sql stable set enable_seqscan = off as $function$
  with known as (
    select e.id, e.stream, e.revision, e.position, i.ordinal
    from unnest(ids) with ordinality as i (id, ordinal) join log.events e on e.id = i.id
  ), summary as (
    select count(*) as known_count, max(k.revision) as last_revision, max(k.position) as last_position,
      bool_and(k.stream = wanted_stream) and count(distinct k.revision - k.ordinal) = 1
        and (expected = -2 or min(k.revision) = expected + 1) as in_place,
      (array_agg(k.id order by k.ordinal))[1] as first_id
    from known k
  )
  select case when known_count = 0 then 'appended' when repeated then 'repeated' else 'id-taken' end,
    case when repeated then last_revision end, case when repeated then last_position end,
    case when known_count > 0 and not repeated then first_id end
  from (select *, known_count = cardinality(ids) and in_place as repeated from summary) s
$function$;
`;
