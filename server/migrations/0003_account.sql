-- Hospitals, the people of user hospitals and of the prefecture, and who the transaction's actor is.

create table hospital (
  id uuid primary key default gen_random_uuid(),
  name text not null,
  name_kana text not null default '',
  short_name text not null default '',
  use text not null default 'non_user' check (use in ('non_user', 'active', 'ended')),
  navii_id text unique,
  institution_code text unique,
  prefecture_code text not null check (prefecture_code ~ '^\d{2}$'),
  municipality_code text not null check (municipality_code ~ '^\d{5}$'),
  address text not null default '',
  postal_code text not null default '',
  phone text not null default '',
  website text not null default '',
  latitude double precision,
  longitude double precision,
  licensed_beds jsonb not null default '{}',
  -- the same corporation may take over open cases when a hospital leaves (rule 81)
  corporation text not null default '',
  source text not null default 'operator',
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now()
);
create index hospital_by_use on hospital (use, municipality_code);

create table person (
  id uuid primary key default gen_random_uuid(),
  hospital_id uuid references hospital,
  role text not null check (role in ('member', 'representative', 'officer')),
  -- system-issued and unique; the e-mail is contact data and may be a shared mailbox (rule 39)
  login_id text not null unique,
  auth_user_id text unique,
  display_name text not null,
  display_kana text not null default '',
  department text not null default '',
  email text not null default '',
  active boolean not null default true,
  created_at timestamptz not null default now(),
  check ((role = 'officer') = (hospital_id is null))
);
create index person_by_hospital on person (hospital_id);

-- The actor of this transaction. Unset means nobody: no rows.
create function actor_kind() returns text language sql stable as
$$ select nullif(current_setting('app.actor_kind', true), '') $$;

create function actor_person_id() returns uuid language sql stable as
$$ select nullif(current_setting('app.person_id', true), '')::uuid $$;

create function actor_now() returns timestamptz language sql stable as
$$ select coalesce(nullif(current_setting('app.now', true), '')::timestamptz, now()) $$;

-- Only a hospital in use acts (rule 48). Definer: the policies of "hospital" itself ask this.
create function actor_hospital_id() returns uuid language sql stable security definer set search_path = public, pg_temp as
$$ select h.id from hospital h
   where actor_kind() = 'member' and h.id = nullif(current_setting('app.hospital_id', true), '')::uuid and h.use = 'active' $$;

create function actor_municipality() returns text language sql stable security definer set search_path = public, pg_temp as
$$ select h.municipality_code from hospital h where h.id = actor_hospital_id() $$;

create function actor_is_system() returns boolean language sql stable as
$$ select coalesce(actor_kind() = 'system', false) $$;

create function actor_is_officer() returns boolean language sql stable as
$$ select coalesce(actor_kind() = 'officer', false) $$;

-- 要綱14条: facility information is open to the user hospitals, and to nobody else.
create function actor_reads_facilities() returns boolean language sql stable as
$$ select actor_is_system() or actor_is_officer() or actor_hospital_id() is not null $$;

-- Not forced: the definer functions above read the table as its owner.
alter table hospital enable row level security;
create policy hospital_read on hospital for select using ((select actor_reads_facilities()));
create policy hospital_write on hospital for insert with check ((select actor_is_system()));
-- Its municipality decides what a hospital sees, its use whether it acts, its corporation who may take over its cases.
create policy hospital_change on hospital for update using ((select actor_is_system()));

alter table person enable row level security;
alter table person force row level security;
create policy person_read on person for select
  using ((select actor_is_system()) or (select actor_is_officer()) or hospital_id = (select actor_hospital_id()));
create policy person_write on person for insert with check ((select actor_is_system()));
create policy person_change on person for update using ((select actor_is_system()));

grant select, insert on hospital, person to tasuki_app;
grant update (name, name_kana, short_name, use, navii_id, institution_code, prefecture_code, municipality_code, address, postal_code, phone, website,
  latitude, longitude, licensed_beds, corporation, updated_at) on hospital to tasuki_app;
grant update (auth_user_id, display_name, display_kana, department, email, active) on person to tasuki_app;
