-- More applications than a prefecture's hospitals send in a day are set aside (多数受付): nothing is mailed for them, and they wait apart
-- from the others until the office has decided about them.
alter table hospital_application add column set_aside boolean not null default false;
alter table hospital_application add constraint hospital_application_set_aside_waits check (not set_aside or state = 'submitted');
grant update (set_aside) on hospital_application to tasuki_app;
