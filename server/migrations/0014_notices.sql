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

-- One person's notice: the bell. In the page it is seen only while its reader may see what it is about, whatever was the
-- case when it was handed out (narrowing takes it away at once); the same is asked again in code, as the reader.
create table notice (
  id uuid primary key default gen_random_uuid(),
  person_id uuid not null references person,
  -- the person's hospital; null: of the prefecture
  hospital_id uuid references hospital,
  kind text not null,
  subject_kind text not null check (subject_kind in ('case', 'inquiry', 'room', 'facility', 'document', 'report')),
  subject_id uuid not null,
  at timestamptz not null,
  in_page boolean not null,
  read_at timestamptz
);
create index notice_of_person on notice (person_id, at desc) where in_page;
create index notice_unread on notice (person_id) where in_page and read_at is null;
create index notice_by_age on notice (at);

create function sees_notice_subject(asked_kind text, asked uuid) returns boolean language sql stable as
$$ select case asked_kind
     when 'case' then exists (select from transfer_case c where c.id = asked)
     when 'inquiry' then exists (select from inquiry i where i.id = asked)
     when 'room' then exists (select from room_member m where m.room_id = asked and m.hospital_id = actor_hospital_id())
     when 'facility' then actor_reads_facilities()
     when 'report' then actor_is_officer()
     else false
   end $$;

alter table notice enable row level security;
alter table notice force row level security;
create policy notice_read on notice for select
  using ((select actor_is_system())
    or (in_page and person_id = (select actor_person_id())
      and (hospital_id = (select actor_hospital_id()) or (hospital_id is null and (select actor_is_officer())))
      and sees_notice_subject(subject_kind, subject_id)));
create policy notice_add on notice for insert with check ((select actor_is_system()));
create policy notice_mark on notice for update
  using ((select actor_is_system())
    or (in_page and person_id = (select actor_person_id())
      and (hospital_id = (select actor_hospital_id()) or (hospital_id is null and (select actor_is_officer())))
      and sees_notice_subject(subject_kind, subject_id)));
create policy notice_drop on notice for delete using ((select actor_is_system()));
grant select, insert, delete, update (read_at) on notice to tasuki_app;

create table notice_setting (
  person_id uuid primary key references person,
  settings jsonb not null,
  changed_at timestamptz not null
);
alter table notice_setting enable row level security;
alter table notice_setting force row level security;
create policy notice_setting_own on notice_setting for all
  using ((select actor_is_system()) or (person_id = (select actor_person_id()) and (select actor_kind()) in ('member', 'officer')));
grant select, insert, update (settings, changed_at) on notice_setting to tasuki_app;

-- Whether the department's address is told too: the representative's to decide, colleagues see it.
create table hospital_notice_setting (
  hospital_id uuid primary key references hospital,
  department_mail boolean not null,
  changed_at timestamptz not null
);
alter table hospital_notice_setting enable row level security;
alter table hospital_notice_setting force row level security;
create policy hospital_notice_setting_own on hospital_notice_setting for all
  using ((select actor_is_system()) or hospital_id = (select actor_hospital_id()));
grant select, insert, update (department_mail, changed_at) on hospital_notice_setting to tasuki_app;

-- What is still to be mailed, and the e-mails made of it. No address, no text: both are made when it is sent.
create table mail (
  id uuid primary key default gen_random_uuid(),
  -- a person, or a hospital's department
  person_id uuid references person,
  hospital_id uuid references hospital,
  state text not null default 'waiting' check (state in ('waiting', 'claimed', 'handed_over', 'sent', 'dropped', 'failed', 'unknown')),
  attempts integer not null default 0,
  created_at timestamptz not null,
  next_at timestamptz not null,
  -- whoever sends it now; claimed and never handed over, another may take it
  claim uuid,
  claimed_at timestamptz,
  ended_at timestamptz,
  -- the SMTP reply's number or a word of ours, never what the server said: that quotes addresses
  trouble text,
  check ((person_id is null) <> (hospital_id is null))
);
create index mail_due on mail (next_at) where state in ('waiting', 'claimed', 'handed_over');
create index mail_by_age on mail (created_at);

create table mail_item (
  id uuid primary key default gen_random_uuid(),
  mail_id uuid references mail on delete cascade,
  notice_id uuid references notice on delete cascade,
  person_id uuid references person,
  hospital_id uuid references hospital,
  kind text not null,
  subject_kind text not null,
  subject_id uuid not null,
  at timestamptz not null,
  due_at timestamptz not null,
  check ((person_id is null) <> (hospital_id is null))
);
create index mail_item_due on mail_item (due_at) where mail_id is null;
create index mail_item_by_mail on mail_item (mail_id);
create index mail_item_by_notice on mail_item (notice_id);

-- Browsers that asked to be told, with the session they asked in; and this installation's key, made once.
create table push_subscription (
  endpoint text primary key check (length(endpoint) <= 1000),
  person_id uuid not null references person,
  session_id text not null,
  p256dh text not null,
  auth text not null,
  expires_at timestamptz,
  subscribed_at timestamptz not null
);
create index push_subscription_by_person on push_subscription (person_id);
create index push_subscription_by_session on push_subscription (session_id);

create table push_key (
  only_one boolean primary key default true check (only_one),
  public_key text not null,
  private_key text not null
);

alter table mail enable row level security;
alter table mail force row level security;
create policy mail_system on mail for all using ((select actor_is_system()));
alter table mail_item enable row level security;
alter table mail_item force row level security;
create policy mail_item_system on mail_item for all using ((select actor_is_system()));
alter table push_subscription enable row level security;
alter table push_subscription force row level security;
create policy push_subscription_system on push_subscription for all using ((select actor_is_system()));
alter table push_key enable row level security;
alter table push_key force row level security;
create policy push_key_system on push_key for all using ((select actor_is_system()));
grant select, insert, delete, update (state, attempts, next_at, claim, claimed_at, ended_at, trouble) on mail to tasuki_app;
grant select, insert, delete, update (mail_id) on mail_item to tasuki_app;
grant select, insert, delete, update (person_id, session_id, p256dh, auth, expires_at, subscribed_at) on push_subscription to tasuki_app;
grant select, insert on push_key to tasuki_app;

-- Up to which line a hospital has been told that a room holds something unread: once for each run of unread lines.
alter table room_member add column told_unread_seq integer not null default 0;
grant update (told_unread_seq) on room_member to tasuki_app;
create index message_said_at on message (sent_at) where kind = 'text';
