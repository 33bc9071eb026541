-- Announcements (お知らせ) of the prefecture, and the terms of use (利用規約) with who accepted them.

create table announcement (
  id uuid primary key default gen_random_uuid(),
  title text not null,
  body text not null,
  -- all user hospitals / those of an area / chosen ones
  audience text not null check (audience in ('all', 'area', 'hospitals')),
  -- 二次医療圏 as the prefecture names it, and the codes that a hospital there can have
  area_name text not null default '',
  municipality_codes text[] not null default '{}',
  hospital_ids uuid[] not null default '{}',
  -- inclusive, Japan time; no last day: until it is withdrawn
  first_day date not null,
  last_day date check (last_day >= first_day),
  wants_acknowledgement boolean not null,
  revision integer not null default 1,
  -- acknowledgements count from this revision on
  acknowledged_from integer not null default 1,
  published_by uuid references person,
  published_at timestamptz not null,
  changed_at timestamptz not null,
  withdrawn_at timestamptz,
  -- when the hospitals were told of it, and reminded last
  notified_at timestamptz,
  reminded_at timestamptz
);
create index announcement_by_day on announcement (first_day desc, published_at desc);
create index announcement_to_notify on announcement (first_day) where notified_at is null and withdrawn_at is null;

-- As it stood after each act: an announcement that was changed or withdrawn can be read as it was.
create table announcement_revision (
  announcement_id uuid not null references announcement,
  revision integer not null,
  act text not null check (act in ('published', 'changed', 'withdrawn')),
  content jsonb not null,
  person_id uuid references person,
  at timestamptz not null,
  primary key (announcement_id, revision)
);

-- 確認しました: once for a hospital, by whoever of it presses first.
create table announcement_acknowledgement (
  announcement_id uuid not null references announcement,
  hospital_id uuid not null references hospital,
  revision integer not null,
  person_id uuid not null references person,
  at timestamptz not null,
  primary key (announcement_id, hospital_id, revision)
);

create table terms_version (
  version integer primary key check (version > 0),
  title text not null,
  body text not null,
  -- where the text is from and of which day, as people read it
  source text not null default '',
  -- asked for from this day on, Japan time
  from_day date not null,
  -- null: it came with the program
  published_by uuid references person,
  published_at timestamptz not null
);

create table terms_acceptance (
  person_id uuid not null references person,
  version integer not null references terms_version,
  hospital_id uuid not null references hospital,
  at timestamptz not null,
  primary key (person_id, version)
);
create index terms_acceptance_by_version on terms_acceptance (version, hospital_id);

alter table announcement enable row level security;
alter table announcement force row level security;
create policy announcement_read on announcement for select
  using ((select actor_is_officer()) or (select actor_is_system())
    or (withdrawn_at is null and first_day <= ((select actor_now()) at time zone 'Asia/Tokyo')::date and (select actor_hospital_id()) is not null
      and (audience = 'all' or (select actor_hospital_id()) = any (hospital_ids) or (select actor_municipality()) = any (municipality_codes))));
create policy announcement_add on announcement for insert
  with check (((select actor_is_officer()) and published_by = (select actor_person_id()) and published_at = (select actor_now())) or (select actor_is_system()));
create policy announcement_change on announcement for update using ((select actor_is_officer()) or (select actor_is_system()));
grant select, insert, update (title, body, audience, area_name, municipality_codes, hospital_ids, first_day, last_day, wants_acknowledgement, revision,
  acknowledged_from, changed_at, withdrawn_at, notified_at, reminded_at) on announcement to tasuki_app;

alter table announcement_revision enable row level security;
alter table announcement_revision force row level security;
create policy announcement_revision_read on announcement_revision for select using ((select actor_is_officer()) or (select actor_is_system()));
create policy announcement_revision_add on announcement_revision for insert
  with check (((select actor_is_officer()) and person_id = (select actor_person_id()) and at = (select actor_now())) or (select actor_is_system()));
grant select, insert on announcement_revision to tasuki_app;

alter table announcement_acknowledgement enable row level security;
alter table announcement_acknowledgement force row level security;
create policy announcement_acknowledgement_read on announcement_acknowledgement for select
  using ((select actor_is_officer()) or (select actor_is_system()) or hospital_id = (select actor_hospital_id()));
-- Of what one's hospital sees, and that wants it.
create policy announcement_acknowledgement_add on announcement_acknowledgement for insert
  with check ((select actor_is_system())
    or (hospital_id = (select actor_hospital_id()) and person_id = (select actor_person_id()) and at = (select actor_now())
      and exists (select from announcement a where a.id = announcement_id and a.wants_acknowledgement and a.revision = announcement_acknowledgement.revision)));
grant select, insert on announcement_acknowledgement to tasuki_app;

alter table terms_version enable row level security;
alter table terms_version force row level security;
create policy terms_version_read on terms_version for select using (true);
create policy terms_version_add on terms_version for insert
  with check (((select actor_is_officer()) and published_by = (select actor_person_id()) and published_at = (select actor_now())) or (select actor_is_system()));
grant select, insert on terms_version to tasuki_app;

alter table terms_acceptance enable row level security;
alter table terms_acceptance force row level security;
create policy terms_acceptance_read on terms_acceptance for select
  using ((select actor_is_officer()) or (select actor_is_system()) or person_id = (select actor_person_id()));
create policy terms_acceptance_add on terms_acceptance for insert
  with check ((select actor_is_system())
    or (person_id = (select actor_person_id()) and hospital_id = (select actor_hospital_id()) and at = (select actor_now())));
grant select, insert on terms_acceptance to tasuki_app;
