-- Bills (請求書) for the seats that hospitals pay for, and the credit notes (赤伝) that cancel them (要綱11条).

-- What bills say of the prefecture and when they are due: one row.
create table invoice_terms (
  only_one boolean primary key default true check (only_one),
  issuer text not null default '',
  contact text not null default '',
  pay_to text not null default '',
  registration text not null default '' check (registration ~ '^(T\d{13})?$'),
  due_months smallint not null default 1 check (due_months between 0 and 3),
  due_day smallint not null default 31 check (due_day between 1 and 31),
  when_closed text not null default 'after' check (when_closed in ('before', 'after')),
  set_by uuid references person,
  set_at timestamptz
);
insert into invoice_terms default values;

-- The last number given in a fiscal year. Whoever takes the next holds the row: numbers have no gap.
create table invoice_counter (
  fiscal_year integer primary key check (fiscal_year between 2000 and 2199),
  last integer not null check (last >= 0)
);

-- The months for which the run was made by itself.
create table invoice_run (
  month text primary key check (month ~ '^(19|20|21)\d{2}-(0[1-9]|1[0-2])$'),
  at timestamptz not null
);

create table invoice (
  id uuid primary key default gen_random_uuid(),
  hospital_id uuid not null references hospital,
  -- a credit note is one from its beginning
  state text not null check (state in ('issued', 'sent', 'paid', 'cancelled', 'credit')),
  numbered_year integer not null,
  number integer not null check (number > 0),
  -- whose seats are billed
  fiscal_year integer not null,
  bill_month text not null check (bill_month ~ '^(19|20|21)\d{2}-(0[1-9]|1[0-2])$'),
  amount integer not null,
  addressee jsonb not null,
  -- as they are until it is sent; then those of that day, for good
  invoice_day date not null,
  due_day date not null,
  -- what the prefecture said of itself on that day
  terms jsonb,
  issued_at timestamptz not null,
  sent_at timestamptz,
  paid_on date,
  reminders smallint not null default 0,
  reminded_on date,
  reason text not null default '',
  -- the bill that a credit note cancels: once
  cancels_id uuid unique references invoice,
  unique (numbered_year, number),
  check ((state = 'credit') = (cancels_id is not null)),
  check ((state = 'credit') = (amount < 0) or amount = 0),
  check ((state in ('sent', 'paid')) <= (sent_at is not null)),
  check ((sent_at is null) = (terms is null)),
  check ((state = 'paid') = (paid_on is not null))
);
create index invoice_by_hospital on invoice (hospital_id, issued_at desc);
create index invoice_by_month on invoice (bill_month, issued_at desc);
create index invoice_owed on invoice (due_day) where state = 'sent';

create table invoice_line (
  invoice_id uuid not null references invoice,
  place smallint not null check (place > 0),
  hospital_id uuid not null references hospital,
  seat_line_id uuid not null references seat_line,
  kind text not null check (kind in ('new', 'renewal')),
  start_month text not null,
  seats integer not null,
  months smallint not null check (months between 1 and 12),
  unit_price integer not null check (unit_price >= 0),
  amount integer not null,
  -- it stands on a bill that holds: of a cancelled bill and of a credit note it doesn't
  holds boolean not null,
  primary key (invoice_id, place),
  check (amount = seats * months * unit_price)
);
-- What is owed is billed once, whoever runs what at which moment.
create unique index invoice_line_once on invoice_line (seat_line_id) where holds;

create table invoice_event (
  id uuid primary key default gen_random_uuid(),
  invoice_id uuid not null references invoice,
  act text not null check (act in ('issued', 'sent', 'paid', 'payment_undone', 'reminded', 'cancelled')),
  person_id uuid references person,
  at timestamptz not null
);
create index invoice_event_by_invoice on invoice_event (invoice_id, at);

alter table invoice_terms enable row level security;
alter table invoice_terms force row level security;
create policy invoice_terms_read on invoice_terms for select using ((select actor_is_officer()) or (select actor_is_system()));
create policy invoice_terms_change on invoice_terms for update using ((select actor_is_officer()) or (select actor_is_system()))
  with check (((select actor_is_officer()) and set_by = (select actor_person_id()) and set_at = (select actor_now())) or (select actor_is_system()));
grant select, update (issuer, contact, pay_to, registration, due_months, due_day, when_closed, set_by, set_at) on invoice_terms to tasuki_app;

alter table invoice_counter enable row level security;
alter table invoice_counter force row level security;
create policy invoice_counter_all on invoice_counter using ((select actor_is_officer()) or (select actor_is_system())) with check ((select actor_is_officer()) or (select actor_is_system()));
grant select, insert, update (last) on invoice_counter to tasuki_app;

alter table invoice_run enable row level security;
alter table invoice_run force row level security;
create policy invoice_run_read on invoice_run for select using ((select actor_is_system()));
create policy invoice_run_add on invoice_run for insert with check ((select actor_is_system()));
grant select, insert on invoice_run to tasuki_app;

-- A hospital reads its own once it is sent, and never writes.
alter table invoice enable row level security;
alter table invoice force row level security;
create policy invoice_read on invoice for select
  using ((select actor_is_system()) or (select actor_is_officer()) or (sent_at is not null and hospital_id = (select actor_hospital_id())));
create policy invoice_add on invoice for insert with check ((select actor_is_system()) or ((select actor_is_officer()) and issued_at = (select actor_now())));
create policy invoice_change on invoice for update using ((select actor_is_system()) or (select actor_is_officer())) with check ((select actor_is_system()) or (select actor_is_officer()));
grant select, insert, update (state, invoice_day, due_day, terms, sent_at, paid_on, reminders, reminded_on, reason) on invoice to tasuki_app;

alter table invoice_line enable row level security;
alter table invoice_line force row level security;
create policy invoice_line_read on invoice_line for select
  using ((select actor_is_system()) or (select actor_is_officer()) or (hospital_id = (select actor_hospital_id()) and exists (select from invoice i where i.id = invoice_id)));
create policy invoice_line_add on invoice_line for insert with check ((select actor_is_system()) or (select actor_is_officer()));
create policy invoice_line_change on invoice_line for update using ((select actor_is_system()) or (select actor_is_officer())) with check (not holds);
grant select, insert, update (holds) on invoice_line to tasuki_app;

alter table invoice_event enable row level security;
alter table invoice_event force row level security;
create policy invoice_event_read on invoice_event for select using ((select actor_is_system()) or (select actor_is_officer()));
create policy invoice_event_add on invoice_event for insert
  with check ((select actor_is_system()) or ((select actor_is_officer()) and person_id = (select actor_person_id()) and at = (select actor_now())));
grant select, insert on invoice_event to tasuki_app;
