-- What is billed by itself is asked of the lines, day by day: no month is remembered as run.
drop table invoice_run;

-- Many seats at a high price for many months are more yen than an integer holds.
alter table invoice alter column amount type bigint;
alter table invoice_line alter column amount type bigint;
alter table invoice_line drop constraint invoice_line_check;
alter table invoice_line add constraint invoice_line_check check (amount = seats::bigint * months * unit_price);

-- A case whose deletion goes wrong is in the report, and the run ends.
alter table retention_run_case drop constraint retention_run_case_outcome_check;
alter table retention_run_case add constraint retention_run_case_outcome_check check (outcome in ('deleted', 'new_entry', 'held', 'no_notice', 'notice_running', 'failed'));
