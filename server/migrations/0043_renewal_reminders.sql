-- Hospitals that haven't answered about their hospital-funded seats are reminded (要綱10条5項): by itself once a step, and by hand.
create table seat_renewal_reminder (
  id uuid primary key default gen_random_uuid(),
  hospital_id uuid not null references hospital,
  fiscal_year integer not null check (fiscal_year between 2000 and 2199),
  -- none: by hand
  step text check (step in ('opened', 'closing')),
  reminded_by uuid references person,
  reminded_at timestamptz not null,
  check ((step is null) = (reminded_by is not null))
);
create unique index seat_renewal_reminded_once on seat_renewal_reminder (hospital_id, fiscal_year, step) where step is not null;
create index seat_renewal_reminder_by_hospital on seat_renewal_reminder (hospital_id, fiscal_year);

alter table seat_renewal_reminder enable row level security;
alter table seat_renewal_reminder force row level security;
create policy seat_renewal_reminder_read on seat_renewal_reminder for select
  using ((select actor_is_system()) or (select actor_reads_accounts()) or hospital_id = (select actor_hospital_id()));
create policy seat_renewal_reminder_add on seat_renewal_reminder for insert
  with check ((select actor_is_system())
    or ((select actor_is_officer()) and step is null and reminded_by = (select actor_person_id()) and reminded_at = (select actor_now())));
grant select, insert on seat_renewal_reminder to tasuki_app;

alter table notice_order drop constraint notice_order_subject_kind_check;
alter table notice_order add constraint notice_order_subject_kind_check
  check (subject_kind in ('case', 'inquiry', 'room', 'facility', 'document', 'report', 'form', 'invoice', 'announcement', 'moderation', 'retention', 'person', 'application', 'renewal'));
alter table notice drop constraint notice_subject_kind_check;
alter table notice add constraint notice_subject_kind_check
  check (subject_kind in ('case', 'inquiry', 'room', 'facility', 'document', 'report', 'form', 'invoice', 'announcement', 'moderation', 'retention', 'person', 'application', 'renewal'));

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
     when 'renewal' then asked = actor_hospital_id()
     else false
   end $$;
