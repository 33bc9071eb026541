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
  case_id uuid not null,
  sender_hospital_id uuid not null,
  -- the other hospital it concerns, null = the case alone
  hospital_id uuid,
  at timestamptz not null,
  kind text not null,
  actor_hospital_id uuid,
  person_name text not null default '',
  data jsonb not null default '{}',
  -- Handed over to another hospital of the same corporation (rule 81), a case takes its history along.
  foreign key (case_id, sender_hospital_id) references transfer_case (id, sender_hospital_id) on update cascade on delete cascade
);
create index transfer_event_by_case on transfer_event (case_id, position);

-- Kept by the database, so that no code path can forget it: narrowing S2 → S1 or closing ends the area's access at once.
-- Definer: no role may write the area's rows itself.
create function keep_open_case_area() returns trigger language plpgsql security definer set search_path = public, pg_temp as $$
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
-- A function, since policies here must not ask the case table. The foreign key alone would not do: before it is looked at,
-- a duplicate key tells whom a hidden case has asked.
create function is_own_case(asked uuid) returns boolean language sql stable as
$$ select exists (select from transfer_case where id = asked and sender_hospital_id = actor_hospital_id()) $$;

-- Each inquiry has the room that was opened for it. Asked is for one's own case, offered for one that one's area sees.
create policy inquiry_add on inquiry for insert
  with check ((select actor_is_system())
    or (exists (select from room r where r.id = room_id and r.subject_kind = 'inquiry' and r.subject_id = inquiry.id
          and r.member_hospital_ids @> array[sender_hospital_id, hospital_id])
      and sender_hospital_id <> hospital_id
      and ((origin = 'asked' and state = 'unread' and answer is null and sender_hospital_id = (select actor_hospital_id()) and is_own_case(case_id))
        or (origin = 'reverse_offer' and state in ('accepted', 'conditional') and hospital_id = (select actor_hospital_id())
          and case_id = any (array(select a.case_id from open_case_area a where a.municipality_code = (select actor_municipality())))))));
-- Both sides may lock it (FOR UPDATE asks this policy); which columns are whose is the trigger's to say.
create policy inquiry_change on inquiry for update
  using ((select actor_is_system()) or hospital_id = (select actor_hospital_id()) or sender_hospital_id = (select actor_hospital_id()));

-- One row of two hospitals: the answer is the asked one's and free while it can be given (rule 68), everything else the
-- sender's. Without this, who was withdrawn could write itself back in, and a sender answer for those it asked.
create function keep_inquiry_sides() returns trigger language plpgsql as $$
declare
  me uuid := actor_hospital_id();
  may boolean := false;
begin
  if actor_is_system() then
    return new;
  end if;
  if old.hospital_id = me then
    may := old.state in ('unread', 'read', 'considering', 'accepted', 'conditional', 'declined')
      and (new.state = old.state or new.state in ('read', 'considering', 'accepted', 'conditional', 'declined'))
      and (new.paused_from, new.chosen_at, new.confirm_due_at, new.transfer_date, new.ended_at, new.end_reason, new.withdraw_reason)
        is not distinct from (old.paused_from, old.chosen_at, old.confirm_due_at, old.transfer_date, old.ended_at, old.end_reason, old.withdraw_reason);
  elsif old.sender_hospital_id = me then
    may := (new.state in (old.state, 'chosen', 'confirmed', 'paused', 'withdrawn', 'ended') or new.state is not distinct from old.paused_from)
      and (new.paused_from is null or new.paused_from in (old.state, old.paused_from))
      and (new.answer, new.answered_at, new.answered_by, new.answered_revision, new.first_read_at)
        is not distinct from (old.answer, old.answered_at, old.answered_by, old.answered_revision, old.first_read_at);
  end if;
  if may is not true then
    raise exception 'this part of an inquiry is the other side''s' using errcode = 'insufficient_privilege';
  end if;
  return new;
end $$;
create trigger inquiry_sides before update on inquiry for each row execute function keep_inquiry_sides();

alter table open_case_area enable row level security;
alter table open_case_area force row level security;
create policy open_case_area_read on open_case_area for select
  using ((select actor_is_system()) or municipality_code = (select actor_municipality()) or sender_hospital_id = (select actor_hospital_id()));
-- Asked by the trigger alone: the program's role has no right to write here.
create policy open_case_area_add on open_case_area for insert
  with check ((select actor_is_system()) or sender_hospital_id = (select actor_hospital_id()));
