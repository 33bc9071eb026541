-- The auditor reads accounts, forms and bills: also what was ordered of a form, the answers about a year's renewal, what became of a
-- bill, and what stands on bills.
alter policy seat_order_read on seat_order
  using ((select actor_is_system()) or (select actor_reads_accounts()) or (hospital_id = (select actor_hospital_id())));
alter policy seat_renewal_read on seat_renewal
  using ((select actor_is_system()) or (select actor_reads_accounts()) or (hospital_id = (select actor_hospital_id())));
alter policy invoice_event_read on invoice_event using ((select actor_is_system()) or (select actor_reads_accounts()));
alter policy invoice_terms_read on invoice_terms using ((select actor_is_system()) or (select actor_reads_accounts()));
