-- Talk rooms (要綱19条). A room knows its subject only as kind and id.

create table room (
  id uuid primary key default gen_random_uuid(),
  subject_kind text not null,
  subject_id uuid not null,
  subject_label text not null,
  member_hospital_ids uuid[] not null,
  state text not null default 'open' check (state in ('open', 'read_only')),
  last_seq integer not null default 0,
  last_message_at timestamptz not null,
  created_at timestamptz not null,
  unique (subject_kind, subject_id)
);

create table room_member (
  room_id uuid not null references room on delete cascade,
  hospital_id uuid not null references hospital,
  -- after this the room is gone for the hospital (rule 71); null = no end
  readable_until timestamptz,
  -- kept beside the room's own so that a hospital's list is one index walk
  last_message_at timestamptz not null,
  primary key (room_id, hospital_id)
);
create index room_member_by_hospital on room_member (hospital_id, last_message_at desc);

create table message (
  id uuid primary key default gen_random_uuid(),
  room_id uuid not null references room on delete cascade,
  -- 1, 2, 3 … without gaps inside a room, given under the room's row lock
  seq integer not null,
  kind text not null check (kind in ('text', 'event')),
  body text not null default '',
  event_type text,
  event_data jsonb,
  author_hospital_id uuid references hospital,
  author_hospital_name text not null default '',
  author_person_id uuid references person,
  author_person_name text not null default '',
  sent_at timestamptz not null,
  unique (room_id, seq),
  check ((kind = 'event') = (event_type is not null))
);

create table read_mark (
  room_id uuid not null references room on delete cascade,
  person_id uuid not null references person,
  last_read_seq integer not null default 0,
  primary key (room_id, person_id)
);

-- Kept by the database: whoever posts doesn't see the other hospitals' rows, and asking as the system from outside
-- would cost each message three round trips more. Definer: no role may write the time itself.
create function keep_member_time() returns trigger language plpgsql security definer set search_path = public, pg_temp as $$
declare
  kind text := coalesce(current_setting('app.actor_kind', true), '');
begin
  perform set_config('app.actor_kind', 'system', true);
  update room_member set last_message_at = new.last_message_at where room_id = new.id;
  perform set_config('app.actor_kind', kind, true);
  return null;
end $$;
create trigger room_member_time after update of last_message_at on room for each row
  when (old.last_message_at is distinct from new.last_message_at) execute function keep_member_time();

-- Row security lets a member count a line; the same row holds who the members are and whether they may still talk.
create function keep_room_frame() returns trigger language plpgsql as $$
begin
  if not actor_is_system() then
    raise exception 'a member of a room only counts its lines' using errcode = 'insufficient_privilege';
  end if;
  return new;
end $$;
create trigger room_frame before update on room for each row
  when (new.last_seq <> old.last_seq + 1 or new.last_message_at < old.last_message_at
    or new.state <> old.state or new.member_hospital_ids <> old.member_hospital_ids)
  execute function keep_room_frame();

alter table room_member enable row level security;
alter table room_member force row level security;
create policy room_member_read on room_member for select
  using ((select actor_is_system()) or (select actor_is_officer())
    or (hospital_id = (select actor_hospital_id()) and (readable_until is null or readable_until > (select actor_now()))));
create policy room_member_write on room_member for insert with check ((select actor_is_system()));
create policy room_member_change on room_member for update using ((select actor_is_system()));

alter table room enable row level security;
alter table room force row level security;
create policy room_read on room for select
  using ((select actor_is_system()) or (select actor_is_officer())
    or exists (select from room_member m where m.room_id = room.id and m.hospital_id = (select actor_hospital_id())));
create policy room_write on room for insert with check ((select actor_is_system()));
create policy room_change on room for update
  using ((select actor_is_system())
    or exists (select from room_member m where m.room_id = room.id and m.hospital_id = (select actor_hospital_id())));

alter table message enable row level security;
alter table message force row level security;
create policy message_read on message for select
  using ((select actor_is_system()) or (select actor_is_officer())
    or exists (select from room_member m where m.room_id = message.room_id and m.hospital_id = (select actor_hospital_id())));
create policy message_write on message for insert
  with check ((select actor_is_system())
    or (author_hospital_id = (select actor_hospital_id()) and author_person_id = (select actor_person_id())
      and exists (select from room_member m where m.room_id = message.room_id and m.hospital_id = (select actor_hospital_id()))));

alter table read_mark enable row level security;
alter table read_mark force row level security;
create policy read_mark_own on read_mark for all
  using ((select actor_is_system()) or person_id = (select actor_person_id()))
  with check ((select actor_is_system())
    or (person_id = (select actor_person_id())
      and exists (select from room_member m where m.room_id = read_mark.room_id and m.hospital_id = (select actor_hospital_id()))));

-- What was said stays as it was said.
grant select, insert on room, room_member, message, read_mark to tasuki_app;
grant update (member_hospital_ids, state, last_seq, last_message_at) on room to tasuki_app;
grant update (hospital_id, readable_until) on room_member to tasuki_app;
grant update (last_read_seq) on read_mark to tasuki_app;