create policy open_case_area_drop on open_case_area for delete
  using ((select actor_is_system()) or sender_hospital_id = (select actor_hospital_id()));

-- IN (select …) that names nothing of the case is hashed once per query. Over 1,000 open cases of which a hospital sees
-- 173: 1.2 ms; = ANY (ARRAY(select …)) compares every case with every id, 3.2 ms; EXISTS would run once per case.
alter table transfer_case enable row level security;
alter table transfer_case force row level security;
create policy transfer_case_read on transfer_case for select
  using ((select actor_is_system())
    or ((select actor_is_officer()) and sent_at is not null)
    or sender_hospital_id = (select actor_hospital_id())
    or id in (select i.case_id from inquiry i where i.hospital_id = (select actor_hospital_id()) and i.state not in ('withdrawn', 'ended'))
    or id in (select a.case_id from open_case_area a where a.municipality_code = (select actor_municipality())));
create policy transfer_case_add on transfer_case for insert
  with check ((select actor_is_system())
    or (sender_hospital_id = (select actor_hospital_id()) and created_by = (select actor_person_id()) and status = 'draft'));
-- Who sees a case may lock it (FOR UPDATE asks this policy), but only its sender may change it: the check is on the new
-- row, whose sender is the old one's, since nobody may write that column.
create policy transfer_case_change on transfer_case for update
  using ((select actor_is_system())
    or sender_hospital_id = (select actor_hospital_id())
    or id in (select i.case_id from inquiry i where i.hospital_id = (select actor_hospital_id()) and i.state not in ('withdrawn', 'ended'))
    or id in (select a.case_id from open_case_area a where a.municipality_code = (select actor_municipality())))
  with check ((select actor_is_system()) or sender_hospital_id = (select actor_hospital_id()));
create policy transfer_case_discard on transfer_case for delete
  using (status = 'draft' and ((select actor_is_system()) or sender_hospital_id = (select actor_hospital_id())));

alter table transfer_event enable row level security;
alter table transfer_event force row level security;
create policy transfer_event_read on transfer_event for select
  using ((select actor_is_system()) or (select actor_is_officer())
    or sender_hospital_id = (select actor_hospital_id()) or hospital_id = (select actor_hospital_id()));
-- In one's own name, and only what one's side of the case does; the foreign key binds a sender's to its own cases.
create policy transfer_event_add on transfer_event for insert
  with check ((select actor_is_system())
    or (actor_hospital_id = (select actor_hospital_id())
      and ((sender_hospital_id = (select actor_hospital_id()) and kind not in ('reverse_offer', 'inquiry_read', 'answered', 'confirmed', 'taken_back'))
        or (hospital_id = (select actor_hospital_id()) and kind in ('reverse_offer', 'inquiry_read', 'answered')
          and case_id = any (array(select i.case_id from inquiry i where i.hospital_id = (select actor_hospital_id()) and i.state not in ('withdrawn', 'ended')))))));

-- The one way a case gets another sender (rule 81). Inquiries, areas and history follow by their foreign keys. Definer:
-- no role may write the column; the system alone may ask, whose command has checked that both are one corporation.
create function give_case_to_sender(given uuid, receiver uuid) returns void language plpgsql security definer set search_path = public, pg_temp as $$
begin
  if not actor_is_system() then
    raise exception 'a case is handed over by the system only' using errcode = 'insufficient_privilege';
  end if;
  update transfer_case
  set sender_hospital_id = receiver, person_in_charge_id = null, deputy_id = null, version = version + 1, updated_at = actor_now()
  where id = given;
end $$;

grant select, insert, delete on transfer_case to tasuki_app;
grant update (status, visibility, record, destination_codes, destination_label, version, revision, person_in_charge_id, deputy_id, sent_at, updated_at,
  transfer_date, confirm_due_at, confirmed_at, status_before_close, closed_at, destination_hospital_id, destination_text, end_reason, close_note,
  draft_notice_at) on transfer_case to tasuki_app;
grant select, insert on inquiry to tasuki_app;
grant update (state, paused_from, version, answer, answered_at, answered_by, answered_revision, first_read_at, chosen_at, confirm_due_at, transfer_date,
  ended_at, end_reason, withdraw_reason) on inquiry to tasuki_app;
grant select on open_case_area to tasuki_app;
grant select, insert on transfer_event to tasuki_app;
