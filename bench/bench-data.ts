import { EMPTY_SECTIONS } from '@tasuki/domain/transfer/record-sections'
import pg from 'pg'
import { servedPrefecture } from '../server/src/facility/served-prefecture'

const HOSPITALS = 8200
/** Those of the prefecture that is served; the rest lies in 23 others. */
export const HOME_HOSPITALS = 340
const PEOPLE_PER_TALKER = 20
/** At every scale: a prefecture's open cases stay as many as they are, its past grows. */
const OPEN_CASES = 1000
const CASES_AT_SCALE_1 = 2000

/** As hospitals and cases are filled in, so that answers weigh what they weigh in use. */
const FACILITY_RECORD = {
  departmentName: '地域連携室', phone: '045-000-0000', extension: '', fax: '', email: '', website: '', receptionHours: { weekdays: [1, 2, 3, 4, 5], from: '09:00', until: '17:00' }, afterHours: 'none', afterHoursPhone: '',
  committeeWeekdays: [2], committeeDeadline: '', familyInterview: 'depends', answerWithinHours: 24, daysToAdmission: null, therapists: 12, privateRoomFee: '', uninsuredCosts: '', visiting: '', pickUp: '',
  ageFrom: null, ageTo: null, guarantor: 'negotiable', remarks: '',
}
const NEED = { presence: 'present', quantity: null, detail: '' }
const CASE_RECORD = {
  sex: 'female', age: 78, setting: 'inpatient', mainDisease: '脳梗塞', purpose: 'recovery_rehab', destination: { municipalities: [], secondaryAreas: [] }, medicalCategory: '2', transferableFrom: '2026-11-30', urgent: false, bedKinds: ['recoveryRehab'],
  needs: { ventilator: { ...NEED, presence: 'absent' }, oxygen: { ...NEED, quantity: 2 }, suction: { ...NEED, quantity: 6 }, gastrostomy: NEED, insulin: NEED, pressure_ulcer: NEED, rehabilitation: NEED, mrsa: { ...NEED, presence: 'unknown' } },
  guarantor: 'present', history: '高血圧、糖尿病', course: '保存的に加療し、現在は病状安定。'.repeat(6), medication: '降圧薬、抗血小板薬', background: '独居、長女が近隣に在住', direction: '回復期リハビリテーション後に自宅退院を希望', ...EMPTY_SECTIONS, memoCode: '',
}

/** The same rows every time: what looks random is the hash of a name. */
const FUNCTIONS = `
create function pg_temp.hash(text) returns integer language sql immutable as $$ select ('x' || substr(md5($1), 1, 7))::bit(28)::integer $$;
create function pg_temp.id(text) returns uuid language sql immutable as $$ select (substr(md5($1), 1, 12) || '4' || substr(md5($1), 14, 3) || '8' || substr(md5($1), 18))::uuid $$;
create function pg_temp.area(n integer) returns integer language sql immutable as $$ select case when n <= ${HOME_HOSPITALS} then 1 else 2 + n % 23 end $$;
select set_config('app.actor_kind', 'system', false);`

const HOSPITAL_ROWS = `
insert into hospital (id, name, short_name, use, prefecture_code, municipality_code, latitude, longitude)
select pg_temp.id('hospital ' || n), '計測第' || n || '病院', '計測' || n, 'active',
       case when n <= ${HOME_HOSPITALS} then '14' else lpad((20 + pg_temp.area(n))::text, 2, '0') end,
       case when n <= ${HOME_HOSPITALS} then ($1::text[])[n % cardinality($1::text[]) + 1] else lpad((20 + pg_temp.area(n))::text, 2, '0') || '101' end,
       31.5 + pg_temp.area(n) * 0.45 + pg_temp.hash('lat' || n) % 10000 / 10000.0, 130 + pg_temp.area(n) * 0.5 + pg_temp.hash('lng' || n) % 10000 / 10000.0
from generate_series(1, ${HOSPITALS}) n`

const FACILITY_ROWS = `
insert into facility_record (hospital_id, record, acceptance, updated_at)
select pg_temp.id('hospital ' || n), $1::jsonb || jsonb_build_object('ageFrom', case when n % 9 = 0 then 15 end, 'guarantor', (array['required', 'not_required', 'negotiable'])[n % 3 + 1]),
       (select jsonb_object_agg(s.code, jsonb_build_object('level', s.level, 'condition', case when s.level = 'conditional' then '病状が安定していること' else '' end,
               'limit', case when s.level <> 'refused' and s.quantity_unit is not null then 1 + n % 10 end))
        from (select c.code, c.quantity_unit, case when h.value < 66 then 'accepted' when h.value < 86 then 'conditional' else 'refused' end as level, h.value
              from care_need c, lateral (select pg_temp.hash(n || c.code) % 110 as value) h) s where s.value < 100), now()
from generate_series(1, ${HOSPITALS}) n;
`
const BED_ROWS = `
insert into bed_availability (hospital_id, bed_kind, beds, vacant, acceptable, held, sex, updated_at)
select pg_temp.id('hospital ' || n), kind, 60, pg_temp.hash('vacant' || n || kind) % 6, pg_temp.hash('takes' || n || kind) % 4, 0, 'any', now() - pg_temp.hash('age' || n) % 120 * interval '1 hour'
from generate_series(1, ${HOSPITALS}) n, unnest(array['general', 'communityCare', 'recoveryRehab', 'longTermCare', 'psychiatric', 'palliative']) kind
where pg_temp.hash('bed' || n || kind) % 100 < 45`

