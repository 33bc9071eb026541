-- The transfer case, its inquiries, and who sees them (要綱15–17条). Row security states what
-- domain/src/transfer/transfer.policy.ts states; generated worlds hold the two together.

create table transfer_case (
  id uuid primary key default gen_random_uuid(),
  code text not null unique,
  sender_hospital_id uuid not null references hospital,
  status text not null default 'draft' check (status in ('draft', 'recruiting', 'held', 'completed', 'ended')),
  visibility text not null default 'S1' check (visibility in ('S1', 'S2')),
  record jsonb not null,
  -- the record's destination area expanded to the codes a hospital can have
  destination_codes text[] not null default '{}',
  destination_label text not null default '',
  version integer not null default 1,
  revision integer not null default 0,
  person_in_charge_id uuid references person,
  deputy_id uuid references person,
  created_by uuid references person,
  created_at timestamptz not null,
  sent_at timestamptz,
  updated_at timestamptz not null,
  transfer_date date,
  confirm_due_at timestamptz,
  confirmed_at timestamptz,
  status_before_close text,
  closed_at timestamptz,
  destination_hospital_id uuid references hospital,
  destination_text text not null default '',
  end_reason text check (end_reason in ('death', 'home', 'facility', 'worsened', 'wish', 'other')),
  close_note text not null default '',
  draft_notice_at timestamptz,
  unique (id, sender_hospital_id),
  check ((status in ('completed', 'ended')) = (closed_at is not null)),
  check (status <> 'completed' or (transfer_date is not null and (destination_hospital_id is not null or destination_text <> ''))),
  check (status <> 'ended' or end_reason is not null)
);
create index transfer_case_own_newest on transfer_case (sender_hospital_id, created_at desc);
create index transfer_case_own_open on transfer_case (sender_hospital_id, created_at desc) where status in ('draft', 'recruiting', 'held');

create table inquiry (
  id uuid primary key default gen_random_uuid(),
  case_id uuid not null,
  -- the case's sender again: policies here must not ask the case table, whose policies ask this one
  sender_hospital_id uuid not null,
  case_code text not null,
  hospital_id uuid not null references hospital,
  room_id uuid not null references room,
  origin text not null check (origin in ('asked', 'reverse_offer')),
  state text not null check (state in ('unread', 'read', 'considering', 'accepted', 'conditional', 'declined', 'chosen', 'confirmed', 'paused', 'withdrawn', 'ended')),
  paused_from text,
  version integer not null default 1,
  answer jsonb,
  answered_at timestamptz,
  answered_by text,
  answered_revision integer,
  sent_at timestamptz not null,
  first_read_at timestamptz,
  chosen_at timestamptz,
  confirm_due_at timestamptz,
  transfer_date date,
  ended_at timestamptz,
  end_reason text,
  withdraw_reason text not null default '',
  foreign key (case_id, sender_hospital_id) references transfer_case (id, sender_hospital_id) on update cascade on delete cascade
);
-- one live inquiry per case and hospital; a withdrawn or ended one may be asked again
create unique index inquiry_once on inquiry (case_id, hospital_id) where state not in ('withdrawn', 'ended');
create index inquiry_by_case on inquiry (case_id);
create index inquiry_reading on inquiry (hospital_id, case_id) where state not in ('withdrawn', 'ended');
create index inquiry_received on inquiry (hospital_id, sent_at desc);
create unique index inquiry_by_room on inquiry (room_id);

-- One row per municipality in which a case is open to all (S2): what the area's hospitals see, found by index.
create table open_case_area (
  case_id uuid not null,
  sender_hospital_id uuid not null,
  municipality_code text not null,
  primary key (municipality_code, case_id),
  foreign key (case_id, sender_hospital_id) references transfer_case (id, sender_hospital_id) on update cascade on delete cascade
);
create index open_case_area_by_case on open_case_area (case_id);

create table transfer_event (
  id uuid primary key default gen_random_uuid(),
  -- the order of happening, within one instant too; never shown
  position bigint generated always as identity,
  case_id uuid not null references transfer_case (id) on delete cascade,
  sender_hospital_id uuid not null,
  -- the other hospital it concerns, null = the case alone
  hospital_id uuid,
  at timestamptz not null,
  kind text not null,
  actor_hospital_id uuid,
  person_name text not null default '',
  data jsonb not null default '{}'
);
create index transfer_event_by_case on transfer_event (case_id, position);

