-- Seats (アカウント): who pays for them, who holds them, the lines of their bills, and the three forms that change them.

-- 県費負担アカウント that the prefecture has for a fiscal year (要綱9条1項).
create table seat_budget (
  fiscal_year integer primary key check (fiscal_year between 2000 and 2199),
  seats integer not null check (seats between 0 and 100000),
  set_by uuid references person,
  set_at timestamptz not null
);

-- A form that a hospital writes and the prefecture decides about (様式1–3). What it says is in "content", by its kind.
create table seat_form (
  id uuid primary key default gen_random_uuid(),
  hospital_id uuid not null references hospital,
  kind smallint not null check (kind in (1, 2, 3)),
  state text not null default 'draft' check (state in ('draft', 'submitted', 'returned', 'withdrawn', 'accepted')),
  -- given when it is submitted for the first time: 令和8年度-様式2-0012 is (2026, 2, 12)
  fiscal_year integer,
  number integer,
  content jsonb not null,
  version integer not null default 1,
  -- of the last submission: what deadlines are reckoned from
  submitted_at timestamptz,
  submitted_by uuid references person,
  -- why it was returned
  comment text not null default '',
  decided_at timestamptz,
  decided_by uuid references person,
  created_by uuid references person,
  created_at timestamptz not null,
  changed_at timestamptz not null,
  unique (fiscal_year, kind, number),
  check ((fiscal_year is null) = (number is null)),
  check (state = 'draft' or submitted_at is not null),
  check ((state = 'accepted') <= (decided_at is not null))
);
create index seat_form_by_hospital on seat_form (hospital_id, changed_at desc);
create index seat_form_waiting on seat_form (submitted_at) where state = 'submitted';

-- What was done with a form, by whom and when.
create table seat_form_event (
  id uuid primary key default gen_random_uuid(),
  form_id uuid not null references seat_form on delete cascade,
  hospital_id uuid not null references hospital,
  act text not null check (act in ('submitted', 'returned', 'withdrawn', 'accepted')),
  comment text not null default '',
  person_id uuid references person,
  at timestamptz not null
);
create index seat_form_event_by_form on seat_form_event (form_id, at);

-- What a hospital owes for seats that begin in a month, to the end of its fiscal year. The price stands as it was when the
-- line was fixed (rule 29); it is never changed.
create table seat_line (
  id uuid primary key default gen_random_uuid(),
  hospital_id uuid not null references hospital,
  kind text not null check (kind in ('new', 'renewal')),
  fiscal_year integer not null,
  start_month text not null check (start_month ~ '^(19|20|21)\d{2}-(0[1-9]|1[0-2])$'),
  seats integer not null check (seats between 1 and 999),
  unit_price integer not null check (unit_price >= 0),
  -- 様式2, or none: a renewal
  form_id uuid references seat_form,
  fixed_by uuid references person,
  fixed_at timestamptz not null
);
create unique index seat_line_of_form on seat_line (form_id);
create unique index seat_renewal_once on seat_line (hospital_id, fiscal_year) where kind = 'renewal';
create index seat_line_by_hospital on seat_line (hospital_id, fiscal_year);

-- One seat. Its days are inclusive, Japan time; the prefecture's has no last day until it is taken back, the hospital's ends
-- with the fiscal year and is moved on by a renewal (要綱10条5項).
create table seat (
  id uuid primary key default gen_random_uuid(),
  hospital_id uuid not null references hospital,
  funding text not null check (funding in ('prefecture', 'hospital')),
  -- within the hospital
  number integer not null check (number > 0),
  first_day date not null,
  last_day date check (last_day >= first_day),
  unique (hospital_id, number),
  check (funding = 'prefecture' or last_day is not null)
);

-- Who held a seat, and from when to when (inclusive): one at a time.
create table seat_holding (
  id uuid primary key default gen_random_uuid(),
  seat_id uuid not null references seat,
  hospital_id uuid not null references hospital,
  person_id uuid not null references person,
  first_day date not null,
  last_day date check (last_day >= first_day - 1),
  form_id uuid references seat_form
);
create unique index seat_held_once on seat_holding (seat_id) where last_day is null;
create unique index seat_of_person on seat_holding (person_id) where last_day is null;
create index seat_holding_by_seat on seat_holding (seat_id, first_day);
create index seat_holding_by_hospital on seat_holding (hospital_id);

-- The last day on which a person acts, inclusive, Japan time; none: as long as they are active (rule 36).
alter table person add column acts_until date;
grant update (acts_until) on person to tasuki_app;

-- The prefecture reads everything, a hospital what is its own.
alter table seat_budget enable row level security;
alter table seat_budget force row level security;
create policy seat_budget_read on seat_budget for select using ((select actor_is_officer()) or (select actor_is_system()));
create policy seat_budget_add on seat_budget for insert
  with check (((select actor_is_officer()) and set_by = (select actor_person_id()) and set_at = (select actor_now())) or (select actor_is_system()));
create policy seat_budget_change on seat_budget for update using ((select actor_is_officer()) or (select actor_is_system()))
  with check (((select actor_is_officer()) and set_by = (select actor_person_id()) and set_at = (select actor_now())) or (select actor_is_system()));
