-- 利用申込 (要綱7条): a hospital applies to use the system, before anybody of it can sign in.

create table hospital_application (
  id uuid primary key default gen_random_uuid(),
  -- said to the applicant and by telephone; drawn at random, so that it doesn't tell how many there are
  number text not null unique,
  -- the receipt's code is told once; with the number it opens the application
  code_digest text not null,
  state text not null default 'submitted' check (state in ('submitted', 'returned', 'withdrawn', 'accepted', 'refused')),
  -- the directory's, or the one that was entered with the acceptance; as typed until then
  hospital_id uuid references hospital,
  content jsonb not null,
  -- the same sent twice is one
  content_digest text not null,
  terms_version integer references terms_version,
  version integer not null default 1,
  submitted_at timestamptz not null,
  changed_at timestamptz not null,
  comment text not null default '',
  decided_at timestamptz,
  decided_by uuid references person,
  representative_id uuid references person,
  check ((state in ('accepted', 'refused')) = (decided_at is not null)),
  check ((state = 'accepted') = (representative_id is not null)),
  check (state <> 'accepted' or hospital_id is not null)
);
create index hospital_application_by_state on hospital_application (state, changed_at);
create index hospital_application_by_hospital on hospital_application (hospital_id);

-- Nobody reads of an application but the prefecture; the applicant's own is looked up by number and code, as the system.
alter table hospital_application enable row level security;
alter table hospital_application force row level security;
create policy hospital_application_read on hospital_application for select using ((select actor_is_system()) or (select actor_reads_accounts()));
create policy hospital_application_add on hospital_application for insert with check ((select actor_is_system()));
create policy hospital_application_change on hospital_application for update using ((select actor_is_system()));
create policy hospital_application_drop on hospital_application for delete using ((select actor_is_system()));
grant select, insert, delete, update (code_digest, state, hospital_id, content, content_digest, terms_version, version, changed_at, comment, decided_at, decided_by, representative_id)
  on hospital_application to tasuki_app;

alter table notice_order drop constraint notice_order_subject_kind_check;
alter table notice_order add constraint notice_order_subject_kind_check
  check (subject_kind in ('case', 'inquiry', 'room', 'facility', 'document', 'report', 'form', 'invoice', 'announcement', 'moderation', 'retention', 'person', 'application'));
alter table notice drop constraint notice_subject_kind_check;
alter table notice add constraint notice_subject_kind_check
  check (subject_kind in ('case', 'inquiry', 'room', 'facility', 'document', 'report', 'form', 'invoice', 'announcement', 'moderation', 'retention', 'person', 'application'));

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
     when 'application' then actor_is_officer()
     else false
   end $$;
