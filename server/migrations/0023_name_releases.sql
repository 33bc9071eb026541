-- 「氏名ではない」: a word that the check took for a name, and a person's word that it is none. `released`: the check lets it
-- pass for this person for some hours. `dismissed`: only asked about; that somebody looked is written down.

create table name_release (
  id uuid primary key default gen_random_uuid(),
  kind text not null check (kind in ('released', 'dismissed')),
  -- as it stood in the text; empty once it was taken back
  word text not null,
  -- its spelling by which the check compares
  word_key text not null,
  -- what kind of text, and of which case or room
  field text not null check (field ~ '^[a-z][A-Za-z0-9_.]{0,79}$'),
  subject_id uuid,
  reason text check (reason in ('place', 'facility', 'medical', 'staff', 'word', 'other')),
  note text not null default '',
  person_id uuid not null references person,
  hospital_id uuid references hospital,
  at timestamptz not null,
  -- by whoever reads it: it was a name after all
  withdrawn_at timestamptz,
  withdrawn_by uuid references person,
  check ((kind = 'released') = (reason is not null)),
  check ((withdrawn_at is null) = (withdrawn_by is null)),
  check ((withdrawn_at is not null) = (word = '' and word_key = '' and note = ''))
);
create index name_release_by_person on name_release (person_id, at);
create index name_release_by_house on name_release (hospital_id, at);
create index name_release_by_time on name_release (at);
alter table name_release enable row level security;
alter table name_release force row level security;

create function is_representative() returns boolean language sql stable as
$$ select exists (select from person p where p.id = actor_person_id() and p.hospital_id = actor_hospital_id() and p.role = 'representative') $$;

-- One's own, those of the hospital for its representative, all for the prefecture.
create policy name_release_read on name_release for select
  using ((select actor_is_system()) or (select actor_is_officer())
    or ((select actor_hospital_id()) is not null and hospital_id = (select actor_hospital_id())
      and (person_id = (select actor_person_id()) or (select is_representative()))));
create policy name_release_add on name_release for insert
  with check (person_id = (select actor_person_id()) and hospital_id is not distinct from (select actor_hospital_id())
    and ((select actor_is_officer()) or (select actor_hospital_id()) is not null)
    and at = actor_now() and withdrawn_at is null);
create policy name_release_withdraw on name_release for update
  using (withdrawn_at is null and ((select actor_is_officer()) or (hospital_id = (select actor_hospital_id()) and (person_id = (select actor_person_id()) or (select is_representative())))))
  with check (withdrawn_by = (select actor_person_id()) and withdrawn_at is not null);
grant select, insert on name_release to tasuki_app;
grant update (word, word_key, note, withdrawn_at, withdrawn_by) on name_release to tasuki_app;
