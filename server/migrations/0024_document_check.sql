-- Each document is looked through for names before anybody but its uploader sees it (要綱18条; rules 49–51):
-- quarantined → released, or refused with page and place. What others have seen already stays with them, never looked through
-- (checked_at is null); what only its own hospital has seen yet, a draft's or one without its line, goes through the door like a new one.

alter table document
  add column check_state text not null default 'released' check (check_state in ('quarantined', 'released', 'refused')),
  -- pages looked through so far: a check that was broken off goes on there
  add column checked_pages integer not null default 0 check (checked_pages between 0 and pages),
  -- [{page, reason, box}]: where something is readable, never what
  add column check_places jsonb not null default '[]',
  -- possible names, birth dates, numbers: no reason to refuse, but counted
  add column check_asks integer not null default 0,
  -- begun without an end: after some of them the page is called unreadable
  add column check_tries integer not null default 0,
  -- a process is at it until then; afterwards another one takes it over
  add column check_held_until timestamptz,
  add column checked_at timestamptz;
select set_config('app.actor_kind', 'system', true);
update document set check_state = 'quarantined'
where posted_at is null or (subject_kind = 'case' and exists (select from transfer_case c where c.id = document.subject_id and c.status = 'draft'));
select set_config('app.actor_kind', '', true);
alter table document alter column check_state set default 'quarantined';
alter table document add check (case check_state when 'quarantined' then checked_at is null when 'refused' then checked_at is not null else true end);
create index document_unchecked on document (checked_pages, created_at) where check_state = 'quarantined';

-- A document that isn't released is its uploader's hospital's to know of, and its uploader's to see; the file's route asks for the person.
drop policy document_read on document;
create policy document_read on document for select
  using ((select actor_is_system())
    or (sees_document_subject(subject_kind, subject_id)
      and case when check_state = 'released'
        then (posted_at is not null and deleted_at is null) or keeps_document(subject_kind, subject_id, uploader_hospital_id)
        else uploader_hospital_id = (select actor_hospital_id()) and keeps_document(subject_kind, subject_id, uploader_hospital_id) end));
drop policy document_add on document;
create policy document_add on document for insert
  with check ((select actor_is_system())
    or (uploader_hospital_id = (select actor_hospital_id())
      and uploader_person_id = (select actor_person_id()) and masked_by = (select actor_person_id())
      and hidden_at is null and deleted_at is null
      and check_state = 'quarantined' and checked_pages = 0
      and sees_document_subject(subject_kind, subject_id) and keeps_document(subject_kind, subject_id, uploader_hospital_id)));

-- No member lets a document of its own out: the check does, or 「氏名ではない」 with its entry.
create function keep_document_unchecked() returns trigger language plpgsql as $$
begin
  if not actor_is_system() then
    raise exception 'a document is released by its check only' using errcode = 'insufficient_privilege';
  end if;
  return new;
end $$;
create trigger document_checked before update on document for each row
  when ((old.check_state, old.checked_pages, old.check_places, old.check_asks, old.check_tries, old.check_held_until, old.checked_at)
    is distinct from (new.check_state, new.checked_pages, new.check_places, new.check_asks, new.check_tries, new.check_held_until, new.checked_at))
  execute function keep_document_unchecked();
grant update (check_state, checked_pages, check_places, check_asks, check_tries, check_held_until, checked_at) on document to tasuki_app;

-- 「氏名ではない」: who has answered for a document that the check had refused, and why; for the representative and the prefecture.
create table document_release (
  -- not a reference: the document may go, that it was let out stays
  document_id uuid primary key,
  hospital_id uuid not null references hospital,
  person_id uuid not null references person,
  -- copied: the prefecture reads it long afterwards
  person_name text not null,
  document_kind text not null,
  subject_kind text not null check (subject_kind in ('case', 'room')),
  subject_id uuid not null,
  reason text not null check (reason in ('staff', 'place', 'medical', 'misread', 'other')),
  -- checked for names like every text
  note text not null default '',
  place_count integer not null check (place_count > 0),
  released_at timestamptz not null
);
create index document_release_of_hospital on document_release (hospital_id, released_at desc);
create index document_release_by_time on document_release (released_at desc);
alter table document_release enable row level security;
alter table document_release force row level security;
create policy document_release_read on document_release for select
  using ((select actor_is_system()) or (select actor_is_officer()) or hospital_id = (select actor_hospital_id()));
create policy document_release_add on document_release for insert with check ((select actor_is_system()));
-- The reason in words goes after a while: no check of texts is complete. That somebody answered stays.
create policy document_release_erase on document_release for update using ((select actor_is_system())) with check ((select actor_is_system()) and note = '');
grant select, insert on document_release to tasuki_app;
grant update (note) on document_release to tasuki_app;

-- A line can be said while its document is still being looked through: the others see that one is coming.
alter table message_document drop constraint message_document_gone_check;
alter table message_document add constraint message_document_gone_check check (gone in ('withdrawn', 'removed', 'checking'));
drop policy message_document_add on message_document;
create policy message_document_add on message_document for insert
  with check ((select actor_is_system())
    or ((gone is null or gone = 'checking') and is_own_attachment(message_id, room_id, document_id)
      and exists (select from room_member m where m.room_id = message_document.room_id and m.hospital_id = (select actor_hospital_id()))));

-- What was sent back is replaced in its line by what its uploader has blacked out since.
grant update (document_id, kind) on message_document to tasuki_app;