grant select, insert, update (seats, set_by, set_at) on seat_budget to tasuki_app;

alter table seat_form enable row level security;
alter table seat_form force row level security;
-- A draft is its hospital's alone.
create policy seat_form_read on seat_form for select
  using ((select actor_is_system()) or hospital_id = (select actor_hospital_id()) or (state <> 'draft' and (select actor_is_officer())));
create policy seat_form_add on seat_form for insert
  with check ((select actor_is_system()) or (hospital_id = (select actor_hospital_id()) and state = 'draft' and created_by = (select actor_person_id())));
create policy seat_form_change on seat_form for update
  using ((select actor_is_system()) or (hospital_id = (select actor_hospital_id()) and state in ('draft', 'returned', 'submitted')) or (state = 'submitted' and (select actor_is_officer())))
  with check ((select actor_is_system()) or (hospital_id = (select actor_hospital_id()) and state in ('draft', 'submitted', 'returned', 'withdrawn'))
    or (state in ('returned', 'accepted') and decided_by = (select actor_person_id()) and (select actor_is_officer())));
create policy seat_form_drop on seat_form for delete using ((select actor_is_system()) or (hospital_id = (select actor_hospital_id()) and state = 'draft' and number is null));
grant select, insert, delete, update (state, fiscal_year, number, content, version, submitted_at, submitted_by, comment, decided_at, decided_by, changed_at) on seat_form to tasuki_app;

alter table seat_form_event enable row level security;
alter table seat_form_event force row level security;
create policy seat_form_event_read on seat_form_event for select
  using ((select actor_is_system()) or (select actor_is_officer()) or hospital_id = (select actor_hospital_id()));
create policy seat_form_event_add on seat_form_event for insert
  with check ((select actor_is_system())
    or (person_id = (select actor_person_id()) and at = (select actor_now())
      and ((hospital_id = (select actor_hospital_id()) and act in ('submitted', 'withdrawn')) or ((select actor_is_officer()) and act in ('returned', 'accepted')))));
create policy seat_form_event_drop on seat_form_event for delete using ((select actor_is_system()));
grant select, insert, delete on seat_form_event to tasuki_app;

alter table seat_line enable row level security;
alter table seat_line force row level security;
create policy seat_line_read on seat_line for select using ((select actor_is_system()) or (select actor_is_officer()) or hospital_id = (select actor_hospital_id()));
create policy seat_line_add on seat_line for insert
  with check ((select actor_is_system()) or ((select actor_is_officer()) and fixed_by = (select actor_person_id()) and fixed_at = (select actor_now())));
grant select, insert on seat_line to tasuki_app;

alter table seat enable row level security;
alter table seat force row level security;
create policy seat_read on seat for select using ((select actor_is_system()) or (select actor_is_officer()) or hospital_id = (select actor_hospital_id()));
create policy seat_add on seat for insert with check ((select actor_is_system()) or (select actor_is_officer()));
create policy seat_change on seat for update using ((select actor_is_system()) or (select actor_is_officer()));
grant select, insert, update (last_day) on seat to tasuki_app;

alter table seat_holding enable row level security;
alter table seat_holding force row level security;
create policy seat_holding_read on seat_holding for select using ((select actor_is_system()) or (select actor_is_officer()) or hospital_id = (select actor_hospital_id()));
create policy seat_holding_add on seat_holding for insert with check ((select actor_is_system()));
create policy seat_holding_change on seat_holding for update using ((select actor_is_system()));
grant select, insert, update (last_day) on seat_holding to tasuki_app;

-- Notices of the prefecture's office: they say that something waits, and where; its reader is asked again in code.
alter table notice_order drop constraint notice_order_subject_kind_check;
alter table notice_order add constraint notice_order_subject_kind_check
  check (subject_kind in ('case', 'inquiry', 'room', 'facility', 'document', 'report', 'form', 'invoice', 'announcement', 'moderation', 'retention', 'person'));
alter table notice drop constraint notice_subject_kind_check;
alter table notice add constraint notice_subject_kind_check
  check (subject_kind in ('case', 'inquiry', 'room', 'facility', 'document', 'report', 'form', 'invoice', 'announcement', 'moderation', 'retention', 'person'));

create or replace function sees_notice_subject(asked_kind text, asked uuid) returns boolean language sql stable as
$$ select case asked_kind
     when 'case' then exists (select from transfer_case c where c.id = asked)
     when 'inquiry' then exists (select from inquiry i where i.id = asked)
     when 'room' then exists (select from room_member m where m.room_id = asked and m.hospital_id = actor_hospital_id())
     when 'facility' then actor_reads_facilities()
     when 'document' then exists (select from document d where d.id = asked)
     when 'report' then exists (select from name_report r where r.id = asked)
     when 'form' then exists (select from seat_form f where f.id = asked)
     when 'invoice' then actor_is_officer() or actor_hospital_id() is not null
     when 'announcement' then actor_is_officer() or actor_hospital_id() is not null
     when 'moderation' then actor_is_officer() or actor_hospital_id() is not null
     when 'retention' then actor_is_officer() or actor_hospital_id() is not null
     when 'person' then actor_is_officer() or actor_hospital_id() is not null
     else false
   end $$;
