-- What every feature stands on: rights by default, audit, idempotent answers, live events, settings.
-- Roles: the owner runs migrations, tasuki_app serves, tasuki_auth keeps sign-in data in a schema of its own.

create extension if not exists pg_trgm;

-- No table is anybody's until its own migration grants it.
revoke all on schema public from public;
grant usage on schema public to tasuki_app;
alter default privileges revoke execute on functions from public;
alter default privileges grant execute on functions to tasuki_app;

create schema auth;
revoke all on schema auth from public;
grant usage on schema auth to tasuki_auth;

-- Append-only: ids and codes, never content, so that deleting a case doesn't touch it. Nobody may update or delete.
create table audit_entry (
  id uuid primary key default gen_random_uuid(),
  at timestamptz not null,
  actor_kind text not null check (actor_kind in ('member', 'officer', 'system', 'anonymous')),
  person_id uuid,
  hospital_id uuid,
  act text not null,
  subject_kind text not null,
  subject_id uuid,
  -- hospitals that are shown the entry besides its actor's own: a reading of what is theirs (要綱24条, 26条)
  concerns_hospital_ids uuid[] not null default '{}',
  data jsonb not null default '{}',
  check ((actor_kind = 'member') = (hospital_id is not null)),
  check ((actor_kind in ('member', 'officer')) = (person_id is not null))
);
create index audit_entry_by_subject on audit_entry (subject_kind, subject_id, at);
create index audit_entry_by_hospital on audit_entry (hospital_id, at);
create index audit_entry_by_concern on audit_entry using gin (concerns_hospital_ids) where concerns_hospital_ids <> '{}';
alter table audit_entry enable row level security;
alter table audit_entry force row level security;
create policy audit_entry_read on audit_entry for select using (
  nullif(current_setting('app.actor_kind', true), '') in ('officer', 'system')
  or (nullif(current_setting('app.actor_kind', true), '') = 'member'
      and (hospital_id = (select nullif(current_setting('app.hospital_id', true), '')::uuid)
        or (concerns_hospital_ids <> '{}' and concerns_hospital_ids @> array[(select nullif(current_setting('app.hospital_id', true), '')::uuid)])))
);
-- An entry names the actor of its own transaction, nobody else; with the system's sight, still the person behind it.
create policy audit_entry_add on audit_entry for insert with check (
  person_id is not distinct from (select nullif(current_setting('app.person_id', true), '')::uuid)
  and hospital_id is not distinct from (select nullif(current_setting('app.hospital_id', true), '')::uuid)
  and coalesce((select nullif(current_setting('app.actor_kind', true), '')), 'anonymous') in (actor_kind, 'system')
);
grant select, insert on audit_entry to tasuki_app;

-- Answers kept for a repeated Idempotency-Key (rule 63). The answer is null while its command still runs.
create table idempotent_answer (
  person_id uuid not null,
  key text not null,
  route text not null,
  body_hash text not null,
  status int,
  answer jsonb,
  created_at timestamptz not null default now(),
  primary key (person_id, key)
);
create index idempotent_answer_by_age on idempotent_answer (created_at);
alter table idempotent_answer enable row level security;
alter table idempotent_answer force row level security;
create policy idempotent_answer_own on idempotent_answer for all using (
  person_id = (select nullif(current_setting('app.person_id', true), '')::uuid)
);
create policy idempotent_answer_system on idempotent_answer for all using (
  nullif(current_setting('app.actor_kind', true), '') = 'system'
);
grant select, insert, delete, update (status, answer) on idempotent_answer to tasuki_app;

-- Hints to open streams, one row a transaction. Streams remember the time of what they last saw, not the id: a count
-- would tell how much happens elsewhere. A row's time is taken before its commit, so a row may appear after later ones:
-- "horizon" is the oldest transaction still running when the row was written, and a reader that is at time t asks for
-- rows later than t or with xid >= the horizon of the newest row up to t.
create sequence live_event_id;
create table live_event (
  id bigint primary key default nextval('live_event_id'),
  at timestamptz not null default clock_timestamp(),
  xid xid8 not null default pg_current_xact_id(),
  horizon xid8 not null default pg_snapshot_xmin(pg_current_snapshot()),
  events jsonb not null
);
create index live_event_by_time on live_event (at);
create index live_event_by_xid on live_event (xid);
alter table live_event enable row level security;
alter table live_event force row level security;
create policy live_event_read on live_event for select using (nullif(current_setting('app.actor_kind', true), '') = 'system');
create policy live_event_add on live_event for insert with check (true);
create policy live_event_drop on live_event for delete using (nullif(current_setting('app.actor_kind', true), '') = 'system');
grant select, insert, delete on live_event to tasuki_app;
grant usage on sequence live_event_id to tasuki_app;

-- The installation's settings: which prefecture, deadlines, prices.
create table setting (
  key text primary key,
  value jsonb not null
);
alter table setting enable row level security;
alter table setting force row level security;
create policy setting_read on setting for select using (true);
create policy setting_add on setting for insert with check (nullif(current_setting('app.actor_kind', true), '') in ('officer', 'system'));
create policy setting_change on setting for update using (nullif(current_setting('app.actor_kind', true), '') in ('officer', 'system'));
grant select, insert, update (value) on setting to tasuki_app;
