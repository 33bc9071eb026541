-- Two more roles of the prefecture: the coordinator (調整員) reads cases as the office does, the auditor (監査担当) reads the trail
-- and the accounts. Neither does anything of the office's administration.

alter table person drop constraint person_role_check;
alter table person add constraint person_role_check check (role in ('member', 'representative', 'officer', 'coordinator', 'auditor'));
alter table person drop constraint person_check;
alter table person add constraint person_check check ((role in ('officer', 'coordinator', 'auditor')) = (hospital_id is null));
grant update (role) on person to tasuki_app;

alter table audit_entry drop constraint audit_entry_actor_kind_check;
alter table audit_entry add constraint audit_entry_actor_kind_check check (actor_kind in ('member', 'officer', 'coordinator', 'auditor', 'system', 'anonymous'));
alter table audit_entry drop constraint audit_entry_check1;
alter table audit_entry add constraint audit_entry_check1 check ((actor_kind in ('member', 'officer', 'coordinator', 'auditor')) = (person_id is not null));
alter policy audit_entry_read on audit_entry using (
  nullif(current_setting('app.actor_kind', true), '') in ('officer', 'auditor', 'system')
  or (nullif(current_setting('app.actor_kind', true), '') = 'member'
      and (hospital_id = (select nullif(current_setting('app.hospital_id', true), '')::uuid)
        or (concerns_hospital_ids <> '{}' and concerns_hospital_ids @> array[(select nullif(current_setting('app.hospital_id', true), '')::uuid)])))
);

-- 要綱24条, 26条: the prefecture's reading, by its officers and its desk.
create function actor_reads_cases() returns boolean language sql stable as
$$ select coalesce(actor_kind() in ('officer', 'coordinator'), false) $$;

-- Accounts, forms and bills: no case, no talk, no document.
create function actor_reads_accounts() returns boolean language sql stable as
$$ select coalesce(actor_kind() in ('officer', 'auditor'), false) $$;

create function actor_is_of_prefecture() returns boolean language sql stable as
$$ select coalesce(actor_kind() in ('officer', 'coordinator', 'auditor'), false) $$;

create or replace function actor_reads_facilities() returns boolean language sql stable as
$$ select actor_is_system() or actor_reads_cases() or actor_hospital_id() is not null $$;

-- What the officer read, now read by the role that the second column names. Expressions as they stand: only who asks is put in another's place.
do $$
declare
  of record;
begin
  for of in
    select c.relname as at, p.polname as policy, w.reader, pg_get_expr(p.polqual, p.polrelid) as sight, pg_get_expr(p.polwithcheck, p.polrelid) as writes
    from pg_policy p join pg_class c on c.oid = p.polrelid
    join (values
      ('transfer_case_read', 'actor_reads_cases'), ('inquiry_read', 'actor_reads_cases'), ('record_change_read', 'actor_reads_cases'), ('transfer_event_read', 'actor_reads_cases'),
      ('room_read', 'actor_reads_cases'), ('room_member_read', 'actor_reads_cases'), ('message_read', 'actor_reads_cases'), ('message_document_read', 'actor_reads_cases'),
      ('message_mention_read', 'actor_reads_cases'), ('read_mark_room', 'actor_reads_cases'), ('facility_change_read', 'actor_reads_cases'), ('facility_change_detail_read', 'actor_reads_cases'),
      ('saved_view_read', 'actor_reads_cases'), ('saved_view_add', 'actor_reads_cases'), ('saved_view_change', 'actor_reads_cases'), ('saved_view_drop', 'actor_reads_cases'),
      ('seat_read', 'actor_reads_accounts'), ('seat_budget_read', 'actor_reads_accounts'), ('seat_form_read', 'actor_reads_accounts'), ('seat_form_event_read', 'actor_reads_accounts'),
      ('seat_holding_read', 'actor_reads_accounts'), ('seat_line_read', 'actor_reads_accounts'),
      ('invoice_read', 'actor_reads_accounts'), ('invoice_line_read', 'actor_reads_accounts'),
      ('person_read', 'actor_is_of_prefecture'), ('notice_read', 'actor_is_of_prefecture'), ('notice_mark', 'actor_is_of_prefecture')
    ) as w (policy, reader) on w.policy = p.polname
  loop
    execute format('alter policy %I on %I %s %s', of.policy, of.at,
      case when of.sight is null then '' else format('using (%s)', replace(of.sight, 'actor_is_officer', of.reader)) end,
      case when of.writes is null then '' else format('with check (%s)', replace(of.writes, 'actor_is_officer', of.reader)) end);
  end loop;
end $$;

-- The auditor names hospitals, and reads nothing of their facilities.
alter policy hospital_read on hospital using ((select actor_reads_facilities()) or (select actor_reads_accounts()));
-- How one is told is everybody's own.
alter policy notice_setting_own on notice_setting
  using ((select actor_is_system()) or (person_id = (select actor_person_id()) and ((select actor_kind()) = 'member' or (select actor_is_of_prefecture()))));

create or replace function sees_document_subject(kind text, asked uuid) returns boolean language sql stable as
$$ select case kind
     when 'case' then exists (select from transfer_case c where c.id = asked)
     when 'room' then exists (
       select from room r where r.id = asked
         and (actor_is_system() or actor_reads_cases()
           or (exists (select from room_member m where m.room_id = r.id and m.hospital_id = actor_hospital_id() and m.readable_until is null)
             and (r.subject_kind <> 'inquiry'
               or exists (select from inquiry i where i.room_id = r.id
                    and (i.sender_hospital_id = actor_hospital_id() or i.state not in ('withdrawn', 'ended')))))))
     else false
   end $$;
