-- What the prefecture sets for seats (要綱10条3項, 11条1項): days on which it is closed besides holidays, periods in which it
-- takes no applications, and what a seat costs. Anybody may read it: the estimate of the costs is public.

create table office_closed_day (
  day date primary key,
  name text not null,
  added_by uuid references person,
  added_at timestamptz not null
);

create table application_pause (
  id uuid primary key default gen_random_uuid(),
  first_day date not null,
  last_day date not null check (last_day >= first_day),
  added_by uuid references person,
  added_at timestamptz not null
);

create table seat_price (
  -- YYYY-MM, until the next price begins
  from_month text primary key check (from_month ~ '^(19|20|21)\d{2}-(0[1-9]|1[0-2])$'),
  -- a month and seat, tax included
  yen integer not null check (yen between 0 and 1000000),
  added_by uuid references person,
  added_at timestamptz not null
);

alter table office_closed_day enable row level security;
alter table office_closed_day force row level security;
create policy office_closed_day_read on office_closed_day for select using (true);
create policy office_closed_day_add on office_closed_day for insert
  with check (((select actor_is_officer()) and added_by = (select actor_person_id()) and added_at = (select actor_now())) or (select actor_is_system()));
create policy office_closed_day_drop on office_closed_day for delete using ((select actor_is_officer()) or (select actor_is_system()));
grant select, insert, delete on office_closed_day to tasuki_app;

alter table application_pause enable row level security;
alter table application_pause force row level security;
create policy application_pause_read on application_pause for select using (true);
create policy application_pause_add on application_pause for insert
  with check (((select actor_is_officer()) and added_by = (select actor_person_id()) and added_at = (select actor_now())) or (select actor_is_system()));
create policy application_pause_drop on application_pause for delete using ((select actor_is_officer()) or (select actor_is_system()));
grant select, insert, delete on application_pause to tasuki_app;

alter table seat_price enable row level security;
alter table seat_price force row level security;
create policy seat_price_read on seat_price for select using (true);
create policy seat_price_add on seat_price for insert
  with check (((select actor_is_officer()) and added_by = (select actor_person_id()) and added_at = (select actor_now())) or (select actor_is_system()));
create policy seat_price_drop on seat_price for delete using ((select actor_is_officer()) or (select actor_is_system()));
grant select, insert, delete on seat_price to tasuki_app;
