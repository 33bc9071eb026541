-- Retention (要綱25条): what a case's deletion waits for, who was told of it, and what each run did.

-- A deletion that is stopped, or asked to be stopped: of one case, or of all of a hospital's. It goes with its case.
create table retention_hold (
  id uuid primary key default gen_random_uuid(),
  hospital_id uuid not null references hospital,
  case_id uuid references transfer_case on delete cascade,
  state text not null check (state in ('asked', 'held', 'declined', 'lifted')),
  reason text not null check (reason <> ''),
  -- whose wish it was; none: the prefecture's own
  asked_by uuid references person,
  made_at timestamptz not null,
  decided_by uuid references person,
  decided_at timestamptz,
  answer text not null default '',
  lifted_by uuid references person,
  lifted_at timestamptz,
  check ((state in ('held', 'declined', 'lifted')) = (decided_at is not null)),
  check ((state = 'lifted') = (lifted_at is not null))
);
create unique index retention_hold_once on retention_hold (hospital_id, coalesce(case_id, hospital_id)) where state in ('asked', 'held');
create index retention_hold_by_case on retention_hold (case_id);

-- A hospital was told that a case goes from this day on (25条2項). A new entry moves the day, and the notice counts no more.
create table retention_notice (
  case_id uuid not null,
  hospital_id uuid not null references hospital,
  first_day date not null,
  sent_at timestamptz not null,
  sent_by uuid references person,
  primary key (case_id, hospital_id, first_day)
);
create index retention_notice_by_hospital on retention_notice (hospital_id);

-- One run of the deletion; broken off, it has no end and is gone on with.
create table retention_run (
  id uuid primary key default gen_random_uuid(),
  started_at timestamptz not null,
  started_by uuid references person,
  ended_at timestamptz
);
create unique index retention_run_open on retention_run ((true)) where ended_at is null;
create index retention_run_newest on retention_run (started_at desc);

-- What became of a case in a run: ids and codes, nothing of the case.
create table retention_run_case (
  run_id uuid not null references retention_run,
  case_id uuid not null,
  case_code text not null,
  hospital_id uuid not null references hospital,
  outcome text not null check (outcome in ('deleted', 'new_entry', 'held', 'no_notice', 'notice_running')),
  documents integer not null default 0,
  at timestamptz not null,
  primary key (run_id, case_id)
);
create index retention_run_case_of_hospital on retention_run_case (hospital_id, at desc);

create index transfer_case_by_age on transfer_case (created_at);

alter table retention_hold enable row level security;
alter table retention_hold force row level security;
create policy retention_hold_read on retention_hold for select
  using ((select actor_is_system()) or (select actor_is_officer()) or hospital_id = (select actor_hospital_id()));
create policy retention_hold_add on retention_hold for insert with check ((select actor_is_system())
  or (made_at = (select actor_now()) and (
    (hospital_id = (select actor_hospital_id()) and state = 'asked' and asked_by = (select actor_person_id()))
    or ((select actor_is_officer()) and state = 'held' and asked_by is null and decided_by = (select actor_person_id())))));
create policy retention_hold_change on retention_hold for update using ((select actor_is_system()) or (select actor_is_officer()));
grant select, insert, update (state, answer, decided_by, decided_at, lifted_by, lifted_at) on retention_hold to tasuki_app;

alter table retention_notice enable row level security;
alter table retention_notice force row level security;
create policy retention_notice_read on retention_notice for select
  using ((select actor_is_system()) or (select actor_is_officer()) or hospital_id = (select actor_hospital_id()));
create policy retention_notice_add on retention_notice for insert with check ((select actor_is_system()));
create policy retention_notice_drop on retention_notice for delete using ((select actor_is_system()));
grant select, insert, delete on retention_notice to tasuki_app;

alter table retention_run enable row level security;
alter table retention_run force row level security;
create policy retention_run_read on retention_run for select using ((select actor_is_system()) or (select actor_is_officer()));
create policy retention_run_add on retention_run for insert with check ((select actor_is_system()));
create policy retention_run_end on retention_run for update using ((select actor_is_system()));
grant select, insert, update (ended_at) on retention_run to tasuki_app;

alter table retention_run_case enable row level security;
alter table retention_run_case force row level security;
create policy retention_run_case_read on retention_run_case for select
  using ((select actor_is_system()) or (select actor_is_officer()) or hospital_id = (select actor_hospital_id()));
create policy retention_run_case_add on retention_run_case for insert with check ((select actor_is_system()));
grant select, insert on retention_run_case to tasuki_app;

-- A case goes with all that hangs on it: nobody but the system takes it away.
create policy transfer_case_purge on transfer_case for delete using ((select actor_is_system()));
create policy room_purge on room for delete using ((select actor_is_system()));
grant delete on room to tasuki_app;
create policy name_report_purge on name_report for delete using ((select actor_is_system()));
grant delete on name_report to tasuki_app;
create policy name_release_purge on name_release for delete using ((select actor_is_system()));
create policy document_release_purge on document_release for delete using ((select actor_is_system()));
grant delete on document_release to tasuki_app;
