-- The auditor reads accounts, forms and bills: also what was ordered of a form, the answers about a year's renewal, what became of a
-- bill, and what stands on bills.
alter policy seat_order_read on seat_order
  using ((select actor_is_system()) or (select actor_reads_accounts()) or (hospital_id = (select actor_hospital_id())));
alter policy seat_renewal_read on seat_renewal
  using ((select actor_is_system()) or (select actor_reads_accounts()) or (hospital_id = (select actor_hospital_id())));
alter policy invoice_event_read on invoice_event using ((select actor_is_system()) or (select actor_reads_accounts()));
alter policy invoice_terms_read on invoice_terms using ((select actor_is_system()) or (select actor_reads_accounts()));

-- A matter of moderation (要綱24条) is its hospital's: where nobody represents it, all of its people read what the prefecture asks.
create function hears_for_hospital() returns boolean language sql stable as
$$ select is_representative()
     or (actor_hospital_id() is not null and not exists (select from person p where p.hospital_id = actor_hospital_id() and p.role = 'representative' and p.active)) $$;
alter policy moderation_read on moderation
  using ((select actor_is_system()) or (select actor_reads_accounts()) or (hospital_id = (select actor_hospital_id()) and (select hears_for_hospital())));
alter policy moderation_line_read on moderation_line
  using ((select actor_is_system()) or (select actor_is_officer())
    or ((select hears_for_hospital()) and exists (select from moderation m where m.id = moderation_id and m.hospital_id = (select actor_hospital_id()))));
