-- What a hospital says of itself, over time (要綱13条): further facts of a vacancy, the history of changes, how often a
-- hospital was found, and the shapes of the municipalities on the map.

alter table bed_availability
  add column opens_beds integer not null default 0 check (opens_beds >= 0),
  add column waiting_weeks integer check (waiting_weeks between 0 and 104),
  add column note text not null default '';
grant delete, update (opens_beds, waiting_weeks, note) on bed_availability to tasuki_app;
-- A ward that was closed, or entered by mistake.
create policy bed_availability_drop on bed_availability for delete using ((select actor_is_system()) or hospital_id = (select actor_hospital_id()));

-- Who changed or confirmed what part, and when: for everybody who reads facilities. What exactly: for the hospital itself
-- and the prefecture, hence a table of its own.
create table facility_change (
  id uuid primary key default gen_random_uuid(),
  -- the order of happening, within one instant too; never shown
  position bigint generated always as identity,
  hospital_id uuid not null references hospital,
  part text not null check (part in ('record', 'acceptance', 'vacancy')),
  act text not null check (act in ('changed', 'confirmed', 'reminded')),
  bed_kinds text[] not null default '{}',
  at timestamptz not null,
  person_name text not null default '',
  unique (id, hospital_id)
);
create index facility_change_by_hospital on facility_change (hospital_id, position desc);
create index facility_change_of_vacancy on facility_change (hospital_id, at desc) where part = 'vacancy';

create table facility_change_detail (
  change_id uuid primary key,
  hospital_id uuid not null,
  -- [{ field, before, after }]
  changes jsonb not null,
  foreign key (change_id, hospital_id) references facility_change (id, hospital_id)
);

alter table facility_change enable row level security;
alter table facility_change force row level security;
-- That a hospital had to be reminded is nobody else's business.
create policy facility_change_read on facility_change for select using (
  (select actor_is_system()) or (select actor_is_officer()) or hospital_id = (select actor_hospital_id())
  or (act <> 'reminded' and (select actor_reads_facilities())));
create policy facility_change_add on facility_change for insert with check (
  (select actor_is_system()) or (act <> 'reminded' and hospital_id = (select actor_hospital_id())));
alter table facility_change_detail enable row level security;
alter table facility_change_detail force row level security;
create policy facility_change_detail_read on facility_change_detail for select using (
  (select actor_is_system()) or (select actor_is_officer()) or hospital_id = (select actor_hospital_id()));
create policy facility_change_detail_add on facility_change_detail for insert with check (
  (select actor_is_system()) or hospital_id = (select actor_hospital_id()));
grant select, insert on facility_change, facility_change_detail to tasuki_app;

-- In whose search a hospital was shown: one row a search and hospital, kept for two days. `search_key` is drawn from
-- person and half hour by a one-way function: ten changes of one search are one.
create table search_shown (
  day date not null,
  hospital_id uuid not null references hospital,
  search_key uuid not null,
  primary key (day, hospital_id, search_key)
);
alter table search_shown enable row level security;
alter table search_shown force row level security;
create policy search_shown_read on search_shown for select using ((select actor_is_system()) or hospital_id = (select actor_hospital_id()));
create policy search_shown_add on search_shown for insert with check ((select actor_is_system()));
create policy search_shown_drop on search_shown for delete using ((select actor_is_system()));
grant select, insert, delete on search_shown to tasuki_app;

-- Shapes the operator imported, simplified; without them the map is drawn from the places of the offices.
create table municipality_shape (
  municipality_code text primary key check (municipality_code ~ '^\d{5}$'),
  -- polygons of rings of [longitude, latitude]
  polygons jsonb not null
);
alter table municipality_shape enable row level security;
alter table municipality_shape force row level security;
create policy municipality_shape_read on municipality_shape for select using ((select actor_reads_facilities()));
create policy municipality_shape_add on municipality_shape for insert with check ((select actor_is_system()));
create policy municipality_shape_drop on municipality_shape for delete using ((select actor_is_system()));
grant select, insert, delete on municipality_shape to tasuki_app;
