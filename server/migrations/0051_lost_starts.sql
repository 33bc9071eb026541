-- A start that was promised on a seat which is there no more comes to nothing: it waits no longer, and its form says so (要綱9条2項).
alter table seat_order add column dropped_at timestamptz check (dropped_at is null or done_at is null);
drop index seat_order_due;
create index seat_order_due on seat_order (day) where done_at is null and dropped_at is null;
drop index seat_awaits_one;
create unique index seat_awaits_one on seat_order (seat_id) where act = 'start' and done_at is null and dropped_at is null;
grant update (dropped_at) on seat_order to tasuki_app;
