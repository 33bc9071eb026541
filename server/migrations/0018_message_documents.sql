-- Attachments of the talk (要綱20条): which documents a line carries. The line keeps that one was there, and of which kind,
-- also after the document itself is gone.

create table message_document (
  -- not a reference: the document may go, that it was sent stays
  document_id uuid primary key,
  message_id uuid not null references message on delete cascade,
  room_id uuid not null references room on delete cascade,
  place integer not null,
  kind text not null,
  -- taken back by its hospital, or removed by the prefecture (rule 85)
  gone text check (gone in ('withdrawn', 'removed'))
);
create index message_document_of_line on message_document (message_id, place);
alter table message_document enable row level security;
alter table message_document force row level security;
create policy message_document_read on message_document for select
  using ((select actor_is_system()) or (select actor_is_officer())
    or exists (select from room_member m where m.room_id = message_document.room_id and m.hospital_id = (select actor_hospital_id())));

-- One's own document of this room, with one's own line.
create function is_own_attachment(line uuid, place uuid, asked uuid) returns boolean language sql stable as
$$ select exists (select from message m where m.id = line and m.room_id = place and m.author_person_id = actor_person_id() and m.author_hospital_id = actor_hospital_id())
     and exists (select from document d where d.id = asked and d.subject_kind = 'room' and d.subject_id = place and d.uploader_person_id = actor_person_id()) $$;
create policy message_document_add on message_document for insert
  with check ((select actor_is_system())
    or (gone is null and is_own_attachment(message_id, room_id, document_id)
      and exists (select from room_member m where m.room_id = message_document.room_id and m.hospital_id = (select actor_hospital_id()))));
create policy message_document_change on message_document for update using ((select actor_is_system()));
create policy message_document_drop on message_document for delete using ((select actor_is_system()));
grant select, insert, delete on message_document to tasuki_app;
grant update (gone) on message_document to tasuki_app;

-- A line is found by the kinds of its documents as by its words, as people name them in either language.
create function document_kind_words(kind text) returns text language sql immutable parallel safe as
$$ select case kind
     when 'referral_letter' then '診療情報提供書 紹介状 referral letter'
     when 'adl_sheet' then 'ADL表 ADL sheet'
     when 'nursing_summary' then '看護サマリー nursing summary'
     when 'rehabilitation_summary' then 'リハサマリー リハビリ rehabilitation summary'
     when 'blood_test' then '採血 血液検査 blood test'
     when 'imaging' then '画像 imaging'
     when 'electrocardiogram' then '心電図 ECG'
     when 'body_photo' then '身体画像 褥瘡 写真 photo of the body'
     else '書類 document'
   end $$;

create or replace function keep_message_search() returns trigger language plpgsql security definer set search_path = public, pg_temp as $$
declare
  carried text := case when tg_op = 'UPDATE' then (select string_agg(document_kind_words(d.kind), E'\n' order by d.place) from message_document d where d.message_id = new.id and d.gone is null) end;
  spelled text := case when new.deleted_at is null then search_spelling(concat_ws(E'\n', new.body, carried)) else '' end;
begin
  if tg_op = 'UPDATE' then
    delete from message_search where message_id = new.id;
  end if;
  if spelled <> '' then
    insert into message_search (message_id, room_id, sent_at, words) values (new.id, new.room_id, new.sent_at, spelled);
  end if;
  return null;
end $$;

-- Definer: message_search is nobody's to write.
create function keep_document_search() returns trigger language plpgsql security definer set search_path = public, pg_temp as $$
declare
  line uuid := case when tg_op = 'DELETE' then old.message_id else new.message_id end;
  spelled text := (
    select search_spelling(concat_ws(E'\n', m.body, (select string_agg(document_kind_words(d.kind), E'\n' order by d.place) from message_document d where d.message_id = m.id and d.gone is null)))
    from message m where m.id = line and m.deleted_at is null);
begin
  delete from message_search where message_id = line;
  if spelled <> '' then
    insert into message_search (message_id, room_id, sent_at, words) select m.id, m.room_id, m.sent_at, spelled from message m where m.id = line;
  end if;
  return null;
end $$;
create trigger message_document_search after insert or update or delete on message_document for each row execute function keep_document_search();
