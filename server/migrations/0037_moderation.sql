-- Unsuitable content (要綱24条; rule 60): what the prefecture asked a hospital to confirm, and what it deleted.

-- A matter: codes, ids and days. What is said about it stands in its lines.
create table moderation (
  id uuid primary key default gen_random_uuid(),
  subject_kind text not null check (subject_kind in ('message', 'event', 'record_text', 'answer', 'closing', 'document', 'facility_text')),
  -- the message, case, inquiry, document or hospital
  subject_id uuid not null,
  -- which text of a record or of the facility information, by its path
  field text not null default '',
  -- who wrote it
  hospital_id uuid not null references hospital,
  -- where it stands; it goes with its case
  case_id uuid,
  room_id uuid,
  line_seq integer,
  case_code text not null default '',
  state text not null check (state in ('asked', 'answered', 'closed', 'deleted')),
  category text not null check (category in ('personal_data', 'insult', 'unrelated', 'incorrect', 'rights', 'other')),
  answer_by date,
  opened_by uuid not null references person,
  opened_at timestamptz not null,
  changed_at timestamptz not null,
  decided_by uuid references person,
  decided_at timestamptz,
  check ((state in ('closed', 'deleted')) = (decided_at is not null)),
  check (state <> 'asked' or answer_by is not null)
);
create unique index moderation_once on moderation (subject_kind, subject_id, field) where state in ('asked', 'answered');
create index moderation_by_state on moderation (state, changed_at desc);
create index moderation_of_hospital on moderation (hospital_id, changed_at desc);
create index moderation_by_case on moderation (case_id);

create table moderation_line (
  moderation_id uuid not null references moderation on delete cascade,
  seq integer not null,
  side text not null check (side in ('prefecture', 'hospital')),
  act text not null check (act in ('said', 'closed', 'deleted')),
  person_id uuid not null references person,
  person_name text not null,
  body text not null,
  at timestamptz not null,
  primary key (moderation_id, seq),
  check (side = 'prefecture' or act = 'said')
);

-- What is left of a document that was deleted: in its place, for whoever could see it.
create table document_tombstone (
  document_id uuid primary key,
  subject_kind text not null check (subject_kind in ('case', 'room')),
  subject_id uuid not null,
  kind text not null,
  mark text not null,
  deleted_at timestamptz not null
);
create index document_tombstone_of_subject on document_tombstone (subject_kind, subject_id);

alter table moderation enable row level security;
alter table moderation force row level security;
-- The hospital's representative speaks for it; the auditor reads what is listed, not what is said.
create policy moderation_read on moderation for select
  using ((select actor_is_system()) or (select actor_reads_accounts()) or (hospital_id = (select actor_hospital_id()) and (select is_representative())));
create policy moderation_add on moderation for insert
  with check ((select actor_is_system()) or ((select actor_is_officer()) and opened_by = (select actor_person_id()) and opened_at = (select actor_now())));
create policy moderation_change on moderation for update using ((select actor_is_system()) or (select actor_is_officer()));
create policy moderation_purge on moderation for delete using ((select actor_is_system()));
grant select, insert, delete, update (state, category, answer_by, changed_at, decided_by, decided_at) on moderation to tasuki_app;

alter table moderation_line enable row level security;
alter table moderation_line force row level security;
create policy moderation_line_read on moderation_line for select
  using ((select actor_is_system()) or (select actor_is_officer())
    or ((select is_representative()) and exists (select from moderation m where m.id = moderation_id and m.hospital_id = (select actor_hospital_id()))));
create policy moderation_line_add on moderation_line for insert
  with check ((select actor_is_system())
    or (person_id = (select actor_person_id()) and at = (select actor_now())
      and (((select actor_is_officer()) and side = 'prefecture')
        or ((select is_representative()) and side = 'hospital' and exists (select from moderation m where m.id = moderation_id and m.hospital_id = (select actor_hospital_id()))))));
create policy moderation_line_scrub on moderation_line for update using ((select actor_is_system()));
grant select, insert, update (body) on moderation_line to tasuki_app;

alter table document_tombstone enable row level security;
alter table document_tombstone force row level security;
create policy document_tombstone_read on document_tombstone for select using ((select actor_is_system()) or sees_document_subject(subject_kind, subject_id));
create policy document_tombstone_add on document_tombstone for insert with check ((select actor_is_system()));
create policy document_tombstone_purge on document_tombstone for delete using ((select actor_is_system()));
grant select, insert, delete on document_tombstone to tasuki_app;

-- A mark may also say why and when the prefecture deleted what stood there.
alter table message drop constraint message_hidden_check;
alter table message add constraint message_hidden_check check (hidden ~ '^(hidden|removed|deleted [a-z_]+ [0-9]{4}-[0-9]{2}-[0-9]{2})$');
alter table inquiry drop constraint inquiry_answer_hidden_check;
alter table inquiry add constraint inquiry_answer_hidden_check check (answer_hidden ~ '^(hidden|removed|deleted [a-z_]+ [0-9]{4}-[0-9]{2}-[0-9]{2})$');
alter table message_document drop constraint message_document_gone_check;
alter table message_document add constraint message_document_gone_check check (gone ~ '^(withdrawn|removed|checking|deleted [a-z_]+ [0-9]{4}-[0-9]{2}-[0-9]{2})$');

-- Whom a deleted line spoke to goes with it.
create policy message_mention_purge on message_mention for delete using ((select actor_is_system()));

-- Facility information: marks by the path of a text. Its hospital writes anew and so takes a mark away; it makes none.
alter table facility_record add column deleted_texts jsonb not null default '{}';
grant update (deleted_texts) on facility_record to tasuki_app;
alter table bed_availability add column note_deleted text check (note_deleted ~ '^deleted [a-z_]+ [0-9]{4}-[0-9]{2}-[0-9]{2}$');
grant update (note_deleted) on bed_availability to tasuki_app;
create trigger facility_record_deleted before update on facility_record for each row
  when (not old.deleted_texts @> new.deleted_texts) execute function keep_hidden_mark();
create trigger bed_availability_deleted before update on bed_availability for each row
  when (new.note_deleted is distinct from old.note_deleted and new.note_deleted is not null) execute function keep_hidden_mark();
-- The history of the facility information doesn't keep what was deleted.
create policy facility_change_detail_scrub on facility_change_detail for update using ((select actor_is_system()));
grant update (changes) on facility_change_detail to tasuki_app;
