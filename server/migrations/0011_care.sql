-- The life of a case between its two hospitals: who is in charge on each side and who takes over (rule 82), what changed
-- in a record and when (rule 76), and texts in which somebody saw a patient's name (rule 85).

-- 担当 and 副担当 of each side of a room. The sender's side follows its case; the asked hospital's is its own.
alter table room_member add column person_in_charge_id uuid references person, add column deputy_id uuid references person;
create index room_member_in_charge on room_member (person_in_charge_id, hospital_id) where person_in_charge_id is not null;
grant update (person_in_charge_id, deputy_id) on room_member to tasuki_app;

-- The asked hospital writes down who of it is in charge, as the sender does for its case.
drop policy transfer_event_add on transfer_event;
create policy transfer_event_add on transfer_event for insert
  with check ((select actor_is_system())
    or (actor_hospital_id = (select actor_hospital_id())
      and ((sender_hospital_id = (select actor_hospital_id()) and kind not in ('reverse_offer', 'inquiry_read', 'answered', 'confirmed', 'taken_back', 'side_assigned'))
        or (hospital_id = (select actor_hospital_id()) and kind in ('reverse_offer', 'inquiry_read', 'answered', 'side_assigned')
          and case_id = any (array(select i.case_id from inquiry i where i.hospital_id = (select actor_hospital_id()) and i.state not in ('withdrawn', 'ended')))))));

-- A person is away for some days: told by the person, or by a representative for a colleague.
create table absence (
  id uuid primary key default gen_random_uuid(),
  hospital_id uuid not null references hospital,
  person_id uuid not null references person,
  first_day date not null,
  last_day date not null,
  set_by uuid not null references person,
  set_at timestamptz not null,
  -- called off, or back earlier
  ended_at timestamptz,
  -- when the work was passed on, and when the person was told of it on return; each once
  taken_over_at timestamptz,
  returned_at timestamptz,
  check (last_day >= first_day)
);
create index absence_by_hospital on absence (hospital_id, last_day);
alter table absence enable row level security;
alter table absence force row level security;
create policy absence_read on absence for select using ((select actor_is_system()) or hospital_id = (select actor_hospital_id()));
create policy absence_add on absence for insert
  with check ((select actor_is_system())
    or (hospital_id = (select actor_hospital_id()) and set_by = (select actor_person_id())
      and exists (select from person p where p.id = absence.person_id and p.hospital_id = absence.hospital_id)
      and (person_id = (select actor_person_id()) or exists (select from person p where p.id = (select actor_person_id()) and p.role = 'representative'))));
create policy absence_change on absence for update using ((select actor_is_system()));
grant select, insert on absence to tasuki_app;
grant update (ended_at, taken_over_at, returned_at) on absence to tasuki_app;

-- What passed from one colleague to another because of an absence, or because the person left.
create table work_handover (
  id uuid primary key default gen_random_uuid(),
  hospital_id uuid not null references hospital,
  absence_id uuid references absence,
  from_person_id uuid not null references person,
  -- null: nobody was there to take it
  to_person_id uuid references person,
  case_ids uuid[] not null,
  inquiry_ids uuid[] not null,
  at timestamptz not null,
  seen_by_to_at timestamptz,
  seen_by_from_at timestamptz
);
create index work_handover_by_hospital on work_handover (hospital_id, at desc);
alter table work_handover enable row level security;
alter table work_handover force row level security;
create policy work_handover_read on work_handover for select using ((select actor_is_system()) or hospital_id = (select actor_hospital_id()));
create policy work_handover_add on work_handover for insert with check ((select actor_is_system()));
create policy work_handover_change on work_handover for update using ((select actor_is_system()));
grant select, insert on work_handover to tasuki_app;
grant update (seen_by_to_at, seen_by_from_at) on work_handover to tasuki_app;

-- The record before and after each change that candidates were told of (rule 76).
create table record_change (
  id uuid primary key default gen_random_uuid(),
  case_id uuid not null,
  sender_hospital_id uuid not null,
  revision integer not null,
  at timestamptz not null,
  person_name text not null default '',
  record_before jsonb not null,
  record_after jsonb not null,
  unique (case_id, revision),
  foreign key (case_id, sender_hospital_id) references transfer_case (id, sender_hospital_id) on update cascade on delete cascade
);
alter table record_change enable row level security;
alter table record_change force row level security;
-- A candidate sees what changed since it was asked, as long as it sees the record.
create policy record_change_read on record_change for select
  using ((select actor_is_system()) or (select actor_is_officer()) or sender_hospital_id = (select actor_hospital_id())
    or exists (select from inquiry i where i.case_id = record_change.case_id and i.hospital_id = (select actor_hospital_id())
      and i.state not in ('withdrawn', 'ended') and i.sent_at <= record_change.at));
create policy record_change_add on record_change for insert
  with check ((select actor_is_system()) or (sender_hospital_id = (select actor_hospital_id()) and is_own_case(case_id)));
create policy record_change_hide on record_change for update using ((select actor_is_system()));
grant select, insert on record_change to tasuki_app;
grant update (record_before, record_after) on record_change to tasuki_app;
