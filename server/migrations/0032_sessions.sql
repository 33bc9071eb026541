-- Invitations and resets, the wish for one, use from two places at once, and what the sign-in data knows of a session.

-- One-time codes: kept as a hash, good once and for a short time. One that is given ends the one before.
create table access_code (
  id uuid primary key default gen_random_uuid(),
  person_id uuid not null references person,
  kind text not null check (kind in ('invitation', 'reset')),
  digest text not null unique,
  -- absent: sent by the program to the person's own address
  made_by uuid references person,
  made_at timestamptz not null,
  expires_at timestamptz not null check (expires_at > made_at),
  ended_at timestamptz,
  used boolean not null default false
);
create unique index access_code_live on access_code (person_id) where ended_at is null;

-- Who can't sign in and asked for a code on the sign-in page; goes when one is given.
create table reset_wish (
  person_id uuid primary key references person,
  wished_at timestamptz not null,
  told_at timestamptz
);

-- One account in use from two networks at once (要綱6条2号). Networks only, no whole address.
create table concurrent_use (
  id uuid primary key default gen_random_uuid(),
  person_id uuid not null references person,
  hospital_id uuid references hospital,
  at timestamptz not null,
  network text not null,
  other_network text not null,
  device text not null,
  other_device text not null,
  ended_older boolean not null
);
create index concurrent_use_by_hospital on concurrent_use (hospital_id, at desc);

alter table person add column signed_in_at timestamptz;
-- the address is a mailbox of several people (rule 38): no secret is ever sent to it
alter table person add column shared_mailbox boolean not null default false;
grant update (signed_in_at, shared_mailbox) on person to tasuki_app;

alter table access_code enable row level security;
alter table access_code force row level security;
create policy access_code_system on access_code for all using ((select actor_is_system()));
grant select, insert, delete, update (ended_at, used) on access_code to tasuki_app;

alter table reset_wish enable row level security;
alter table reset_wish force row level security;
create policy reset_wish_system on reset_wish for all using ((select actor_is_system()));
grant select, insert, delete, update (wished_at, told_at) on reset_wish to tasuki_app;

alter table concurrent_use enable row level security;
alter table concurrent_use force row level security;
create policy concurrent_use_read on concurrent_use for select
  using ((select actor_is_system()) or (select actor_is_officer()) or hospital_id = (select actor_hospital_id()));
create policy concurrent_use_add on concurrent_use for insert with check ((select actor_is_system()));
create policy concurrent_use_drop on concurrent_use for delete using ((select actor_is_system()));
grant select, insert, delete on concurrent_use to tasuki_app;

-- The sign-in data's own side: a locked session, and the prefecture's settings, read with each session.
alter table auth."session" add column "lockedAt" timestamptz;
create table auth.session_policy (
  one boolean primary key default true check (one),
  idle_minutes integer not null default 30 check (idle_minutes between 5 and 120),
  end_older boolean not null default false
);
insert into auth.session_policy default values;
grant select, update on auth.session_policy to tasuki_auth;
