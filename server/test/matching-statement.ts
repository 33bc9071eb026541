/**
 * What one care need of the patient (`n`) meets at a hospital (`a`: what it states on it); null = nothing to say. The
 * second says whether it rules the hospital out.
 */
const WHY = `case
    when n.presence = 'unknown' then case when a.level = 'refused' then 'unknown_presence' end
    when a.level is null then 'not_stated'
    when a.level = 'refused' then 'refused'
    when n.quantity > a.upto then 'over_limit'
    when a.level = 'conditional' then 'condition'
    when a.upto is not null and n.quantity is null then 'unknown_quantity'
  end`
const BLOCKS = `w.why in ('refused', 'over_limit')`
/** OFFSET 0 has it worked out once; drawn into the query around it, it would be at every mention. */
const STATED = `lateral (select s.stated ->> 'level' as level, (s.stated ->> 'limit')::float8 as upto, s.stated -> 'condition' as condition from (select f.acceptance -> n.code as stated offset 0) s offset 0) a`
const REASON = `lateral (select ${WHY} as why offset 0) w`

/** A hospital (`f`) with all that speaks against it, as the answer shows it. */
const SHOWN = `json_build_object(
    'hospitalId', f.id, 'name', f.name, 'shortName', f.short_name, 'municipalityCode', f.municipality_code,
    'distanceKm', floor(f.km * 10 + 0.5) / 10, 'acceptable', f.acceptable, 'vacant', f.vacant, 'opensOn', f.opens_on,
    'vacancyUpdatedAt', to_char(f.vacancy_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"'), 'vacancyStale', not f.fresh,
    'answerWithinHours', f.answer_within_hours,
    'judgement', json_build_object('mark', f.mark, 'blocking', p.blocking, 'open', p.open))`

const POINTS = `lateral (
    select coalesce(json_agg(q.point order by q.place) filter (where q.blocks), '[]') as blocking,
           coalesce(json_agg(q.point order by q.place) filter (where not q.blocks), '[]') as open
    from (
      select -4 as place, true as blocks, json_build_object('item', 'area', 'why', 'outside', 'text', '', 'limit', null) as point where f.outside
      union all select -3, true, json_build_object('item', 'bedKind', 'why', 'refused', 'text', '', 'limit', null) where f.other_beds
      union all select -2, true, json_build_object('item', 'age', 'why', 'refused', 'text', '', 'limit', case when patient.age > f.age_to then f.age_to else f.age_from end) where f.other_age
      union all select -1, false, json_build_object('item', 'guarantor', 'why', 'condition', 'text', '', 'limit', null) where f.asks_guarantor
      union all
      select n.place, ${BLOCKS}, json_build_object('item', n.code, 'why', w.why,
        'text', case when w.why in ('refused', 'over_limit', 'condition') then a.condition else '""' end,
        'limit', case when w.why in ('over_limit', 'condition', 'unknown_quantity') then a.upto end)
      from need n, ${STATED}, ${REASON} where w.why is not null
    ) q) p`

/**
 * Matching written once more by hand, as one SQL statement over the tables: what `matchPatient` answers, with the
 * municipality's code in place of its name. A test holds the two equal, and the bench takes it for its floor.
 * $1 the asking hospital, $2 the patient (JSON), $3 codes of the destination ('{}' = anywhere), $4 now, $5 limit.
 */
