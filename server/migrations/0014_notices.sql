-- Notices: what a command wants somebody to be told. Written in the command's transaction, handed out afterwards.

create table notice_order (
  id uuid primary key default gen_random_uuid(),
  kind text not null,
  hospital_ids uuid[] not null default '{}',
  person_ids uuid[] not null default '{}',
  to_prefecture boolean not null default false,
  except_person_ids uuid[] not null default '{}',
  subject_kind text not null check (subject_kind in ('case', 'inquiry', 'room', 'facility', 'document', 'report')),
  subject_id uuid not null,
  ordered_at timestamptz not null,
  delivered_at timestamptz
);
create index notice_order_waiting on notice_order (ordered_at) where delivered_at is null;
create index notice_order_by_age on notice_order (ordered_at);

-- Whoever acts may order; what was ordered, and for whom, is the system's alone to read.
alter table notice_order enable row level security;
alter table notice_order force row level security;
create policy notice_order_add on notice_order for insert with check (delivered_at is null and actor_kind() is not null);
create policy notice_order_read on notice_order for select using ((select actor_is_system()));
create policy notice_order_change on notice_order for update using ((select actor_is_system()));
create policy notice_order_drop on notice_order for delete using ((select actor_is_system()));
grant select, insert, delete, update (delivered_at) on notice_order to tasuki_app;
