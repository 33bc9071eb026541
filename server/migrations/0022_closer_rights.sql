-- Three rights that were wider than the rules: found by trying every act of everybody at every table.

-- An absence begins without its end: that work was passed on, and that the person was told on return, is the system's to say.
drop policy absence_add on absence;
create policy absence_add on absence for insert
  with check ((select actor_is_system())
    or (hospital_id = (select actor_hospital_id()) and set_by = (select actor_person_id())
      and ended_at is null and taken_over_at is null and returned_at is null
      and exists (select from person p where p.id = absence.person_id and p.hospital_id = absence.hospital_id)
      and (person_id = (select actor_person_id()) or exists (select from person p where p.id = (select actor_person_id()) and p.role = 'representative'))));

-- A person of a hospital that has left orders nothing any more.
drop policy notice_order_add on notice_order;
create policy notice_order_add on notice_order for insert with check (delivered_at is null and (select actor_reads_facilities()));

-- Who is spoken to in a line stands as its words do (keep_message_words): the author changes it for five minutes.
drop policy message_mention_add on message_mention;
drop policy message_mention_drop on message_mention;
drop function is_own_line(uuid, uuid, integer);
create function is_own_fresh_line(line uuid, place uuid, at_seq integer) returns boolean language sql stable as
$$ select exists (select from message m where m.id = line and m.room_id = place and m.seq = at_seq
     and m.author_person_id = actor_person_id() and actor_now() <= m.sent_at + interval '5 minutes') $$;
create policy message_mention_add on message_mention for insert
  with check ((select actor_is_system())
    or (is_own_fresh_line(message_id, room_id, seq) and exists (select from room_member m where m.room_id = message_mention.room_id and m.hospital_id = (select actor_hospital_id()))));
create policy message_mention_drop on message_mention for delete using (is_own_fresh_line(message_id, room_id, seq));