export const MATCHING_STATEMENT = `
with patient as materialized (
  select ($2::json ->> 'age')::integer as age, $2::json ->> 'sex' as sex, $2::json ->> 'guarantor' as guarantor,
         array(select json_array_elements_text($2::json -> 'bedKinds')) as bed_kinds, $4::timestamptz as now
), need as materialized (
  select e.key as code, e.ordinality as place, e.value ->> 'presence' as presence, (e.value ->> 'quantity')::float8 as quantity
  from json_each($2::json -> 'needs') with ordinality as e (key, value, ordinality)
  where e.value ->> 'presence' <> 'absent'
), place as materialized (
  select radians(latitude) as lat, radians(longitude) as lng from hospital where id = $1
), beds as (
  select b.hospital_id, bool_or(b.bed_kind = any (patient.bed_kinds)) as wished,
         sum(case when o.suits then b.acceptable else 0 end) filter (where o.counts) as acceptable, sum(case when o.suits then b.vacant else 0 end) filter (where o.counts) as vacant,
         min(b.opens_on) filter (where o.counts) as opens_on, max(b.updated_at) filter (where o.counts) as vacancy_at
  from bed_availability b, patient, lateral (select cardinality(patient.bed_kinds) = 0 or b.bed_kind = any (patient.bed_kinds) as counts,
         b.sex = 'any' or coalesce(patient.sex, 'other') not in ('male', 'female') or b.sex = patient.sex as suits) o
  group by b.hospital_id
), facility as materialized (
  select h.id, h.name, case when h.short_name = '' then h.name else h.short_name end as short_name, h.municipality_code,
         r.acceptance || '{}' as acceptance, b.acceptable, b.vacant, b.opens_on, b.vacancy_at,
         (r.record ->> 'ageFrom')::integer as age_from, (r.record ->> 'ageTo')::integer as age_to,
         (r.record ->> 'answerWithinHours')::integer as answer_within_hours,
         coalesce(b.vacancy_at >= patient.now - interval '72 hours', false) as fresh,
         cardinality($3::text[]) > 0 and h.municipality_code <> all ($3::text[]) as outside,
         cardinality(patient.bed_kinds) > 0 and not coalesce(b.wished, false) as other_beds,
         coalesce(patient.age < (r.record ->> 'ageFrom')::integer or patient.age > (r.record ->> 'ageTo')::integer, false) as other_age,
         patient.guarantor <> 'present' and coalesce(r.record ->> 'guarantor' = 'required', false) as asks_guarantor,
         2 * 6371 * asin(sqrt(power(sin((radians(h.latitude) - place.lat) / 2), 2)
           + cos(place.lat) * cos(radians(h.latitude)) * power(sin((radians(h.longitude) - place.lng) / 2), 2))) as km
  from hospital h cross join patient cross join place
  left join facility_record r on r.hospital_id = h.id
  left join beds b on b.hospital_id = h.id
  where h.use = 'active' and h.id <> $1
), judged as materialized (
  select f.*, f.outside::integer + f.other_beds::integer + f.other_age::integer + c.blocked as blocked,
         coalesce(c.item, case when f.other_age then 'age' when f.other_beds then 'bedKind' else 'area' end) as item,
         case when f.outside or f.other_beds or f.other_age or c.blocked > 0 then 'blocked' when f.asks_guarantor or c.open > 0 then 'conditional' else 'fits' end as mark,
         coalesce(f.km, 50000) + case when f.fresh and f.acceptable > 0 then extract(epoch from patient.now - f.vacancy_at)::float8 / 3600 * 0.25 else 60 end as rank
  from facility f cross join patient, lateral (
    select count(*) filter (where ${BLOCKS}) as blocked, count(*) filter (where w.why is not null and not ${BLOCKS}) as open, max(n.code) filter (where ${BLOCKS}) as item
    from need n, ${STATED}, ${REASON}
  ) c
), listed as (
  select * from judged where mark <> 'blocked' order by mark = 'conditional', rank, id limit $5
), near as (
  select * from judged where blocked = 1 order by coalesce(km, 50000), id limit 10
)
select json_build_object(
  'total', (select count(*) from judged),
  'counts', (select json_build_object('fits', count(*) filter (where mark = 'fits'), 'conditional', count(*) filter (where mark = 'conditional'), 'blocked', count(*) filter (where mark = 'blocked')) from judged),
  'gains', (select coalesce(json_agg(json_build_object('item', g.item, 'gain', g.gain) order by g.gain desc, g.item collate "C"), '[]') from (select item, count(*) as gain from judged where blocked = 1 group by item) g),
  'hospitals', (select coalesce(json_agg(${SHOWN} order by f.mark = 'conditional', f.rank, f.id), '[]') from listed f cross join patient, ${POINTS}),
  'nearMisses', (select coalesce(json_agg(${SHOWN} order by coalesce(f.km, 50000), f.id), '[]') from near f cross join patient, ${POINTS})
)::text as answer`