/** One person for each hospital of the prefecture, more for the two that talk; signed in, without a password. */
const PEOPLE_ROWS = `
create temp table who as select n, k, format('p%s-%s', n, k) as login from generate_series(1, ${HOME_HOSPITALS}) n, generate_series(1, case when n <= 2 then ${PEOPLE_PER_TALKER} else 1 end) k;
insert into auth."user" ("id", "name", "email", "emailVerified", "updatedAt", "username") select login, login, login || '@login.invalid', false, now(), login from who;
insert into auth."session" ("id", "expiresAt", "token", "updatedAt", "userId", "passedAt") select login, now() + interval '6 hours', md5('bench ' || login), now(), login, now() from who;
insert into person (id, hospital_id, role, login_id, auth_user_id, display_name) select pg_temp.id('person ' || login), pg_temp.id('hospital ' || n), 'member', login, login, '計測 担当' from who`

const caseRows = (cases: number) => `
insert into transfer_case (id, code, sender_hospital_id, status, visibility, record, destination_codes, destination_label, version, created_at, sent_at, updated_at, transfer_date, closed_at, destination_text)
select pg_temp.id('case ' || n), 'B' || n, pg_temp.id('hospital ' || s.sender), case when s.open then 'recruiting' else 'completed' end, case when pg_temp.hash('sees' || n) % 10 < 3 then 'S2' else 'S1' end,
       $1::jsonb || jsonb_build_object('age', 40 + n % 55, 'sex', (array['male', 'female'])[n % 2 + 1]),
       case when s.sender <= ${HOME_HOSPITALS} then $2::text[] else array[lpad((20 + pg_temp.area(s.sender))::text, 2, '0') || '101'] end, '県内', 2,
       s.at, s.at, s.at, case when not s.open then s.at::date + 7 end, case when not s.open then s.at + interval '7 days' end, case when s.open then '' else '計測' end
from (select n, n > ${cases - OPEN_CASES} as open, now() - (${cases} - n) * interval '2 minutes' as at,
             case when pg_temp.hash('home' || n) % 10 < 6 then 1 + pg_temp.hash('sender' || n) % ${HOME_HOSPITALS} else ${HOME_HOSPITALS + 1} + pg_temp.hash('sender' || n) % ${HOSPITALS - HOME_HOSPITALS} end as sender
      from generate_series(1, ${cases}) n) s;`

/** 3 to 8 hospitals of the sender's area, never itself. */
const asked = (cases: number) => `
create temp table asked as select distinct on (c.n, c.hospital) c.n, c.sender, c.hospital, c.open, format('%s-%s', c.n, c.hospital) as name from (
  select s.n, s.sender, s.n > ${cases - OPEN_CASES} as open,
         case when s.sender <= ${HOME_HOSPITALS} then 1 + pg_temp.hash('asked' || s.n || ' ' || k) % ${HOME_HOSPITALS} else s.sender % 23 + 23 * (15 + pg_temp.hash('asked' || s.n || ' ' || k) % 340) end as hospital
  from (select n, case when pg_temp.hash('home' || n) % 10 < 6 then 1 + pg_temp.hash('sender' || n) % ${HOME_HOSPITALS} else ${HOME_HOSPITALS + 1} + pg_temp.hash('sender' || n) % ${HOSPITALS - HOME_HOSPITALS} end as sender
        from generate_series(1, ${cases}) n) s, generate_series(1, 3 + s.n % 6) k) c
where c.hospital <> c.sender and c.hospital <= ${HOSPITALS};`

