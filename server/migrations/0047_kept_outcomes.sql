-- What is kept for a repeated Idempotency-Key (rule 63) is what the act left: ids, codes, numbers. The answer is viewed anew each time:
-- what has been hidden, deleted, withdrawn or taken back meanwhile isn't in it (rules 60, 85). What older versions kept were the answers
-- themselves: they go at once, their rows stay, so that nothing runs twice. 410: done, and nothing is left to be viewed.
select set_config('app.actor_kind', 'system', true);
update idempotent_answer set status = 410, answer = null;
select set_config('app.actor_kind', '', true);
alter table idempotent_answer rename column answer to outcome;
alter table idempotent_answer add constraint idempotent_answer_holds_no_words check (outcome::text ~ '^[ -~]*$');

-- A bill that isn't sent yet is printed with the terms that hold now, for whoever reads bills: the auditor, too.
alter policy invoice_terms_read on invoice_terms using ((select actor_is_system()) or (select actor_reads_accounts()));
