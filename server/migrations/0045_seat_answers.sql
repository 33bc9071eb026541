-- Renewals are answered again about seats that opened after an answer was accepted (要綱10条5項), who writes forms and answers is
-- the hospital's representative, and what a hospital was given that has ended its use goes back to the prefecture's budget (要綱9条1項).

select set_config('app.actor_kind', 'system', true);
-- What stood in question when it was answered: the seats that aren't among them are undecided.
alter table seat_renewal add column asked_ids uuid[] not null default '{}';
update seat_renewal r set asked_ids = array(
  select s.id from seat s where s.hospital_id = r.hospital_id and s.funding = 'hospital' and (s.last_day = make_date(r.fiscal_year, 3, 31) or s.id = any (r.seat_ids)));
grant update (asked_ids) on seat_renewal to tasuki_app;

-- One line for each answer that was accepted: the answer's version.
alter table seat_line add column answer_version integer check (answer_version is null or kind = 'renewal');
drop index seat_renewal_once;
create unique index seat_renewal_once on seat_line (hospital_id, fiscal_year, answer_version) where kind = 'renewal';

update seat_holding h set last_day = greatest((now() at time zone 'Asia/Tokyo')::date, h.first_day - 1) from seat s join hospital o on o.id = s.hospital_id
where s.id = h.seat_id and h.last_day is null and s.funding = 'prefecture' and o.use = 'ended';
update seat s set last_day = greatest((now() at time zone 'Asia/Tokyo')::date, s.first_day) from hospital o
where o.id = s.hospital_id and s.last_day is null and s.funding = 'prefecture' and o.use = 'ended';
select set_config('app.actor_kind', '', true);

drop policy seat_form_add on seat_form;
create policy seat_form_add on seat_form for insert
  with check ((select actor_is_system()) or (hospital_id = (select actor_hospital_id()) and (select is_representative()) and state = 'draft' and created_by = (select actor_person_id())));
-- What was returned stays so while it is put right; nobody returns a form to themselves.
drop policy seat_form_change on seat_form;
create policy seat_form_change on seat_form for update
  using ((select actor_is_system()) or (hospital_id = (select actor_hospital_id()) and (select is_representative()) and state in ('draft', 'returned', 'submitted')) or (state = 'submitted' and (select actor_is_officer())))
  with check ((select actor_is_system())
    or (hospital_id = (select actor_hospital_id()) and (select is_representative())
      and (state in ('draft', 'submitted', 'withdrawn') or (state = 'returned' and decided_by <> (select actor_person_id()))))
    or (state in ('returned', 'accepted') and decided_by = (select actor_person_id()) and (select actor_is_officer())));
drop policy seat_form_drop on seat_form;
create policy seat_form_drop on seat_form for delete
  using ((select actor_is_system()) or (hospital_id = (select actor_hospital_id()) and (select is_representative()) and state = 'draft' and number is null));

drop policy seat_form_event_add on seat_form_event;
create policy seat_form_event_add on seat_form_event for insert
  with check ((select actor_is_system())
    or (person_id = (select actor_person_id()) and at = (select actor_now())
      and ((hospital_id = (select actor_hospital_id()) and (select is_representative()) and act in ('submitted', 'withdrawn')) or ((select actor_is_officer()) and act in ('returned', 'accepted')))));

drop policy seat_renewal_add on seat_renewal;
create policy seat_renewal_add on seat_renewal for insert
  with check ((select actor_is_system())
    or (hospital_id = (select actor_hospital_id()) and (select is_representative()) and accepted_at is null and answered_by = (select actor_person_id()) and answered_at = (select actor_now())));
-- An accepted one is opened again by a further answer, never accepted by who answers.
drop policy seat_renewal_change on seat_renewal;
create policy seat_renewal_change on seat_renewal for update
  using ((select actor_is_system()) or (hospital_id = (select actor_hospital_id()) and (select is_representative())) or (accepted_at is null and (select actor_is_officer())))
  with check ((select actor_is_system())
    or (hospital_id = (select actor_hospital_id()) and (select is_representative()) and accepted_at is null and accepted_by is null and answered_by = (select actor_person_id()) and answered_at = (select actor_now()))
    or ((select actor_is_officer()) and accepted_by = (select actor_person_id()) and accepted_at = (select actor_now())));
