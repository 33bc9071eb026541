-- 「氏名が見えます」 (rule 85). What somebody saw a name in is taken out of its row at that moment, so that row security
-- hides it like anything else that isn't there; until the prefecture decides it lies in a table of its own.

create table name_report (
  id uuid primary key default gen_random_uuid(),
  subject_kind text not null check (subject_kind in ('message', 'record_text', 'answer', 'document')),
  -- the message, case, inquiry or document
  subject_id uuid not null,
  -- which text of a record, by its path
  field text not null default '',
  state text not null default 'pending' check (state in ('pending', 'restored', 'removed')),
  -- of the text, so that what was found harmless can't be hidden again and again
  digest text not null,
  case_id uuid,
  room_id uuid,
  label text not null default '',
  author_hospital_id uuid references hospital,
  author_person_id uuid references person,
  reported_by uuid not null references person,
  reported_by_hospital_id uuid references hospital,
  reported_at timestamptz not null,
  -- who had opened it until then: [{personId, at}]
  openers jsonb not null default '[]',
  decided_by uuid references person,
  decided_at timestamptz,
  check ((state = 'pending') = (decided_at is null))
);
create unique index name_report_once on name_report (subject_kind, subject_id, field) where state = 'pending';
create index name_report_by_state on name_report (state, reported_at);
alter table name_report enable row level security;
alter table name_report force row level security;
create policy name_report_read on name_report for select using ((select actor_is_system()) or (select actor_is_officer()) or author_hospital_id = (select actor_hospital_id()) or reported_by_hospital_id = (select actor_hospital_id()));
create policy name_report_add on name_report for insert with check ((select actor_is_system()));
create policy name_report_decide on name_report for update using ((select actor_is_system()));
grant select, insert on name_report to tasuki_app;
grant update (state, decided_by, decided_at) on name_report to tasuki_app;

-- The texts themselves: the prefecture's and the program's alone; gone with the decision.
create table hidden_text (
  report_id uuid primary key references name_report on delete cascade,
  texts jsonb not null,
  -- room lines in which the same words stood
  lines jsonb not null default '[]'
);
alter table hidden_text enable row level security;
alter table hidden_text force row level security;
create policy hidden_text_read on hidden_text for select using ((select actor_is_system()) or (select actor_is_officer()));
create policy hidden_text_add on hidden_text for insert with check ((select actor_is_system()));
create policy hidden_text_drop on hidden_text for delete using ((select actor_is_system()));
grant select, insert, delete on hidden_text to tasuki_app;

-- Where something was: hidden until the decision, or removed by it.
alter table transfer_case add column hidden_fields jsonb not null default '{}';
grant update (hidden_fields) on transfer_case to tasuki_app;
alter table inquiry add column answer_hidden text check (answer_hidden in ('hidden', 'removed'));
grant update (answer_hidden) on inquiry to tasuki_app;
alter table message add column hidden text check (hidden in ('hidden', 'removed'));
grant update (hidden, event_data) on message to tasuki_app;

create function keep_hidden_mark() returns trigger language plpgsql as $$
begin
  if not actor_is_system() then
    raise exception 'what is hidden is hidden and shown again by the system only' using errcode = 'insufficient_privilege';
  end if;
  return new;
end $$;
create trigger message_hidden before update on message for each row
  when (new.hidden is distinct from old.hidden or old.hidden is not null or new.event_data is distinct from old.event_data) execute function keep_hidden_mark();
-- A new answer of the asked hospital takes the mark away; nobody else of the two does.
create trigger inquiry_answer_hidden before update on inquiry for each row
  when (new.answer_hidden is distinct from old.answer_hidden and (new.answer_hidden is not null or old.hospital_id is distinct from actor_hospital_id()))
  execute function keep_hidden_mark();

-- A line of an event changes too, when its words are taken out: open pages fetch it like an edit.
do $$
declare
  found text;
begin
  for found in select conname from pg_constraint where conrelid = 'message'::regclass and contype = 'c' and pg_get_constraintdef(oid) like '%edit_no%' and pg_get_constraintdef(oid) like '%kind%' loop
    execute format('alter table message drop constraint %I', found);
  end loop;
end $$;

-- Erased for good by the prefecture's decision: the earlier versions of the line as well. Definer: nobody may write the history.
create policy message_version_erase on message_version for delete using ((select actor_is_system()));
create function erase_message_versions(line uuid) returns void language plpgsql security definer set search_path = public, pg_temp as $$
begin
  if not actor_is_system() then
    raise exception 'a history is erased by the system only' using errcode = 'insufficient_privilege';
  end if;
  delete from message_version where message_id = line;
end $$;

-- A notice of a report is its author's, its reporter's and the prefecture's, as the report itself.
create or replace function sees_notice_subject(asked_kind text, asked uuid) returns boolean language sql stable as
$$ select case asked_kind
     when 'case' then exists (select from transfer_case c where c.id = asked)
     when 'inquiry' then exists (select from inquiry i where i.id = asked)
     when 'room' then exists (select from room_member m where m.room_id = asked and m.hospital_id = actor_hospital_id())
     when 'facility' then actor_reads_facilities()
     when 'document' then exists (select from document d where d.id = asked)
     when 'report' then exists (select from name_report r where r.id = asked)
     else false
   end $$;
