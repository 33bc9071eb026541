-- Documents (要綱15条, 18–20条): files beside a case or in a talk room. Who sees the subject sees its documents, nobody else.
-- The bytes lie in the storage under a random key; this row decides who gets them.

create table document (
  id uuid primary key default gen_random_uuid(),
  -- what it belongs to, as kind and id: a case, or a talk room
  subject_kind text not null check (subject_kind in ('case', 'room')),
  subject_id uuid not null,
  uploader_hospital_id uuid not null references hospital,
  uploader_person_id uuid not null references person,
  -- copied: other hospitals don't read the person
  uploader_name text not null,
  kind text not null check (kind in ('referral_letter', 'adl_sheet', 'nursing_summary', 'rehabilitation_summary', 'blood_test', 'imaging', 'electrocardiogram', 'body_photo', 'other')),
  -- given by people and checked for names; never the file's own name, which is often the patient's
  title text not null default '',
  content_type text not null check (content_type in ('application/pdf', 'image/png', 'image/jpeg')),
  bytes integer not null check (bytes > 0),
  pages integer not null check (pages > 0),
  sha256 text not null check (sha256 ~ '^[0-9a-f]{64}$'),
  storage_key text not null unique,
  has_thumbnail boolean not null,
  -- 「氏名を黒塗りした」: who has looked, and when (要綱18条)
  masked_by uuid not null references person,
  masked_at timestamptz not null,
  created_at timestamptz not null,
  -- null = uploaded for a message that isn't sent yet: its own hospital's alone
  posted_at timestamptz,
  -- 「氏名が見えます」 (rule 85): nobody but the prefecture opens it
  hidden_at timestamptz,
  hidden_by uuid references person,
  deleted_at timestamptz,
  deleted_by uuid references person,
  check ((hidden_at is null) = (hidden_by is null)),
  check (deleted_by is null or deleted_at is not null)
);
create index document_by_subject on document (subject_kind, subject_id, created_at);
create index document_deleted on document (deleted_at) where deleted_at is not null;
create index document_unposted on document (created_at) where posted_at is null;

-- The subject's own row security answers for the actor, so that a hospital that loses the case loses its documents in the
-- same statement (rules 40, 41, 46, 64, 71). A room stays readable for 30 days after its inquiry is over; its documents don't.
create function sees_document_subject(kind text, asked uuid) returns boolean language sql stable as
$$ select case kind
     when 'case' then exists (select from transfer_case c where c.id = asked)
     when 'room' then exists (
       select from room r where r.id = asked
         and (actor_is_system() or actor_is_officer()
           or (exists (select from room_member m where m.room_id = r.id and m.hospital_id = actor_hospital_id() and m.readable_until is null)
             and (r.subject_kind <> 'inquiry'
               or exists (select from inquiry i where i.room_id = r.id
                    and (i.sender_hospital_id = actor_hospital_id() or i.state not in ('withdrawn', 'ended')))))))
     else false
   end $$;

-- A case's documents are its sender's to change, also after it was handed to another hospital (rule 81); a room's its uploader's.
create function keeps_document(kind text, asked uuid, uploader uuid) returns boolean language sql stable as
$$ select case kind when 'case' then is_own_case(asked) else coalesce(uploader = actor_hospital_id(), false) end $$;

alter table document enable row level security;
alter table document force row level security;
create policy document_read on document for select
  using ((select actor_is_system())
    or (sees_document_subject(subject_kind, subject_id)
      and ((posted_at is not null and deleted_at is null) or keeps_document(subject_kind, subject_id, uploader_hospital_id))));
create policy document_add on document for insert
  with check ((select actor_is_system())
    or (uploader_hospital_id = (select actor_hospital_id())
      and uploader_person_id = (select actor_person_id()) and masked_by = (select actor_person_id())
      and hidden_at is null and deleted_at is null
      and sees_document_subject(subject_kind, subject_id) and keeps_document(subject_kind, subject_id, uploader_hospital_id)));
create policy document_change on document for update
  using ((select actor_is_system()) or keeps_document(subject_kind, subject_id, uploader_hospital_id))
  with check ((select actor_is_system()) or keeps_document(subject_kind, subject_id, uploader_hospital_id));
create policy document_purge on document for delete using ((select actor_is_system()));

-- What somebody has hidden isn't the uploader's to show again (rule 85).
create function keep_document_hidden() returns trigger language plpgsql as $$
begin
  if not actor_is_system() then
    raise exception 'a document is hidden and shown again by the system only' using errcode = 'insufficient_privilege';
  end if;
  return new;
end $$;
create trigger document_hidden before update on document for each row
  when ((old.hidden_at, old.hidden_by) is distinct from (new.hidden_at, new.hidden_by)) execute function keep_document_hidden();

-- No code path can forget it: a draft thrown away takes its documents' rows along; the files without a row are swept.
-- Definer: no member may delete a document.
create function drop_case_documents() returns trigger language plpgsql security definer set search_path = public, pg_temp as $$
declare
  kind text := coalesce(current_setting('app.actor_kind', true), '');
begin
  perform set_config('app.actor_kind', 'system', true);
  delete from document where subject_kind = 'case' and subject_id = old.id;
  perform set_config('app.actor_kind', kind, true);
  return null;
end $$;
create trigger transfer_case_documents after delete on transfer_case for each row execute function drop_case_documents();

grant select, insert, delete on document to tasuki_app;
grant update (kind, title, posted_at, hidden_at, hidden_by, deleted_at, deleted_by) on document to tasuki_app;
