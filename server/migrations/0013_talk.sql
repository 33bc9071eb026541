-- Talk to live in (要綱19条): lines taken back or put right within five minutes, who has read how far, colleagues spoken
-- to by name, search.

-- Edits are counted per room like lines: who holds edit n and hears of n + 2 asks for what it missed.
alter table room add column last_edit integer not null default 0;
grant update (last_edit) on room to tasuki_app;

alter table message
  add column edit_no integer,
  add column edited_at timestamptz,
  add column deleted_at timestamptz,
  -- the sender's key for a line, so that a line sent again after hours or days stays one (rule 63)
  add column said_key text,
  add column said_hash text,
  -- the hospital whose own act brought an event about in a room where it isn't told as its own: no news to it
  add column quiet_for uuid references hospital,
  add check (edit_no is null or kind = 'text'),
  add check (deleted_at is null or body = '');
create index message_edits on message (room_id, edit_no) where edit_no is not null;
create unique index message_said_once on message (author_person_id, said_key) where said_key is not null;
grant update (body, edit_no, edited_at, deleted_at) on message to tasuki_app;

-- Which of the two counters a member may move: one line more, or one edit more.
drop trigger room_frame on room;
create trigger room_frame before update on room for each row
  when (not ((new.last_seq = old.last_seq + 1 and new.last_edit = old.last_edit)
      or (new.last_seq = old.last_seq and new.last_edit = old.last_edit + 1 and new.last_message_at = old.last_message_at))
    or new.last_message_at < old.last_message_at or new.state <> old.state or new.member_hospital_ids <> old.member_hospital_ids)
  execute function keep_room_frame();

-- A key that comes in twice at once: the second waits for the room's row, then finds the first one's line here and
-- begins anew.
create function keep_said_once() returns trigger language plpgsql as $$
begin
  if exists (select from message m where m.author_person_id = new.author_person_id and m.said_key = new.said_key) then
    raise exception 'this line is already said' using errcode = 'serialization_failure';
  end if;
  return new;
end $$;
create trigger message_said_once before insert on message for each row when (new.said_key is not null) execute function keep_said_once();

-- The rule of domain/src/talk/talk.rules.ts once more: one's own words, for five minutes, while the room takes talk;
-- taking back also goes in a room that has closed meanwhile.
create policy message_change on message for update
  using ((select actor_is_system())
    or (author_person_id = (select actor_person_id()) and author_hospital_id = (select actor_hospital_id())
      and exists (select from room_member m where m.room_id = message.room_id and m.hospital_id = (select actor_hospital_id()))));

create function keep_message_words() returns trigger language plpgsql as $$
begin
  if not actor_is_system() and (
    old.kind <> 'text' or old.deleted_at is not null or actor_now() > old.sent_at + interval '5 minutes'
    or new.edit_no is distinct from (select r.last_edit from room r where r.id = old.room_id)
    or new.edit_no is not distinct from old.edit_no
    or case when new.deleted_at is null
        then new.edited_at is distinct from actor_now() or not exists (select from room r where r.id = old.room_id and r.state = 'open')
        else new.deleted_at <> actor_now() or new.edited_at is distinct from old.edited_at
      end) then
    raise exception 'a line stands as it was said' using errcode = 'insufficient_privilege';
  end if;
  return new;
end $$;
create trigger message_words before update on message for each row execute function keep_message_words();

-- What was said before: kept as long as its line, for the audit, and served to nobody.
create table message_version (
  id uuid primary key default gen_random_uuid(),
  message_id uuid not null references message on delete cascade,
  body text not null,
  replaced_at timestamptz not null,
  replaced_by uuid
);
create index message_version_by_message on message_version (message_id, replaced_at);
alter table message_version enable row level security;
alter table message_version force row level security;
create policy message_version_read on message_version for select using ((select actor_is_system()));
create policy message_version_add on message_version for insert with check ((select actor_is_system()));
grant select on message_version to tasuki_app;

-- Definer: no role may write the history itself, and none can change words without leaving it.
create function keep_message_version() returns trigger language plpgsql security definer set search_path = public, pg_temp as $$
declare
  kind text := coalesce(current_setting('app.actor_kind', true), '');
begin
  perform set_config('app.actor_kind', 'system', true);
  insert into message_version (message_id, body, replaced_at, replaced_by) values (old.id, old.body, actor_now(), actor_person_id());
  perform set_config('app.actor_kind', kind, true);
  return null;
end $$;
create trigger message_version after update of body on message for each row when (old.body <> new.body) execute function keep_message_version();

-- Who has read how far, by name, for the people of the room. The name is copied: the other hospital's people aren't
-- anybody's to read.
alter table read_mark
  add column hospital_id uuid references hospital,
  add column person_name text not null default '',
  add column read_at timestamptz;
create function keep_reader() returns trigger language plpgsql as $$
begin
  if tg_op = 'INSERT' then
    new.hospital_id := actor_hospital_id();
    new.person_name := coalesce((select p.display_name from person p where p.id = new.person_id), '');
    new.read_at := actor_now();
  elsif new.last_read_seq <> old.last_read_seq then
    new.read_at := actor_now();
  end if;
  return new;
