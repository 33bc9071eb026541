-- The second factor (要綱22条), beside the passwords: only tasuki_auth reads it. What must be read again (the secret of an
-- authenticator app) is sealed with the installation's key; codes are kept as keyed hashes.

-- When the session's second step was passed, or found not to be needed; and when password and factor were last shown.
alter table auth."session" add column "passedAt" timestamptz, add column "checkedAt" timestamptz;

create table auth.factor (
  id uuid primary key default gen_random_uuid(),
  user_id text not null references auth."user" ("id") on delete cascade,
  kind text not null check (kind in ('totp', 'passkey', 'list', 'recovery')),
  label text not null default '',
  created_at timestamptz not null,
  last_used_at timestamptz,
  -- totp
  secret bytea,
  last_step bigint,
  -- passkey
  credential_id text unique,
  public_key bytea,
  sign_count bigint,
  transports text[] not null default '{}',
  check ((kind = 'totp') = (secret is not null)),
  check ((kind = 'passkey') = (credential_id is not null and public_key is not null and sign_count is not null))
);
create index factor_by_user on auth.factor (user_id);
-- One printed list and one set of recovery codes at a time.
create unique index factor_one_of_codes on auth.factor (user_id, kind) where kind in ('list', 'recovery');

-- Each is good for one use.
create table auth.factor_code (
  factor_id uuid not null references auth.factor on delete cascade,
  code_hash text not null,
  used_at timestamptz,
  primary key (factor_id, code_hash)
);

-- What a session has begun and not yet finished: a secret to be confirmed, a list to be confirmed, a challenge to be signed.
create table auth.factor_task (
  session_id text not null references auth."session" ("id") on delete cascade,
  purpose text not null check (purpose in ('totp', 'list', 'passkey', 'passkey_check')),
  sealed bytea not null,
  expires_at timestamptz not null,
  primary key (session_id, purpose)
);

-- A browser on which a person isn't asked for the factor until then. One browser's token may stand for several people.
create table auth.known_device (
  token_hash text not null,
  user_id text not null references auth."user" ("id") on delete cascade,
  expires_at timestamptz not null,
  primary key (token_hash, user_id)
);
create index known_device_by_user on auth.known_device (user_id);

-- Which key the secrets are sealed with: another one would only be found out at somebody's sign-in.
create table auth.secret_key (
  one boolean primary key default true check (one),
  fingerprint text not null
);

grant select, insert, update, delete on auth.factor, auth.factor_code, auth.factor_task, auth.known_device, auth.secret_key to tasuki_auth;