-- Kept by the database, so that no code path can forget it: narrowing S2 → S1 or closing ends the area's access at once.
create function keep_open_case_area() returns trigger language plpgsql as $$
begin
  if tg_op = 'UPDATE' then
    if old.status = new.status and old.visibility = new.visibility and old.destination_codes = new.destination_codes then
      return null;
    end if;
    delete from open_case_area where case_id = new.id;
  end if;
  if new.visibility = 'S2' and new.status = 'recruiting' then
    insert into open_case_area (case_id, sender_hospital_id, municipality_code)
    select new.id, new.sender_hospital_id, code from unnest(new.destination_codes) as code;
  end if;
  return null;
end $$;
create trigger transfer_case_open_area after insert or update on transfer_case for each row execute function keep_open_case_area();

alter table inquiry enable row level security;
alter table inquiry force row level security;
create policy inquiry_read on inquiry for select
  using ((select actor_is_system()) or (select actor_is_officer())
    or hospital_id = (select actor_hospital_id()) or sender_hospital_id = (select actor_hospital_id()));
create policy inquiry_add on inquiry for insert
  with check ((select actor_is_system())
    or (sender_hospital_id = (select actor_hospital_id()) and origin = 'asked')
    or (hospital_id = (select actor_hospital_id()) and origin = 'reverse_offer'));
create policy inquiry_change on inquiry for update
  using ((select actor_is_system()) or hospital_id = (select actor_hospital_id()) or sender_hospital_id = (select actor_hospital_id()));

alter table open_case_area enable row level security;
alter table open_case_area force row level security;
create policy open_case_area_read on open_case_area for select
  using ((select actor_is_system()) or municipality_code = (select actor_municipality()) or sender_hospital_id = (select actor_hospital_id()));
create policy open_case_area_add on open_case_area for insert
  with check ((select actor_is_system()) or sender_hospital_id = (select actor_hospital_id()));
create policy open_case_area_drop on open_case_area for delete
  using ((select actor_is_system()) or sender_hospital_id = (select actor_hospital_id()));

-- ARRAY(select …) runs once per query; a correlated EXISTS would run once per case.
alter table transfer_case enable row level security;
alter table transfer_case force row level security;
create policy transfer_case_read on transfer_case for select
  using ((select actor_is_system())
    or ((select actor_is_officer()) and status <> 'draft')
    or sender_hospital_id = (select actor_hospital_id())
    or id = any (array(select i.case_id from inquiry i where i.hospital_id = (select actor_hospital_id()) and i.state not in ('withdrawn', 'ended')))
    or id = any (array(select a.case_id from open_case_area a where a.municipality_code = (select actor_municipality()))));
create policy transfer_case_add on transfer_case for insert
  with check ((select actor_is_system()) or sender_hospital_id = (select actor_hospital_id()));
-- Who sees a case may lock it (FOR UPDATE asks this policy), but only its sender may change it.
create policy transfer_case_change on transfer_case for update
  using ((select actor_is_system())
    or sender_hospital_id = (select actor_hospital_id())
    or id = any (array(select i.case_id from inquiry i where i.hospital_id = (select actor_hospital_id()) and i.state not in ('withdrawn', 'ended')))
    or id = any (array(select a.case_id from open_case_area a where a.municipality_code = (select actor_municipality()))))
  with check ((select actor_is_system()) or sender_hospital_id = (select actor_hospital_id()));
create policy transfer_case_discard on transfer_case for delete
  using (status = 'draft' and ((select actor_is_system()) or sender_hospital_id = (select actor_hospital_id())));

alter table transfer_event enable row level security;
alter table transfer_event force row level security;
create policy transfer_event_read on transfer_event for select
  using ((select actor_is_system()) or (select actor_is_officer())
    or sender_hospital_id = (select actor_hospital_id()) or hospital_id = (select actor_hospital_id()));
create policy transfer_event_add on transfer_event for insert
  with check ((select actor_is_system()) or sender_hospital_id = (select actor_hospital_id()) or hospital_id = (select actor_hospital_id()));

-- Handed over to another hospital of the same corporation (rule 81), a case takes its history along; nothing else of an event ever changes.
create policy transfer_event_hand_over on transfer_event for update using ((select actor_is_system())) with check ((select actor_is_system()));

grant select, insert, update, delete on transfer_case to tasuki_app;
grant select, insert, update on inquiry to tasuki_app;
grant select, insert, delete on open_case_area to tasuki_app;
grant select, insert on transfer_event to tasuki_app;
grant update (sender_hospital_id) on transfer_event to tasuki_app;
