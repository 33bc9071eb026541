-- What is billed by itself is asked of the lines, day by day: no month is remembered as run.
drop table invoice_run;