const INQUIRY_ROWS = `
insert into room (id, subject_kind, subject_id, subject_label, member_hospital_ids, last_seq, last_message_at, created_at)
select pg_temp.id('room ' || name), 'inquiry', pg_temp.id('inquiry ' || name), 'B' || n, array[pg_temp.id('hospital ' || sender), pg_temp.id('hospital ' || hospital)], case when open then 2 else 1 end, now(), now() from asked;
insert into room_member (room_id, hospital_id, last_message_at)
select pg_temp.id('room ' || name), pg_temp.id('hospital ' || h), now() from asked, unnest(array[sender, hospital]) h;
insert into inquiry (id, case_id, sender_hospital_id, case_code, hospital_id, room_id, origin, state, answer, sent_at, ended_at)
select pg_temp.id('inquiry ' || name), pg_temp.id('case ' || n), pg_temp.id('hospital ' || sender), 'B' || n, pg_temp.id('hospital ' || hospital), pg_temp.id('room ' || name), 'asked', state,
       case state when 'accepted' then '{"kind":"accepted","admissionDate":"2026-12-01","waitingWeeks":null,"ward":"","roomFee":"","note":""}'::jsonb
                  when 'declined' then '{"kind":"declined","reason":"full","possibleIf":"","note":""}' end, now() - interval '1 hour', case when not open then now() end
from (select *, case when not open then 'ended' else (array['unread', 'read', 'accepted', 'declined'])[pg_temp.hash('state' || name) % 4 + 1] end as state from asked) a;
insert into message (room_id, seq, kind, body, author_hospital_id, author_hospital_name, author_person_name, sent_at)
select pg_temp.id('room ' || name), seq, 'text', '受入れについてご検討をお願いいたします。' || repeat('状態は安定しています。', 1 + pg_temp.hash('said' || name) % 12)
         || case when pg_temp.hash('dialysis' || name) % 50 = 0 then '透析は週3回です。' else '' end,
       pg_temp.id('hospital ' || case when seq = 1 then sender else hospital end), '計測', '計測 担当', now() from asked, generate_series(1, case when open then 2 else 1 end) seq`

/** The tables that the bare handlers read: typed columns, no rows of anything else. */
const FLOOR = `
create schema floor;
create table floor.cases as
  select c.id, c.sender_hospital_id as hospital_id, case when h.prefecture_code = '14' then 1 else h.prefecture_code::integer end as area, case when c.status = 'recruiting' then 'open' else 'closed' end as status,
         case when c.visibility = 'S2' then 'area' else 'candidates' end as visibility, (c.record ->> 'age')::smallint as age, c.record ->> 'sex' as sex, c.record ->> 'mainDisease' as disease, c.record ->> 'purpose' as purpose,
         left(c.record ->> 'course', 180) as summary, c.created_at
  from transfer_case c join hospital h on h.id = c.sender_hospital_id;
alter table floor.cases add primary key (id);
create index on floor.cases (area, created_at desc) where status = 'open';
create index on floor.cases (hospital_id, created_at desc) where status = 'open';
create index on floor.cases (status, created_at desc);
create table floor.candidates as select case_id, hospital_id from inquiry;
create index on floor.candidates (hospital_id, case_id);
create unique index on floor.candidates (case_id, hospital_id);
create table floor.messages (id bigserial primary key, room_id uuid not null, hospital_id uuid not null, body text not null, sent_at timestamptz not null default now());
create index on floor.messages (room_id, id desc);
create table floor.hospitals as select h.id, h.name, h.latitude, h.longitude, ${['oxygen', 'suction', 'gastrostomy', 'dialysis', 'insulin', 'pressure_ulcer', 'rehabilitation', 'mrsa'].map((code) => `coalesce(r.acceptance #>> '{${code},level}' = 'accepted', false) as ${code}`).join(', ')}
  from hospital h join facility_record r on r.hospital_id = h.id;
alter table floor.hospitals add primary key (id)`

/** Fills an empty, migrated database. `scale` 1 = 2,000 cases, some 11,000 inquiries with their rooms, 16,000 messages. */
export const fillBenchData = async (superuserUrl: string, scale: number): Promise<void> => {
  const cases = CASES_AT_SCALE_1 * scale
  const { municipalities } = servedPrefecture()
  const codes = municipalities.filter((row) => row.level !== 'designated_city').map((row) => row.code)
  const client = new pg.Client({ connectionString: superuserUrl })
  await client.connect()
  try {
    await client.query(FUNCTIONS)
    await client.query(HOSPITAL_ROWS, [codes])
    await client.query(FACILITY_ROWS, [JSON.stringify(FACILITY_RECORD)])
    await client.query(BED_ROWS)
    await client.query(PEOPLE_ROWS)
    await client.query(caseRows(cases), [JSON.stringify(CASE_RECORD), codes])
    await client.query(asked(cases))
    await client.query(INQUIRY_ROWS)
    await client.query(FLOOR)
    await client.query('vacuum analyze')
    await client.query('checkpoint')
  } finally {
    await client.end()
  }
}

/** The session of person `k` of hospital `n`, as `PEOPLE_ROWS` has written it. */
export const selectBenchPeople = async (superuserUrl: string): Promise<{ hospitalId: string; cookie: string }[]> => {
  const client = new pg.Client({ connectionString: superuserUrl })
  await client.connect()
  try {
    const { rows } = await client.query<{ hospitalId: string; cookie: string }>(
      `select p.hospital_id as "hospitalId", 'tasuki=' || s."token" as cookie from person p join auth."session" s on s."userId" = p.auth_user_id order by p.login_id`,
    )
    return rows
  } finally {
    await client.end()
  }
}
