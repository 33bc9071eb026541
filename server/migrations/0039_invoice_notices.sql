-- A notice of a bill is whose bill it is: the prefecture's, and the hospital's once it is sent.
create or replace function sees_notice_subject(asked_kind text, asked uuid) returns boolean language sql stable as
$$ select case asked_kind
     when 'case' then exists (select from transfer_case c where c.id = asked)
     when 'inquiry' then exists (select from inquiry i where i.id = asked)
     when 'room' then exists (select from room_member m where m.room_id = asked and m.hospital_id = actor_hospital_id())
     when 'facility' then actor_reads_facilities()
     when 'document' then exists (select from document d where d.id = asked)
     when 'report' then exists (select from name_report r where r.id = asked)
     when 'form' then exists (select from seat_form f where f.id = asked)
     when 'invoice' then exists (select from invoice i where i.id = asked)
     when 'announcement' then actor_is_officer() or actor_hospital_id() is not null
     when 'moderation' then actor_is_officer() or actor_hospital_id() is not null
     when 'retention' then actor_is_officer() or actor_hospital_id() is not null
     when 'person' then actor_is_officer() or actor_hospital_id() is not null
     when 'application' then actor_is_officer()
     else false
   end $$;
