-- What an accepted form makes happen on a day, what hospitals answer about the next fiscal year, and a seat for everybody who is here already.

-- A person of an accepted form starts on their first day, or stops after their last: once, whatever restarts.
create table seat_order (
  id uuid primary key default gen_random_uuid(),
  form_id uuid not null references seat_form on delete cascade,
  hospital_id uuid not null references hospital,
  act text not null check (act in ('start', 'stop')),
  -- of the form's starters or leavers
  line integer not null check (line >= 0),
  -- the first day of who starts, the last of who stops
  day date not null,
  seat_id uuid not null references seat,
  -- who stops; who started, once they are there
  person_id uuid references person,
  done_at timestamptz,
  unique (form_id, act, line),
  check (act = 'start' or person_id is not null),
  check (act = 'stop' or (done_at is null) = (person_id is null))
);
create index seat_order_due on seat_order (day) where done_at is null;
create index seat_order_by_hospital on seat_order (hospital_id);
-- A seat waits for one person, and a person stops once.
create unique index seat_awaits_one on seat_order (seat_id) where act = 'start' and done_at is null;
create unique index person_stops_once on seat_order (person_id) where act = 'stop' and done_at is null;

-- Which hospital-funded seats go on in a fiscal year (要綱10条5項): the hospital's answer, then the prefecture's acceptance.
create table seat_renewal (
  hospital_id uuid not null references hospital,
  fiscal_year integer not null check (fiscal_year between 2000 and 2199),
  seat_ids uuid[] not null,
  version integer not null default 1,
  answered_by uuid references person,
  answered_at timestamptz not null,
  accepted_by uuid references person,
  accepted_at timestamptz,
  primary key (hospital_id, fiscal_year),
  check ((accepted_by is null) or (accepted_at is not null))
);

-- Everybody of a hospital who may sign in has a seat of the prefecture's: one seat, one person (要綱6条2号, 7条).
select set_config('app.actor_kind', 'system', true);
insert into seat (hospital_id, funding, number, first_day)
select p.hospital_id, 'prefecture', row_number() over (partition by p.hospital_id order by p.created_at, p.id), (p.created_at at time zone 'Asia/Tokyo')::date
from person p where p.active and p.hospital_id is not null;
with numbered as (
  select p.id as person_id, p.hospital_id, (p.created_at at time zone 'Asia/Tokyo')::date as first_day,
         row_number() over (partition by p.hospital_id order by p.created_at, p.id) as number
  from person p where p.active and p.hospital_id is not null
)
insert into seat_holding (seat_id, hospital_id, person_id, first_day)
select s.id, s.hospital_id, n.person_id, n.first_day from numbered n join seat s on s.hospital_id = n.hospital_id and s.number = n.number;
select set_config('app.actor_kind', '', true);

alter table seat_order enable row level security;
alter table seat_order force row level security;
create policy seat_order_read on seat_order for select using ((select actor_is_system()) or (select actor_is_officer()) or hospital_id = (select actor_hospital_id()));
create policy seat_order_add on seat_order for insert with check ((select actor_is_system()));
create policy seat_order_change on seat_order for update using ((select actor_is_system()));
grant select, insert, update (person_id, done_at) on seat_order to tasuki_app;

alter table seat_renewal enable row level security;
alter table seat_renewal force row level security;
create policy seat_renewal_read on seat_renewal for select using ((select actor_is_system()) or (select actor_is_officer()) or hospital_id = (select actor_hospital_id()));
create policy seat_renewal_add on seat_renewal for insert
  with check ((select actor_is_system())
    or (hospital_id = (select actor_hospital_id()) and accepted_at is null and answered_by = (select actor_person_id()) and answered_at = (select actor_now())));
create policy seat_renewal_change on seat_renewal for update
  using ((select actor_is_system()) or (accepted_at is null and (hospital_id = (select actor_hospital_id()) or (select actor_is_officer()))))
  with check ((select actor_is_system())
    or (hospital_id = (select actor_hospital_id()) and accepted_at is null and answered_by = (select actor_person_id()) and answered_at = (select actor_now()))
    or ((select actor_is_officer()) and accepted_by = (select actor_person_id()) and accepted_at = (select actor_now())));
grant select, insert, update (seat_ids, version, answered_by, answered_at, accepted_by, accepted_at) on seat_renewal to tasuki_app;
