-- What a hospital keeps for its own daily work: views of lists, message templates, record templates. Nobody else sees them.

-- A list's address-bar state under a name, for one person or for all of the own house (a hospital, or the prefecture: null).
create table saved_view (
  id uuid primary key default gen_random_uuid(),
  hospital_id uuid references hospital,
  person_id uuid not null references person,
  shared boolean not null,
  page text not null check (page ~ '^[a-z][a-z_]{0,39}$'),
  name text not null check (name <> ''),
  search text not null,
  created_at timestamptz not null,
  updated_at timestamptz not null
);
create index saved_view_by_person on saved_view (person_id, page);
create index saved_view_by_house on saved_view (hospital_id, page) where shared;

alter table saved_view enable row level security;
alter table saved_view force row level security;
-- A person whose hospital no longer acts sees nothing, its own views neither.
create policy saved_view_read on saved_view for select
  using ((select actor_is_system())
    or (((select actor_is_officer()) or (select actor_hospital_id()) is not null)
      and hospital_id is not distinct from (select actor_hospital_id())
      and (shared or person_id = (select actor_person_id()))));
create policy saved_view_add on saved_view for insert
  with check (((select actor_is_officer()) or (select actor_hospital_id()) is not null)
    and hospital_id is not distinct from (select actor_hospital_id()) and person_id = (select actor_person_id()));
-- Any colleague keeps what is shared in order; whose view it is, no role may write.
create policy saved_view_change on saved_view for update
  using (((select actor_is_officer()) or (select actor_hospital_id()) is not null)
    and hospital_id is not distinct from (select actor_hospital_id()) and (shared or person_id = (select actor_person_id())));
create policy saved_view_drop on saved_view for delete
  using (((select actor_is_officer()) or (select actor_hospital_id()) is not null)
    and hospital_id is not distinct from (select actor_hospital_id()) and (shared or person_id = (select actor_person_id())));

-- Texts for first messages (inquiry) and for the talk, with placeholders that are filled in the browser.
create table message_template (
  id uuid primary key default gen_random_uuid(),
  hospital_id uuid not null references hospital,
  purpose text not null check (purpose in ('inquiry', 'talk')),
  name text not null check (name <> ''),
  body text not null check (body <> ''),
  version integer not null default 1,
  created_at timestamptz not null,
  updated_at timestamptz not null,
  updated_by text not null
);
create index message_template_by_hospital on message_template (hospital_id);

-- Sections that a hospital fills in alike again and again; a whole record, of which what is empty fills in nothing.
create table record_template (
  id uuid primary key default gen_random_uuid(),
  hospital_id uuid not null references hospital,
  name text not null check (name <> ''),
  record jsonb not null,
  version integer not null default 1,
  created_at timestamptz not null,
  updated_at timestamptz not null,
  updated_by text not null
);
create index record_template_by_hospital on record_template (hospital_id);

alter table message_template enable row level security;
alter table message_template force row level security;
create policy message_template_read on message_template for select using ((select actor_is_system()) or hospital_id = (select actor_hospital_id()));
create policy message_template_add on message_template for insert with check ((select actor_is_system()) or hospital_id = (select actor_hospital_id()));
create policy message_template_change on message_template for update using ((select actor_is_system()) or hospital_id = (select actor_hospital_id()));
create policy message_template_drop on message_template for delete using ((select actor_is_system()) or hospital_id = (select actor_hospital_id()));

alter table record_template enable row level security;
alter table record_template force row level security;
create policy record_template_read on record_template for select using ((select actor_is_system()) or hospital_id = (select actor_hospital_id()));
create policy record_template_add on record_template for insert with check ((select actor_is_system()) or hospital_id = (select actor_hospital_id()));
create policy record_template_change on record_template for update using ((select actor_is_system()) or hospital_id = (select actor_hospital_id()));
create policy record_template_drop on record_template for delete using ((select actor_is_system()) or hospital_id = (select actor_hospital_id()));

grant select, insert, delete on saved_view, message_template, record_template to tasuki_app;
grant update (name, search, shared, updated_at) on saved_view to tasuki_app;
grant update (name, body, purpose, version, updated_at, updated_by) on message_template to tasuki_app;
grant update (name, record, version, updated_at, updated_by) on record_template to tasuki_app;
