-- 「氏名が見えます」 also in reasons (rule 85): the words of a room's event line (withdrawal, release, decline, take-back,
-- earlier answers), and the note of a closing.
alter table name_report drop constraint name_report_subject_kind_check;
alter table name_report add constraint name_report_subject_kind_check check (subject_kind in ('message', 'record_text', 'answer', 'document', 'event', 'closing'));

-- 「自分の担当」 narrows what is found in talks as it narrows the list of rooms.
drop function find_messages(text[], uuid, integer, integer);
create function find_messages(typed text[], in_room uuid, only_mine boolean, most integer, beyond integer) returns setof uuid
language plpgsql stable security definer set search_path = public, pg_temp as $$
declare
  spelled text[] := array(select search_spelling(word) from unnest(typed) word where search_spelling(word) <> '');
begin
  if cardinality(spelled) = 0 then
    return;
  end if;
  return query execute
    'select s.message_id from message_search s
     where s.room_id in (select m.room_id from room_member m where m.hospital_id = actor_hospital_id() and ($2 is null or m.room_id = $2) and (not $6 or m.person_in_charge_id = actor_person_id()))
       and bigrams(s.words) @> $1 and s.words like all ($3)
     order by s.sent_at desc, s.message_id limit $4 offset $5'
    using array(select distinct pair from unnest(spelled) word, unnest(bigrams(word)) pair where length(pair) = 2), in_room,
      array(select '%' || regexp_replace(word, '([\\%_])', '\\\1', 'g') || '%' from unnest(spelled) word), most, beyond, only_mine;
end $$;

-- How often a record template has filled in a form, when last and by whom: whether it is still used, before it is changed or deleted.
alter table record_template add column used_count integer not null default 0 check (used_count >= 0), add column last_used_at timestamptz, add column last_used_by text not null default '';
grant update (used_count, last_used_at, last_used_by) on record_template to tasuki_app;