end $$;
create trigger read_mark_reader before insert or update on read_mark for each row execute function keep_reader();
create policy read_mark_room on read_mark for select
  using ((select actor_is_officer())
    or exists (select from room_member m where m.room_id = read_mark.room_id and m.hospital_id = (select actor_hospital_id())));

-- Whether a line of this place is the acting person's own.
create function is_own_line(line uuid, place uuid, at_seq integer) returns boolean language sql stable as
$$ select exists (select from message m where m.id = line and m.room_id = place and m.seq = at_seq and m.author_person_id = actor_person_id()) $$;

-- Who is spoken to in a line. Only people of the room see it; whoever isn't one is told nothing by being named here.
create table message_mention (
  message_id uuid not null references message on delete cascade,
  person_id uuid not null references person,
  room_id uuid not null references room on delete cascade,
  seq integer not null,
  person_name text not null,
  primary key (message_id, person_id)
);
create index message_mention_of_person on message_mention (person_id, room_id, seq);
create index message_mention_in_room on message_mention (room_id, seq);
alter table message_mention enable row level security;
alter table message_mention force row level security;
create policy message_mention_read on message_mention for select
  using ((select actor_is_system()) or (select actor_is_officer())
    or exists (select from room_member m where m.room_id = message_mention.room_id and m.hospital_id = (select actor_hospital_id())));
-- Together with the line or by whoever may change it: the foreign key binds the line, this its author.
create policy message_mention_add on message_mention for insert
  with check ((select actor_is_system())
    or (is_own_line(message_id, room_id, seq) and exists (select from room_member m where m.room_id = message_mention.room_id and m.hospital_id = (select actor_hospital_id()))));
create policy message_mention_drop on message_mention for delete using (is_own_line(message_id, room_id, seq));
grant select, insert, delete on message_mention to tasuki_app;

-- Search: one spelling of each line and the pairs of characters in it, so that a word of two (透析) goes by an index.
-- LIKE and array operators go by no index under row security (they aren't leakproof), so the words stand in a table that
-- nobody but its owner reads, and the one function that asks it names only rooms that the actor reads.
create function bigrams(spelled text) returns text[] language sql immutable parallel safe as
$$ select coalesce(array_agg(distinct substr(spelled, at, 2)), '{}') from generate_series(1, greatest(length(spelled) - 1, 1)) at where spelled <> '' $$;

create table message_search (
  message_id uuid primary key references message on delete cascade,
  room_id uuid not null,
  sent_at timestamptz not null,
  words text not null
);
create index message_search_by_pairs on message_search using gin (bigrams(words));
create index message_search_by_time on message_search (sent_at desc, message_id);
create index message_search_by_room on message_search (room_id, sent_at desc);
-- On, without a policy: nobody but the owner reads it, whatever is granted.
alter table message_search enable row level security;

create function keep_message_search() returns trigger language plpgsql security definer set search_path = public, pg_temp as $$
declare
  spelled text := case when new.deleted_at is null then search_spelling(new.body) else '' end;
begin
  if tg_op = 'UPDATE' then
    delete from message_search where message_id = new.id;
  end if;
  if spelled <> '' then
    insert into message_search (message_id, room_id, sent_at, words) values (new.id, new.room_id, new.sent_at, spelled);
  end if;
  return null;
end $$;
create trigger message_search_new after insert on message for each row when (new.body <> '') execute function keep_message_search();
create trigger message_search_change after update of body, deleted_at on message for each row execute function keep_message_search();

-- Lines in which all the words stand, the newest first. EXECUTE: planned anew for the words at hand, since a rare word
-- goes by its pairs and a common one by time. room_member's own row security says which rooms the actor reads.
create function find_messages(typed text[], in_room uuid, most integer, beyond integer) returns setof uuid
language plpgsql stable security definer set search_path = public, pg_temp as $$
declare
  spelled text[] := array(select search_spelling(word) from unnest(typed) word where search_spelling(word) <> '');
begin
  if cardinality(spelled) = 0 then
    return;
  end if;
  return query execute
    'select s.message_id from message_search s
     where s.room_id in (select m.room_id from room_member m where m.hospital_id = actor_hospital_id() and ($2 is null or m.room_id = $2))
       and bigrams(s.words) @> $1 and s.words like all ($3)
     order by s.sent_at desc, s.message_id limit $4 offset $5'
    using array(select distinct pair from unnest(spelled) word, unnest(bigrams(word)) pair where length(pair) = 2), in_room,
      array(select '%' || regexp_replace(word, '([\\%_])', '\\\1', 'g') || '%' from unnest(spelled) word), most, beyond;
end $$;

-- What stood there before.
select set_config('app.actor_kind', 'system', true);
insert into message_search (message_id, room_id, sent_at, words)
select id, room_id, sent_at, search_spelling(body) from message where search_spelling(body) <> '';
update read_mark k set hospital_id = p.hospital_id, person_name = p.display_name from person p where p.id = k.person_id;
select set_config('app.actor_kind', '', true);
