-- Drawn from a migrated database by "npm run schema:write"; a test holds it against the migrations.

auth.account
  id text not null
  accountId text not null
  providerId text not null
  userId text not null
  accessToken text
  refreshToken text
  idToken text
  accessTokenExpiresAt timestamp with time zone
  refreshTokenExpiresAt timestamp with time zone
  scope text
  password text
  createdAt timestamp with time zone not null default CURRENT_TIMESTAMP
  updatedAt timestamp with time zone not null
  CREATE INDEX "account_userId_idx" ON auth.account USING btree ("userId")
  CREATE UNIQUE INDEX account_pkey ON auth.account USING btree (id)
  constraint account_pkey PRIMARY KEY (id)
  constraint account_userId_fkey FOREIGN KEY ("userId") REFERENCES auth."user"(id) ON DELETE CASCADE
  grant delete, insert, select, update to tasuki_auth

auth.factor
  id uuid not null default gen_random_uuid()
  user_id text not null
  kind text not null
  label text not null default ''::text
  created_at timestamp with time zone not null
  last_used_at timestamp with time zone
  secret bytea
  last_step bigint
  credential_id text
  public_key bytea
  sign_count bigint
  transports text[] not null default '{}'::text[]
  CREATE INDEX factor_by_user ON auth.factor USING btree (user_id)
  CREATE UNIQUE INDEX factor_credential_id_key ON auth.factor USING btree (credential_id)
  CREATE UNIQUE INDEX factor_one_of_codes ON auth.factor USING btree (user_id, kind) WHERE (kind = ANY (ARRAY['list'::text, 'recovery'::text]))
  CREATE UNIQUE INDEX factor_pkey ON auth.factor USING btree (id)
  constraint factor_check CHECK (((kind = 'totp'::text) = (secret IS NOT NULL)))
  constraint factor_check1 CHECK (((kind = 'passkey'::text) = ((credential_id IS NOT NULL) AND (public_key IS NOT NULL) AND (sign_count IS NOT NULL))))
  constraint factor_credential_id_key UNIQUE (credential_id)
  constraint factor_kind_check CHECK ((kind = ANY (ARRAY['totp'::text, 'passkey'::text, 'list'::text, 'recovery'::text])))
  constraint factor_pkey PRIMARY KEY (id)
  constraint factor_user_id_fkey FOREIGN KEY (user_id) REFERENCES auth."user"(id) ON DELETE CASCADE
  grant delete, insert, select, update to tasuki_auth

auth.factor_code
  factor_id uuid not null
  code_hash text not null
  used_at timestamp with time zone
  CREATE UNIQUE INDEX factor_code_pkey ON auth.factor_code USING btree (factor_id, code_hash)
  constraint factor_code_factor_id_fkey FOREIGN KEY (factor_id) REFERENCES auth.factor(id) ON DELETE CASCADE
  constraint factor_code_pkey PRIMARY KEY (factor_id, code_hash)
  grant delete, insert, select, update to tasuki_auth

auth.factor_task
  session_id text not null
  purpose text not null
  sealed bytea not null
  expires_at timestamp with time zone not null
  CREATE UNIQUE INDEX factor_task_pkey ON auth.factor_task USING btree (session_id, purpose)
  constraint factor_task_pkey PRIMARY KEY (session_id, purpose)
  constraint factor_task_purpose_check CHECK ((purpose = ANY (ARRAY['totp'::text, 'list'::text, 'passkey'::text, 'passkey_check'::text])))
  constraint factor_task_session_id_fkey FOREIGN KEY (session_id) REFERENCES auth.session(id) ON DELETE CASCADE
  grant delete, insert, select, update to tasuki_auth

auth.known_device
  token_hash text not null
  user_id text not null
  expires_at timestamp with time zone not null
  CREATE INDEX known_device_by_user ON auth.known_device USING btree (user_id)
  CREATE UNIQUE INDEX known_device_pkey ON auth.known_device USING btree (token_hash, user_id)
  constraint known_device_pkey PRIMARY KEY (token_hash, user_id)
  constraint known_device_user_id_fkey FOREIGN KEY (user_id) REFERENCES auth."user"(id) ON DELETE CASCADE
  grant delete, insert, select, update to tasuki_auth

auth.secret_key
  one boolean not null default true
  fingerprint text not null
  CREATE UNIQUE INDEX secret_key_pkey ON auth.secret_key USING btree (one)
  constraint secret_key_one_check CHECK (one)
  constraint secret_key_pkey PRIMARY KEY (one)
  grant delete, insert, select, update to tasuki_auth

auth.session
  id text not null
  expiresAt timestamp with time zone not null
  token text not null
  createdAt timestamp with time zone not null default CURRENT_TIMESTAMP
  updatedAt timestamp with time zone not null
  ipAddress text
  userAgent text
  userId text not null
  passedAt timestamp with time zone
  checkedAt timestamp with time zone
  lockedAt timestamp with time zone
  CREATE INDEX "session_expiresAt_idx" ON auth.session USING btree ("expiresAt")
  CREATE INDEX "session_userId_idx" ON auth.session USING btree ("userId")
  CREATE UNIQUE INDEX session_pkey ON auth.session USING btree (id)
  CREATE UNIQUE INDEX session_token_key ON auth.session USING btree (token)
  constraint session_pkey PRIMARY KEY (id)
  constraint session_token_key UNIQUE (token)
  constraint session_userId_fkey FOREIGN KEY ("userId") REFERENCES auth."user"(id) ON DELETE CASCADE
  grant delete, insert, select, update to tasuki_auth

auth.session_policy
  one boolean not null default true
  idle_minutes integer not null default 30
  end_older boolean not null default false
  CREATE UNIQUE INDEX session_policy_pkey ON auth.session_policy USING btree (one)
  constraint session_policy_idle_minutes_check CHECK (((idle_minutes >= 5) AND (idle_minutes <= 120)))
  constraint session_policy_one_check CHECK (one)
  constraint session_policy_pkey PRIMARY KEY (one)
  grant select, update to tasuki_auth

auth.sign_in_failure
  key text not null
  failures integer not null
  last_at timestamp with time zone not null
  CREATE UNIQUE INDEX sign_in_failure_pkey ON auth.sign_in_failure USING btree (key)
  constraint sign_in_failure_pkey PRIMARY KEY (key)
  grant delete, insert, select, update to tasuki_auth

auth.user
  id text not null
  name text not null
  email text not null
  emailVerified boolean not null
  image text
  createdAt timestamp with time zone not null default CURRENT_TIMESTAMP
  updatedAt timestamp with time zone not null default CURRENT_TIMESTAMP
  username text
  displayUsername text
  CREATE UNIQUE INDEX user_email_key ON auth."user" USING btree (email)
  CREATE UNIQUE INDEX user_pkey ON auth."user" USING btree (id)
  CREATE UNIQUE INDEX user_username_key ON auth."user" USING btree (username)
  constraint user_email_key UNIQUE (email)
  constraint user_pkey PRIMARY KEY (id)
  constraint user_username_key UNIQUE (username)
  grant delete, insert, select, update to tasuki_auth

auth.verification
  id text not null
  identifier text not null
  value text not null
  expiresAt timestamp with time zone not null
  createdAt timestamp with time zone not null default CURRENT_TIMESTAMP
  updatedAt timestamp with time zone not null default CURRENT_TIMESTAMP
  CREATE INDEX verification_identifier_idx ON auth.verification USING btree (identifier)
  CREATE UNIQUE INDEX verification_pkey ON auth.verification USING btree (id)
  constraint verification_pkey PRIMARY KEY (id)
  grant delete, insert, select, update to tasuki_auth

public.absence
  id uuid not null default gen_random_uuid()
  hospital_id uuid not null
  person_id uuid not null
  first_day date not null
  last_day date not null
  set_by uuid not null
  set_at timestamp with time zone not null
  ended_at timestamp with time zone
  taken_over_at timestamp with time zone
  returned_at timestamp with time zone
  CREATE INDEX absence_by_hospital ON public.absence USING btree (hospital_id, last_day)
  CREATE UNIQUE INDEX absence_pkey ON public.absence USING btree (id)
  constraint absence_check CHECK ((last_day >= first_day))
  constraint absence_hospital_id_fkey FOREIGN KEY (hospital_id) REFERENCES hospital(id)
  constraint absence_person_id_fkey FOREIGN KEY (person_id) REFERENCES person(id)
  constraint absence_pkey PRIMARY KEY (id)
  constraint absence_set_by_fkey FOREIGN KEY (set_by) REFERENCES person(id)
  grant insert, select to tasuki_app
  grant update (ended_at, returned_at, taken_over_at) to tasuki_app
  policy absence_add PERMISSIVE INSERT to public with check ((( SELECT actor_is_system() AS actor_is_system) OR ((hospital_id = ( SELECT actor_hospital_id() AS actor_hospital_id)) AND (set_by = ( SELECT actor_person_id() AS actor_person_id)) AND (ended_at IS NULL) AND (taken_over_at IS NULL) AND (returned_at IS NULL) AND (EXISTS ( SELECT FROM person p WHERE ((p.id = absence.person_id) AND (p.hospital_id = absence.hospital_id)))) AND ((person_id = ( SELECT actor_person_id() AS actor_person_id)) OR (EXISTS ( SELECT FROM person p WHERE ((p.id = ( SELECT actor_person_id() AS actor_person_id)) AND (p.role = 'representative'::text))))))))
  policy absence_change PERMISSIVE UPDATE to public using (( SELECT actor_is_system() AS actor_is_system))
  policy absence_read PERMISSIVE SELECT to public using ((( SELECT actor_is_system() AS actor_is_system) OR (hospital_id = ( SELECT actor_hospital_id() AS actor_hospital_id))))
  row security forced

public.access_code
  id uuid not null default gen_random_uuid()
  person_id uuid not null
  kind text not null
  digest text not null
  made_by uuid
  made_at timestamp with time zone not null
  expires_at timestamp with time zone not null
  ended_at timestamp with time zone
  used boolean not null default false
  way text not null
  CREATE UNIQUE INDEX access_code_digest_key ON public.access_code USING btree (digest)
  CREATE UNIQUE INDEX access_code_live ON public.access_code USING btree (person_id) WHERE (ended_at IS NULL)
  CREATE UNIQUE INDEX access_code_pkey ON public.access_code USING btree (id)
  constraint access_code_check CHECK ((expires_at > made_at))
  constraint access_code_digest_key UNIQUE (digest)
  constraint access_code_kind_check CHECK ((kind = ANY (ARRAY['invitation'::text, 'reset'::text])))
  constraint access_code_made_by_fkey FOREIGN KEY (made_by) REFERENCES person(id)
  constraint access_code_person_id_fkey FOREIGN KEY (person_id) REFERENCES person(id)
  constraint access_code_pkey PRIMARY KEY (id)
  constraint access_code_way_check CHECK ((way = ANY (ARRAY['spoken'::text, 'linked'::text])))
  grant delete, insert, select to tasuki_app
  grant update (ended_at, used) to tasuki_app
  policy access_code_system PERMISSIVE ALL to public using (( SELECT actor_is_system() AS actor_is_system))
  row security forced

public.announcement
  id uuid not null default gen_random_uuid()
  title text not null
  body text not null
  audience text not null
  area_name text not null default ''::text
  municipality_codes text[] not null default '{}'::text[]
  hospital_ids uuid[] not null default '{}'::uuid[]
  first_day date not null
  last_day date
  wants_acknowledgement boolean not null
  revision integer not null default 1
  acknowledged_from integer not null default 1
  published_by uuid
  published_at timestamp with time zone not null
  changed_at timestamp with time zone not null
  withdrawn_at timestamp with time zone
  notified_at timestamp with time zone
  reminded_at timestamp with time zone
  CREATE INDEX announcement_by_day ON public.announcement USING btree (first_day DESC, published_at DESC)
  CREATE INDEX announcement_to_notify ON public.announcement USING btree (first_day) WHERE ((notified_at IS NULL) AND (withdrawn_at IS NULL))
  CREATE UNIQUE INDEX announcement_pkey ON public.announcement USING btree (id)
  constraint announcement_audience_check CHECK ((audience = ANY (ARRAY['all'::text, 'area'::text, 'hospitals'::text])))
  constraint announcement_check CHECK ((last_day >= first_day))
  constraint announcement_pkey PRIMARY KEY (id)
  constraint announcement_published_by_fkey FOREIGN KEY (published_by) REFERENCES person(id)
  grant insert, select to tasuki_app
  grant update (acknowledged_from, area_name, audience, body, changed_at, first_day, hospital_ids, last_day, municipality_codes, notified_at, reminded_at, revision, title, wants_acknowledgement, withdrawn_at) to tasuki_app
  policy announcement_add PERMISSIVE INSERT to public with check (((( SELECT actor_is_officer() AS actor_is_officer) AND (published_by = ( SELECT actor_person_id() AS actor_person_id)) AND (published_at = ( SELECT actor_now() AS actor_now))) OR ( SELECT actor_is_system() AS actor_is_system)))
  policy announcement_change PERMISSIVE UPDATE to public using ((( SELECT actor_is_officer() AS actor_is_officer) OR ( SELECT actor_is_system() AS actor_is_system)))
  policy announcement_read PERMISSIVE SELECT to public using ((( SELECT actor_is_officer() AS actor_is_officer) OR ( SELECT actor_is_system() AS actor_is_system) OR ((withdrawn_at IS NULL) AND (first_day <= ((( SELECT actor_now() AS actor_now) AT TIME ZONE 'Asia/Tokyo'::text))::date) AND (( SELECT actor_hospital_id() AS actor_hospital_id) IS NOT NULL) AND ((audience = 'all'::text) OR (( SELECT actor_hospital_id() AS actor_hospital_id) = ANY (hospital_ids)) OR (( SELECT actor_municipality() AS actor_municipality) = ANY (municipality_codes))))))
  row security forced

public.announcement_acknowledgement
  announcement_id uuid not null
  hospital_id uuid not null
  revision integer not null
  person_id uuid not null
  at timestamp with time zone not null
  CREATE UNIQUE INDEX announcement_acknowledgement_pkey ON public.announcement_acknowledgement USING btree (announcement_id, hospital_id, revision)
  constraint announcement_acknowledgement_announcement_id_fkey FOREIGN KEY (announcement_id) REFERENCES announcement(id)
  constraint announcement_acknowledgement_hospital_id_fkey FOREIGN KEY (hospital_id) REFERENCES hospital(id)
  constraint announcement_acknowledgement_person_id_fkey FOREIGN KEY (person_id) REFERENCES person(id)
  constraint announcement_acknowledgement_pkey PRIMARY KEY (announcement_id, hospital_id, revision)
  grant insert, select to tasuki_app
  policy announcement_acknowledgement_add PERMISSIVE INSERT to public with check ((( SELECT actor_is_system() AS actor_is_system) OR ((hospital_id = ( SELECT actor_hospital_id() AS actor_hospital_id)) AND (person_id = ( SELECT actor_person_id() AS actor_person_id)) AND (at = ( SELECT actor_now() AS actor_now)) AND (EXISTS ( SELECT FROM announcement a WHERE ((a.id = announcement_acknowledgement.announcement_id) AND a.wants_acknowledgement AND (a.revision = announcement_acknowledgement.revision)))))))
  policy announcement_acknowledgement_read PERMISSIVE SELECT to public using ((( SELECT actor_is_officer() AS actor_is_officer) OR ( SELECT actor_is_system() AS actor_is_system) OR (hospital_id = ( SELECT actor_hospital_id() AS actor_hospital_id))))
  row security forced

public.announcement_revision
  announcement_id uuid not null
  revision integer not null
  act text not null
  content jsonb not null
  person_id uuid
  at timestamp with time zone not null
  CREATE UNIQUE INDEX announcement_revision_pkey ON public.announcement_revision USING btree (announcement_id, revision)
  constraint announcement_revision_act_check CHECK ((act = ANY (ARRAY['published'::text, 'changed'::text, 'withdrawn'::text])))
  constraint announcement_revision_announcement_id_fkey FOREIGN KEY (announcement_id) REFERENCES announcement(id)
  constraint announcement_revision_person_id_fkey FOREIGN KEY (person_id) REFERENCES person(id)
  constraint announcement_revision_pkey PRIMARY KEY (announcement_id, revision)
  grant insert, select to tasuki_app
  policy announcement_revision_add PERMISSIVE INSERT to public with check (((( SELECT actor_is_officer() AS actor_is_officer) AND (person_id = ( SELECT actor_person_id() AS actor_person_id)) AND (at = ( SELECT actor_now() AS actor_now))) OR ( SELECT actor_is_system() AS actor_is_system)))
  policy announcement_revision_read PERMISSIVE SELECT to public using ((( SELECT actor_is_officer() AS actor_is_officer) OR ( SELECT actor_is_system() AS actor_is_system)))
  row security forced

public.application_pause
  id uuid not null default gen_random_uuid()
  first_day date not null
  last_day date not null
  added_by uuid
  added_at timestamp with time zone not null
  CREATE UNIQUE INDEX application_pause_pkey ON public.application_pause USING btree (id)
  constraint application_pause_added_by_fkey FOREIGN KEY (added_by) REFERENCES person(id)
  constraint application_pause_check CHECK ((last_day >= first_day))
  constraint application_pause_pkey PRIMARY KEY (id)
  grant delete, insert, select to tasuki_app
  policy application_pause_add PERMISSIVE INSERT to public with check (((( SELECT actor_is_officer() AS actor_is_officer) AND (added_by = ( SELECT actor_person_id() AS actor_person_id)) AND (added_at = ( SELECT actor_now() AS actor_now))) OR ( SELECT actor_is_system() AS actor_is_system)))
  policy application_pause_drop PERMISSIVE DELETE to public using ((( SELECT actor_is_officer() AS actor_is_officer) OR ( SELECT actor_is_system() AS actor_is_system)))
  policy application_pause_read PERMISSIVE SELECT to public using (true)
  row security forced

public.audit_chain
  chain uuid not null
  length bigint not null
  hash bytea not null
  CREATE UNIQUE INDEX audit_chain_pkey ON public.audit_chain USING btree (chain)
  constraint audit_chain_hash_check CHECK ((length(hash) = 32))
  constraint audit_chain_pkey PRIMARY KEY (chain)
  grant insert, select to tasuki_app
  grant update (hash, length) to tasuki_app
  policy audit_chain_add PERMISSIVE INSERT to public with check (( SELECT actor_is_system() AS actor_is_system))
  policy audit_chain_grow PERMISSIVE UPDATE to public using (( SELECT actor_is_system() AS actor_is_system)) with check (( SELECT actor_is_system() AS actor_is_system))
  policy audit_chain_read PERMISSIVE SELECT to public using (( SELECT actor_is_system() AS actor_is_system))
  row security forced

public.audit_entry
  id uuid not null default gen_random_uuid()
  at timestamp with time zone not null
  actor_kind text not null
  person_id uuid
  hospital_id uuid
  act text not null
  subject_kind text not null
  subject_id uuid
  concerns_hospital_ids uuid[] not null default '{}'::uuid[]
  data jsonb not null default '{}'::jsonb
  CREATE INDEX audit_entry_by_concern ON public.audit_entry USING gin (concerns_hospital_ids) WHERE (concerns_hospital_ids <> '{}'::uuid[])
  CREATE INDEX audit_entry_by_hospital ON public.audit_entry USING btree (hospital_id, at)
  CREATE INDEX audit_entry_by_person ON public.audit_entry USING btree (person_id, at)
  CREATE INDEX audit_entry_by_subject ON public.audit_entry USING btree (subject_kind, subject_id, at)
  CREATE INDEX audit_entry_by_time ON public.audit_entry USING btree (at DESC, id)
  CREATE TRIGGER audit_entry_is_sealed AFTER INSERT ON public.audit_entry REFERENCING NEW TABLE AS written FOR EACH STATEMENT EXECUTE FUNCTION queue_audit_entries()
  CREATE UNIQUE INDEX audit_entry_pkey ON public.audit_entry USING btree (id)
  constraint audit_entry_actor_kind_check CHECK ((actor_kind = ANY (ARRAY['member'::text, 'officer'::text, 'coordinator'::text, 'auditor'::text, 'system'::text, 'anonymous'::text])))
  constraint audit_entry_check CHECK (((actor_kind = 'member'::text) = (hospital_id IS NOT NULL)))
  constraint audit_entry_check1 CHECK (((actor_kind = ANY (ARRAY['member'::text, 'officer'::text, 'coordinator'::text, 'auditor'::text])) = (person_id IS NOT NULL)))
  constraint audit_entry_pkey PRIMARY KEY (id)
  grant insert, select to tasuki_app
  policy audit_entry_add PERMISSIVE INSERT to public with check (((NOT (person_id IS DISTINCT FROM ( SELECT (NULLIF(current_setting('app.person_id'::text, true), ''::text))::uuid AS "nullif"))) AND (NOT (hospital_id IS DISTINCT FROM ( SELECT (NULLIF(current_setting('app.hospital_id'::text, true), ''::text))::uuid AS "nullif"))) AND ((COALESCE(( SELECT NULLIF(current_setting('app.actor_kind'::text, true), ''::text) AS "nullif"), 'anonymous'::text) = actor_kind) OR (COALESCE(( SELECT NULLIF(current_setting('app.actor_kind'::text, true), ''::text) AS "nullif"), 'anonymous'::text) = 'system'::text))))
  policy audit_entry_read PERMISSIVE SELECT to public using (((NULLIF(current_setting('app.actor_kind'::text, true), ''::text) = ANY (ARRAY['officer'::text, 'auditor'::text, 'system'::text])) OR ((NULLIF(current_setting('app.actor_kind'::text, true), ''::text) = 'member'::text) AND ((hospital_id = ( SELECT (NULLIF(current_setting('app.hospital_id'::text, true), ''::text))::uuid AS "nullif")) OR ((concerns_hospital_ids <> '{}'::uuid[]) AND (concerns_hospital_ids @> ARRAY[( SELECT (NULLIF(current_setting('app.hospital_id'::text, true), ''::text))::uuid AS "nullif")]))))))
  row security forced

public.audit_queue
  place bigint not null identity
  entry_id uuid not null
  CREATE UNIQUE INDEX audit_queue_entry_id_key ON public.audit_queue USING btree (entry_id)
  CREATE UNIQUE INDEX audit_queue_pkey ON public.audit_queue USING btree (place)
  constraint audit_queue_entry_id_key UNIQUE (entry_id)
  constraint audit_queue_pkey PRIMARY KEY (place)
  grant delete, select to tasuki_app
  policy audit_queue_add PERMISSIVE INSERT to public with check (true)
  policy audit_queue_drop PERMISSIVE DELETE to public using (( SELECT actor_is_system() AS actor_is_system))
  policy audit_queue_read PERMISSIVE SELECT to public using (( SELECT actor_is_system() AS actor_is_system))
  row security forced

public.audit_seal
  entry_id uuid not null
  chain uuid not null
  seq bigint not null
  digest bytea not null
  hash bytea not null
  sealed_at timestamp with time zone not null default clock_timestamp()
  CREATE UNIQUE INDEX audit_seal_chain_seq_key ON public.audit_seal USING btree (chain, seq)
  CREATE UNIQUE INDEX audit_seal_pkey ON public.audit_seal USING btree (entry_id)
  constraint audit_seal_chain_seq_key UNIQUE (chain, seq)
  constraint audit_seal_digest_check CHECK ((length(digest) = 32))
  constraint audit_seal_hash_check CHECK ((length(hash) = 32))
  constraint audit_seal_pkey PRIMARY KEY (entry_id)
  constraint audit_seal_seq_check CHECK ((seq > 0))
  grant insert (chain, digest, entry_id, hash, seq) to tasuki_app
  grant select to tasuki_app
  policy audit_seal_add PERMISSIVE INSERT to public with check (( SELECT actor_is_system() AS actor_is_system))
  policy audit_seal_read PERMISSIVE SELECT to public using (( SELECT actor_is_system() AS actor_is_system))
  row security forced

public.bed_availability
  hospital_id uuid not null
  bed_kind text not null
  beds integer not null
  vacant integer not null
  acceptable integer not null
  held integer not null
  opens_on date
  sex text not null
  private_room boolean not null default false
  version integer not null default 1
  updated_at timestamp with time zone not null
  updated_by text
  opens_beds integer not null default 0
  waiting_weeks integer
  note text not null default ''::text
  note_deleted text
  CREATE TRIGGER bed_availability_deleted BEFORE UPDATE ON public.bed_availability FOR EACH ROW WHEN (((new.note_deleted IS DISTINCT FROM old.note_deleted) AND (new.note_deleted IS NOT NULL))) EXECUTE FUNCTION keep_hidden_mark()
  CREATE UNIQUE INDEX bed_availability_pkey ON public.bed_availability USING btree (hospital_id, bed_kind)
  constraint bed_availability_acceptable_check CHECK ((acceptable >= 0))
  constraint bed_availability_bed_kind_check CHECK ((bed_kind = ANY (ARRAY['general'::text, 'longTermCare'::text, 'psychiatric'::text, 'infectious'::text, 'tuberculosis'::text, 'recoveryRehab'::text, 'communityCare'::text, 'disability'::text, 'palliative'::text, 'medicalLongTerm'::text])))
  constraint bed_availability_beds_check CHECK ((beds >= 0))
  constraint bed_availability_held_check CHECK ((held >= 0))
  constraint bed_availability_hospital_id_fkey FOREIGN KEY (hospital_id) REFERENCES hospital(id)
  constraint bed_availability_note_deleted_check CHECK ((note_deleted ~ '^deleted [a-z_]+ [0-9]{4}-[0-9]{2}-[0-9]{2}$'::text))
  constraint bed_availability_opens_beds_check CHECK ((opens_beds >= 0))
  constraint bed_availability_pkey PRIMARY KEY (hospital_id, bed_kind)
  constraint bed_availability_sex_check CHECK ((sex = ANY (ARRAY['any'::text, 'male'::text, 'female'::text])))
  constraint bed_availability_vacant_check CHECK ((vacant >= 0))
  constraint bed_availability_waiting_weeks_check CHECK (((waiting_weeks >= 0) AND (waiting_weeks <= 104)))
  grant delete, insert, select to tasuki_app
  grant update (acceptable, beds, held, note, note_deleted, opens_beds, opens_on, private_room, sex, updated_at, updated_by, vacant, version, waiting_weeks) to tasuki_app
  policy bed_availability_add PERMISSIVE INSERT to public with check ((( SELECT actor_is_system() AS actor_is_system) OR (hospital_id = ( SELECT actor_hospital_id() AS actor_hospital_id))))
  policy bed_availability_change PERMISSIVE UPDATE to public using ((( SELECT actor_is_system() AS actor_is_system) OR (hospital_id = ( SELECT actor_hospital_id() AS actor_hospital_id))))
  policy bed_availability_drop PERMISSIVE DELETE to public using ((( SELECT actor_is_system() AS actor_is_system) OR (hospital_id = ( SELECT actor_hospital_id() AS actor_hospital_id))))
  policy bed_availability_read PERMISSIVE SELECT to public using (( SELECT actor_reads_facilities() AS actor_reads_facilities))
  row security forced

public.care_need
  code text not null
  care_group text not null
  label text not null
  label_en text not null
  quantity_unit text
  detail_hint text
  position integer not null
  retired boolean not null default false
  CREATE UNIQUE INDEX care_need_pkey ON public.care_need USING btree (code)
  constraint care_need_care_group_check CHECK ((care_group = ANY (ARRAY['respiration'::text, 'nutrition'::text, 'infusion'::text, 'renal'::text, 'drug'::text, 'tube'::text, 'skin'::text, 'monitoring'::text, 'infection'::text])))
  constraint care_need_code_check CHECK ((code ~ '^[a-z][a-z0-9_]{0,39}$'::text))
  constraint care_need_pkey PRIMARY KEY (code)
  grant select to tasuki_app

public.concurrent_use
  id uuid not null default gen_random_uuid()
  person_id uuid not null
  hospital_id uuid
  at timestamp with time zone not null
  network text not null
  other_network text not null
  device text not null
  other_device text not null
  ended_older boolean not null
  CREATE INDEX concurrent_use_by_hospital ON public.concurrent_use USING btree (hospital_id, at DESC)
  CREATE UNIQUE INDEX concurrent_use_pkey ON public.concurrent_use USING btree (id)
  constraint concurrent_use_hospital_id_fkey FOREIGN KEY (hospital_id) REFERENCES hospital(id)
  constraint concurrent_use_person_id_fkey FOREIGN KEY (person_id) REFERENCES person(id)
  constraint concurrent_use_pkey PRIMARY KEY (id)
  grant delete, insert, select to tasuki_app
  policy concurrent_use_add PERMISSIVE INSERT to public with check (( SELECT actor_is_system() AS actor_is_system))
  policy concurrent_use_drop PERMISSIVE DELETE to public using (( SELECT actor_is_system() AS actor_is_system))
  policy concurrent_use_read PERMISSIVE SELECT to public using ((( SELECT actor_is_system() AS actor_is_system) OR ( SELECT actor_is_officer() AS actor_is_officer) OR (hospital_id = ( SELECT actor_hospital_id() AS actor_hospital_id))))
  row security forced

public.document
  id uuid not null default gen_random_uuid()
  subject_kind text not null
  subject_id uuid not null
  uploader_hospital_id uuid not null
  uploader_person_id uuid not null
  uploader_name text not null
  kind text not null
  title text not null default ''::text
  content_type text not null
  bytes integer not null
  pages integer not null
  sha256 text not null
  storage_key text not null
  has_thumbnail boolean not null
  masked_by uuid not null
  masked_at timestamp with time zone not null
  created_at timestamp with time zone not null
  posted_at timestamp with time zone
  hidden_at timestamp with time zone
  hidden_by uuid
  deleted_at timestamp with time zone
  deleted_by uuid
  check_state text not null default 'quarantined'::text
  checked_pages integer not null default 0
  check_places jsonb not null default '[]'::jsonb
  check_asks integer not null default 0
  check_tries integer not null default 0
  check_held_until timestamp with time zone
  checked_at timestamp with time zone
  CREATE INDEX document_by_subject ON public.document USING btree (subject_kind, subject_id, created_at)
  CREATE INDEX document_deleted ON public.document USING btree (deleted_at) WHERE (deleted_at IS NOT NULL)
  CREATE INDEX document_unchecked ON public.document USING btree (checked_pages, created_at) WHERE (check_state = 'quarantined'::text)
  CREATE INDEX document_unposted ON public.document USING btree (created_at) WHERE (posted_at IS NULL)
  CREATE TRIGGER document_checked BEFORE UPDATE ON public.document FOR EACH ROW WHEN ((((((((old.check_state IS DISTINCT FROM new.check_state) OR (old.checked_pages IS DISTINCT FROM new.checked_pages)) OR (old.check_places IS DISTINCT FROM new.check_places)) OR (old.check_asks IS DISTINCT FROM new.check_asks)) OR (old.check_tries IS DISTINCT FROM new.check_tries)) OR (old.check_held_until IS DISTINCT FROM new.check_held_until)) OR (old.checked_at IS DISTINCT FROM new.checked_at))) EXECUTE FUNCTION keep_document_unchecked()
  CREATE TRIGGER document_hidden BEFORE UPDATE ON public.document FOR EACH ROW WHEN (((old.hidden_at IS DISTINCT FROM new.hidden_at) OR (old.hidden_by IS DISTINCT FROM new.hidden_by))) EXECUTE FUNCTION keep_document_hidden()
  CREATE UNIQUE INDEX document_pkey ON public.document USING btree (id)
  CREATE UNIQUE INDEX document_storage_key_key ON public.document USING btree (storage_key)
  constraint document_bytes_check CHECK ((bytes > 0))
  constraint document_check CHECK (((hidden_at IS NULL) = (hidden_by IS NULL)))
  constraint document_check1 CHECK (((deleted_by IS NULL) OR (deleted_at IS NOT NULL)))
  constraint document_check2 CHECK (((checked_pages >= 0) AND (checked_pages <= pages)))
  constraint document_check3 CHECK (
CASE check_state
    WHEN 'quarantined'::text THEN (checked_at IS NULL)
    WHEN 'refused'::text THEN (checked_at IS NOT NULL)
    ELSE true
END)
  constraint document_check_state_check CHECK ((check_state = ANY (ARRAY['quarantined'::text, 'released'::text, 'refused'::text])))
  constraint document_content_type_check CHECK ((content_type = ANY (ARRAY['application/pdf'::text, 'image/png'::text, 'image/jpeg'::text])))
  constraint document_deleted_by_fkey FOREIGN KEY (deleted_by) REFERENCES person(id)
  constraint document_hidden_by_fkey FOREIGN KEY (hidden_by) REFERENCES person(id)
  constraint document_kind_check CHECK ((kind = ANY (ARRAY['referral_letter'::text, 'adl_sheet'::text, 'nursing_summary'::text, 'rehabilitation_summary'::text, 'blood_test'::text, 'imaging'::text, 'electrocardiogram'::text, 'body_photo'::text, 'other'::text])))
  constraint document_masked_by_fkey FOREIGN KEY (masked_by) REFERENCES person(id)
  constraint document_pages_check CHECK ((pages > 0))
  constraint document_pkey PRIMARY KEY (id)
  constraint document_sha256_check CHECK ((sha256 ~ '^[0-9a-f]{64}$'::text))
  constraint document_storage_key_key UNIQUE (storage_key)
  constraint document_subject_kind_check CHECK ((subject_kind = ANY (ARRAY['case'::text, 'room'::text])))
  constraint document_uploader_hospital_id_fkey FOREIGN KEY (uploader_hospital_id) REFERENCES hospital(id)
  constraint document_uploader_person_id_fkey FOREIGN KEY (uploader_person_id) REFERENCES person(id)
  grant delete, insert, select to tasuki_app
  grant update (check_asks, check_held_until, check_places, check_state, check_tries, checked_at, checked_pages, deleted_at, deleted_by, hidden_at, hidden_by, kind, posted_at, title) to tasuki_app
  policy document_add PERMISSIVE INSERT to public with check ((( SELECT actor_is_system() AS actor_is_system) OR ((uploader_hospital_id = ( SELECT actor_hospital_id() AS actor_hospital_id)) AND (uploader_person_id = ( SELECT actor_person_id() AS actor_person_id)) AND (masked_by = ( SELECT actor_person_id() AS actor_person_id)) AND (hidden_at IS NULL) AND (deleted_at IS NULL) AND (check_state = 'quarantined'::text) AND (checked_pages = 0) AND sees_document_subject(subject_kind, subject_id) AND keeps_document(subject_kind, subject_id, uploader_hospital_id))))
  policy document_change PERMISSIVE UPDATE to public using ((( SELECT actor_is_system() AS actor_is_system) OR keeps_document(subject_kind, subject_id, uploader_hospital_id))) with check ((( SELECT actor_is_system() AS actor_is_system) OR keeps_document(subject_kind, subject_id, uploader_hospital_id)))
  policy document_purge PERMISSIVE DELETE to public using (( SELECT actor_is_system() AS actor_is_system))
  policy document_read PERMISSIVE SELECT to public using ((( SELECT actor_is_system() AS actor_is_system) OR (sees_document_subject(subject_kind, subject_id) AND CASE WHEN (check_state = 'released'::text) THEN (((posted_at IS NOT NULL) AND (deleted_at IS NULL)) OR keeps_document(subject_kind, subject_id, uploader_hospital_id)) ELSE ((uploader_hospital_id = ( SELECT actor_hospital_id() AS actor_hospital_id)) AND keeps_document(subject_kind, subject_id, uploader_hospital_id)) END)))
  row security forced

public.document_release
  document_id uuid not null
  hospital_id uuid not null
  person_id uuid not null
  person_name text not null
  document_kind text not null
  subject_kind text not null
  subject_id uuid not null
  reason text not null
  note text not null default ''::text
  place_count integer not null
  released_at timestamp with time zone not null
  CREATE INDEX document_release_by_time ON public.document_release USING btree (released_at DESC)
  CREATE INDEX document_release_of_hospital ON public.document_release USING btree (hospital_id, released_at DESC)
  CREATE UNIQUE INDEX document_release_pkey ON public.document_release USING btree (document_id)
  constraint document_release_hospital_id_fkey FOREIGN KEY (hospital_id) REFERENCES hospital(id)
  constraint document_release_person_id_fkey FOREIGN KEY (person_id) REFERENCES person(id)
  constraint document_release_pkey PRIMARY KEY (document_id)
  constraint document_release_place_count_check CHECK ((place_count > 0))
  constraint document_release_reason_check CHECK ((reason = ANY (ARRAY['staff'::text, 'place'::text, 'medical'::text, 'misread'::text, 'other'::text])))
  constraint document_release_subject_kind_check CHECK ((subject_kind = ANY (ARRAY['case'::text, 'room'::text])))
  grant delete, insert, select to tasuki_app
  grant update (note) to tasuki_app
  policy document_release_add PERMISSIVE INSERT to public with check (( SELECT actor_is_system() AS actor_is_system))
  policy document_release_erase PERMISSIVE UPDATE to public using (( SELECT actor_is_system() AS actor_is_system)) with check ((( SELECT actor_is_system() AS actor_is_system) AND (note = ''::text)))
  policy document_release_purge PERMISSIVE DELETE to public using (( SELECT actor_is_system() AS actor_is_system))
  policy document_release_read PERMISSIVE SELECT to public using ((( SELECT actor_is_system() AS actor_is_system) OR ( SELECT actor_is_officer() AS actor_is_officer) OR (hospital_id = ( SELECT actor_hospital_id() AS actor_hospital_id))))
  row security forced

public.document_tombstone
  document_id uuid not null
  subject_kind text not null
  subject_id uuid not null
  kind text not null
  mark text not null
  deleted_at timestamp with time zone not null
  CREATE INDEX document_tombstone_of_subject ON public.document_tombstone USING btree (subject_kind, subject_id)
  CREATE UNIQUE INDEX document_tombstone_pkey ON public.document_tombstone USING btree (document_id)
  constraint document_tombstone_pkey PRIMARY KEY (document_id)
  constraint document_tombstone_subject_kind_check CHECK ((subject_kind = ANY (ARRAY['case'::text, 'room'::text])))
  grant delete, insert, select to tasuki_app
  policy document_tombstone_add PERMISSIVE INSERT to public with check (( SELECT actor_is_system() AS actor_is_system))
  policy document_tombstone_purge PERMISSIVE DELETE to public using (( SELECT actor_is_system() AS actor_is_system))
  policy document_tombstone_read PERMISSIVE SELECT to public using ((( SELECT actor_is_system() AS actor_is_system) OR sees_document_subject(subject_kind, subject_id)))
  row security forced

public.facility_change
  id uuid not null default gen_random_uuid()
  position bigint not null identity
  hospital_id uuid not null
  part text not null
  act text not null
  bed_kinds text[] not null default '{}'::text[]
  at timestamp with time zone not null
  person_name text not null default ''::text
  CREATE INDEX facility_change_by_hospital ON public.facility_change USING btree (hospital_id, "position" DESC)
  CREATE INDEX facility_change_of_vacancy ON public.facility_change USING btree (hospital_id, at DESC) WHERE (part = 'vacancy'::text)
  CREATE UNIQUE INDEX facility_change_id_hospital_id_key ON public.facility_change USING btree (id, hospital_id)
  CREATE UNIQUE INDEX facility_change_pkey ON public.facility_change USING btree (id)
  constraint facility_change_act_check CHECK ((act = ANY (ARRAY['changed'::text, 'confirmed'::text, 'reminded'::text])))
  constraint facility_change_hospital_id_fkey FOREIGN KEY (hospital_id) REFERENCES hospital(id)
  constraint facility_change_id_hospital_id_key UNIQUE (id, hospital_id)
  constraint facility_change_part_check CHECK ((part = ANY (ARRAY['record'::text, 'acceptance'::text, 'vacancy'::text])))
  constraint facility_change_pkey PRIMARY KEY (id)
  grant insert, select to tasuki_app
  policy facility_change_add PERMISSIVE INSERT to public with check ((( SELECT actor_is_system() AS actor_is_system) OR ((act <> 'reminded'::text) AND (hospital_id = ( SELECT actor_hospital_id() AS actor_hospital_id)))))
  policy facility_change_read PERMISSIVE SELECT to public using ((( SELECT actor_is_system() AS actor_is_system) OR ( SELECT actor_reads_cases() AS actor_reads_cases) OR (hospital_id = ( SELECT actor_hospital_id() AS actor_hospital_id)) OR ((act <> 'reminded'::text) AND ( SELECT actor_reads_facilities() AS actor_reads_facilities))))
  row security forced

public.facility_change_detail
  change_id uuid not null
  hospital_id uuid not null
  changes jsonb not null
  CREATE UNIQUE INDEX facility_change_detail_pkey ON public.facility_change_detail USING btree (change_id)
  constraint facility_change_detail_change_id_hospital_id_fkey FOREIGN KEY (change_id, hospital_id) REFERENCES facility_change(id, hospital_id)
  constraint facility_change_detail_pkey PRIMARY KEY (change_id)
  grant insert, select to tasuki_app
  grant update (changes) to tasuki_app
  policy facility_change_detail_add PERMISSIVE INSERT to public with check ((( SELECT actor_is_system() AS actor_is_system) OR (hospital_id = ( SELECT actor_hospital_id() AS actor_hospital_id))))
  policy facility_change_detail_read PERMISSIVE SELECT to public using ((( SELECT actor_is_system() AS actor_is_system) OR ( SELECT actor_reads_cases() AS actor_reads_cases) OR (hospital_id = ( SELECT actor_hospital_id() AS actor_hospital_id))))
  policy facility_change_detail_scrub PERMISSIVE UPDATE to public using (( SELECT actor_is_system() AS actor_is_system))
  row security forced

public.facility_record
  hospital_id uuid not null
  record jsonb not null
  acceptance jsonb not null default '{}'::jsonb
  version integer not null default 1
  updated_at timestamp with time zone not null
  updated_by text
  deleted_texts jsonb not null default '{}'::jsonb
  CREATE TRIGGER facility_record_deleted BEFORE UPDATE ON public.facility_record FOR EACH ROW WHEN ((NOT (old.deleted_texts @> new.deleted_texts))) EXECUTE FUNCTION keep_hidden_mark()
  CREATE UNIQUE INDEX facility_record_pkey ON public.facility_record USING btree (hospital_id)
  constraint facility_record_hospital_id_fkey FOREIGN KEY (hospital_id) REFERENCES hospital(id)
  constraint facility_record_pkey PRIMARY KEY (hospital_id)
  grant insert, select to tasuki_app
  grant update (acceptance, deleted_texts, record, updated_at, updated_by, version) to tasuki_app
  policy facility_record_add PERMISSIVE INSERT to public with check ((( SELECT actor_is_system() AS actor_is_system) OR (hospital_id = ( SELECT actor_hospital_id() AS actor_hospital_id))))
  policy facility_record_change PERMISSIVE UPDATE to public using ((( SELECT actor_is_system() AS actor_is_system) OR (hospital_id = ( SELECT actor_hospital_id() AS actor_hospital_id))))
  policy facility_record_read PERMISSIVE SELECT to public using (( SELECT actor_reads_facilities() AS actor_reads_facilities))
  row security forced

public.hidden_text
  report_id uuid not null
  texts jsonb not null
  lines jsonb not null default '[]'::jsonb
  copies uuid[] not null default '{}'::uuid[]
  CREATE UNIQUE INDEX hidden_text_pkey ON public.hidden_text USING btree (report_id)
  constraint hidden_text_pkey PRIMARY KEY (report_id)
  constraint hidden_text_report_id_fkey FOREIGN KEY (report_id) REFERENCES name_report(id) ON DELETE CASCADE
  grant delete, insert, select to tasuki_app
  policy hidden_text_add PERMISSIVE INSERT to public with check (( SELECT actor_is_system() AS actor_is_system))
  policy hidden_text_drop PERMISSIVE DELETE to public using (( SELECT actor_is_system() AS actor_is_system))
  policy hidden_text_read PERMISSIVE SELECT to public using ((( SELECT actor_is_system() AS actor_is_system) OR ( SELECT actor_is_officer() AS actor_is_officer)))
  row security forced

public.hospital
  id uuid not null default gen_random_uuid()
  name text not null
  name_kana text not null default ''::text
  short_name text not null default ''::text
  use text not null default 'non_user'::text
  navii_id text
  institution_code text
  prefecture_code text not null
  municipality_code text not null
  address text not null default ''::text
  postal_code text not null default ''::text
  phone text not null default ''::text
  website text not null default ''::text
  latitude double precision
  longitude double precision
  licensed_beds jsonb not null default '{}'::jsonb
  corporation text not null default ''::text
  source text not null default 'operator'::text
  created_at timestamp with time zone not null default now()
  updated_at timestamp with time zone not null default now()
  search_text text not null generated as ((((search_spelling(name) || ' '::text) || search_spelling(short_name)) || ' '::text) || search_spelling(name_kana))
  CREATE INDEX hospital_by_use ON public.hospital USING btree (use, municipality_code)
  CREATE UNIQUE INDEX hospital_institution_code_key ON public.hospital USING btree (institution_code)
  CREATE UNIQUE INDEX hospital_navii_id_key ON public.hospital USING btree (navii_id)
  CREATE UNIQUE INDEX hospital_pkey ON public.hospital USING btree (id)
  constraint hospital_institution_code_key UNIQUE (institution_code)
  constraint hospital_municipality_code_check CHECK ((municipality_code ~ '^\d{5}$'::text))
  constraint hospital_navii_id_key UNIQUE (navii_id)
  constraint hospital_pkey PRIMARY KEY (id)
  constraint hospital_prefecture_code_check CHECK ((prefecture_code ~ '^\d{2}$'::text))
  constraint hospital_use_check CHECK ((use = ANY (ARRAY['non_user'::text, 'active'::text, 'ended'::text])))
  grant insert, select to tasuki_app
  grant update (address, corporation, institution_code, latitude, licensed_beds, longitude, municipality_code, name, name_kana, navii_id, phone, postal_code, prefecture_code, short_name, updated_at, use, website) to tasuki_app
  policy hospital_change PERMISSIVE UPDATE to public using (( SELECT actor_is_system() AS actor_is_system))
  policy hospital_read PERMISSIVE SELECT to public using ((( SELECT actor_reads_facilities() AS actor_reads_facilities) OR ( SELECT actor_reads_accounts() AS actor_reads_accounts)))
  policy hospital_write PERMISSIVE INSERT to public with check (( SELECT actor_is_system() AS actor_is_system))
  row security

public.hospital_application
  id uuid not null default gen_random_uuid()
  number text not null
  code_digest text not null
  state text not null default 'submitted'::text
  hospital_id uuid
  content jsonb not null
  content_digest text not null
  terms_version integer
  version integer not null default 1
  submitted_at timestamp with time zone not null
  changed_at timestamp with time zone not null
  comment text not null default ''::text
  decided_at timestamp with time zone
  decided_by uuid
  representative_id uuid
  set_aside boolean not null default false
  CREATE INDEX hospital_application_by_hospital ON public.hospital_application USING btree (hospital_id)
  CREATE INDEX hospital_application_by_state ON public.hospital_application USING btree (state, changed_at)
  CREATE UNIQUE INDEX hospital_application_number_key ON public.hospital_application USING btree (number)
  CREATE UNIQUE INDEX hospital_application_pkey ON public.hospital_application USING btree (id)
  constraint hospital_application_check CHECK (((state = ANY (ARRAY['accepted'::text, 'refused'::text])) = (decided_at IS NOT NULL)))
  constraint hospital_application_check1 CHECK (((state = 'accepted'::text) = (representative_id IS NOT NULL)))
  constraint hospital_application_check2 CHECK (((state <> 'accepted'::text) OR (hospital_id IS NOT NULL)))
  constraint hospital_application_decided_by_fkey FOREIGN KEY (decided_by) REFERENCES person(id)
  constraint hospital_application_hospital_id_fkey FOREIGN KEY (hospital_id) REFERENCES hospital(id)
  constraint hospital_application_number_key UNIQUE (number)
  constraint hospital_application_pkey PRIMARY KEY (id)
  constraint hospital_application_representative_id_fkey FOREIGN KEY (representative_id) REFERENCES person(id)
  constraint hospital_application_set_aside_waits CHECK (((NOT set_aside) OR (state = 'submitted'::text)))
  constraint hospital_application_state_check CHECK ((state = ANY (ARRAY['submitted'::text, 'returned'::text, 'withdrawn'::text, 'accepted'::text, 'refused'::text])))
  constraint hospital_application_terms_version_fkey FOREIGN KEY (terms_version) REFERENCES terms_version(version)
  grant delete, insert, select to tasuki_app
  grant update (changed_at, code_digest, comment, content, content_digest, decided_at, decided_by, hospital_id, representative_id, set_aside, state, terms_version, version) to tasuki_app
  policy hospital_application_add PERMISSIVE INSERT to public with check (( SELECT actor_is_system() AS actor_is_system))
  policy hospital_application_change PERMISSIVE UPDATE to public using (( SELECT actor_is_system() AS actor_is_system))
  policy hospital_application_drop PERMISSIVE DELETE to public using (( SELECT actor_is_system() AS actor_is_system))
  policy hospital_application_read PERMISSIVE SELECT to public using ((( SELECT actor_is_system() AS actor_is_system) OR ( SELECT actor_reads_accounts() AS actor_reads_accounts)))
  row security forced

public.hospital_notice_setting
  hospital_id uuid not null
  department_mail boolean not null
  changed_at timestamp with time zone not null
  CREATE UNIQUE INDEX hospital_notice_setting_pkey ON public.hospital_notice_setting USING btree (hospital_id)
  constraint hospital_notice_setting_hospital_id_fkey FOREIGN KEY (hospital_id) REFERENCES hospital(id)
  constraint hospital_notice_setting_pkey PRIMARY KEY (hospital_id)
  grant insert, select to tasuki_app
  grant update (changed_at, department_mail) to tasuki_app
  policy hospital_notice_setting_own PERMISSIVE ALL to public using ((( SELECT actor_is_system() AS actor_is_system) OR (hospital_id = ( SELECT actor_hospital_id() AS actor_hospital_id))))
  row security forced

public.idempotent_answer
  person_id uuid not null
  key text not null
  route text not null
  body_hash text not null
  status integer
  outcome jsonb
  created_at timestamp with time zone not null default now()
  CREATE INDEX idempotent_answer_by_age ON public.idempotent_answer USING btree (created_at)
  CREATE UNIQUE INDEX idempotent_answer_pkey ON public.idempotent_answer USING btree (person_id, key)
  constraint idempotent_answer_holds_no_words CHECK (((outcome)::text ~ '^[ -~]*$'::text))
  constraint idempotent_answer_pkey PRIMARY KEY (person_id, key)
  grant delete, insert, select to tasuki_app
  grant update (outcome, status) to tasuki_app
  policy idempotent_answer_own PERMISSIVE ALL to public using ((person_id = ( SELECT (NULLIF(current_setting('app.person_id'::text, true), ''::text))::uuid AS "nullif")))
  policy idempotent_answer_system PERMISSIVE ALL to public using ((NULLIF(current_setting('app.actor_kind'::text, true), ''::text) = 'system'::text))
  row security forced

public.inquiry
  id uuid not null default gen_random_uuid()
  case_id uuid not null
  sender_hospital_id uuid not null
  case_code text not null
  hospital_id uuid not null
  room_id uuid not null
  origin text not null
  state text not null
  paused_from text
  version integer not null default 1
  answer jsonb
  answered_at timestamp with time zone
  answered_by text
  answered_revision integer
  sent_at timestamp with time zone not null
  first_read_at timestamp with time zone
  chosen_at timestamp with time zone
  confirm_due_at timestamp with time zone
  transfer_date date
  ended_at timestamp with time zone
  end_reason text
  withdraw_reason text not null default ''::text
  answer_hidden text
  CREATE INDEX inquiry_by_case ON public.inquiry USING btree (case_id)
  CREATE INDEX inquiry_reading ON public.inquiry USING btree (hospital_id, case_id) WHERE (state <> ALL (ARRAY['withdrawn'::text, 'ended'::text]))
  CREATE INDEX inquiry_received ON public.inquiry USING btree (hospital_id, sent_at DESC)
  CREATE TRIGGER inquiry_answer_hidden BEFORE UPDATE ON public.inquiry FOR EACH ROW WHEN (((new.answer_hidden IS DISTINCT FROM old.answer_hidden) AND ((new.answer_hidden IS NOT NULL) OR (old.hospital_id IS DISTINCT FROM actor_hospital_id())))) EXECUTE FUNCTION keep_hidden_mark()
  CREATE TRIGGER inquiry_sides BEFORE UPDATE ON public.inquiry FOR EACH ROW EXECUTE FUNCTION keep_inquiry_sides()
  CREATE UNIQUE INDEX inquiry_by_room ON public.inquiry USING btree (room_id)
  CREATE UNIQUE INDEX inquiry_once ON public.inquiry USING btree (case_id, hospital_id) WHERE (state <> ALL (ARRAY['withdrawn'::text, 'ended'::text]))
  CREATE UNIQUE INDEX inquiry_pkey ON public.inquiry USING btree (id)
  constraint inquiry_answer_hidden_check CHECK ((answer_hidden ~ '^(hidden|removed|deleted [a-z_]+ [0-9]{4}-[0-9]{2}-[0-9]{2})$'::text))
  constraint inquiry_case_id_sender_hospital_id_fkey FOREIGN KEY (case_id, sender_hospital_id) REFERENCES transfer_case(id, sender_hospital_id) ON UPDATE CASCADE ON DELETE CASCADE
  constraint inquiry_hospital_id_fkey FOREIGN KEY (hospital_id) REFERENCES hospital(id)
  constraint inquiry_origin_check CHECK ((origin = ANY (ARRAY['asked'::text, 'reverse_offer'::text])))
  constraint inquiry_pkey PRIMARY KEY (id)
  constraint inquiry_room_id_fkey FOREIGN KEY (room_id) REFERENCES room(id)
  constraint inquiry_state_check CHECK ((state = ANY (ARRAY['unread'::text, 'read'::text, 'considering'::text, 'accepted'::text, 'conditional'::text, 'declined'::text, 'chosen'::text, 'confirmed'::text, 'paused'::text, 'withdrawn'::text, 'ended'::text])))
  grant insert, select to tasuki_app
  grant update (answer, answer_hidden, answered_at, answered_by, answered_revision, chosen_at, confirm_due_at, end_reason, ended_at, first_read_at, paused_from, state, transfer_date, version, withdraw_reason) to tasuki_app
  policy inquiry_add PERMISSIVE INSERT to public with check ((( SELECT actor_is_system() AS actor_is_system) OR ((EXISTS ( SELECT FROM room r WHERE ((r.id = inquiry.room_id) AND (r.subject_kind = 'inquiry'::text) AND (r.subject_id = inquiry.id) AND (r.member_hospital_ids @> ARRAY[inquiry.sender_hospital_id, inquiry.hospital_id])))) AND (sender_hospital_id <> hospital_id) AND (((origin = 'asked'::text) AND (state = 'unread'::text) AND (answer IS NULL) AND (sender_hospital_id = ( SELECT actor_hospital_id() AS actor_hospital_id)) AND is_own_case(case_id)) OR ((origin = 'reverse_offer'::text) AND (state = ANY (ARRAY['accepted'::text, 'conditional'::text])) AND (hospital_id = ( SELECT actor_hospital_id() AS actor_hospital_id)) AND (case_id = ANY (ARRAY( SELECT a.case_id FROM open_case_area a WHERE (a.municipality_code = ( SELECT actor_municipality() AS actor_municipality))))))))))
  policy inquiry_change PERMISSIVE UPDATE to public using ((( SELECT actor_is_system() AS actor_is_system) OR (hospital_id = ( SELECT actor_hospital_id() AS actor_hospital_id)) OR (sender_hospital_id = ( SELECT actor_hospital_id() AS actor_hospital_id))))
  policy inquiry_read PERMISSIVE SELECT to public using ((( SELECT actor_is_system() AS actor_is_system) OR ( SELECT actor_reads_cases() AS actor_reads_cases) OR (hospital_id = ( SELECT actor_hospital_id() AS actor_hospital_id)) OR (sender_hospital_id = ( SELECT actor_hospital_id() AS actor_hospital_id))))
  row security forced

public.invoice
  id uuid not null default gen_random_uuid()
  hospital_id uuid not null
  state text not null
  numbered_year integer not null
  number integer not null
  fiscal_year integer not null
  bill_month text not null
  amount bigint not null
  addressee jsonb not null
  invoice_day date not null
  due_day date not null
  terms jsonb
  issued_at timestamp with time zone not null
  sent_at timestamp with time zone
  paid_on date
  reminders smallint not null default 0
  reminded_on date
  reason text not null default ''::text
  cancels_id uuid
  CREATE INDEX invoice_by_hospital ON public.invoice USING btree (hospital_id, issued_at DESC)
  CREATE INDEX invoice_by_month ON public.invoice USING btree (bill_month, issued_at DESC)
  CREATE INDEX invoice_owed ON public.invoice USING btree (due_day) WHERE (state = 'sent'::text)
  CREATE UNIQUE INDEX invoice_cancels_id_key ON public.invoice USING btree (cancels_id)
  CREATE UNIQUE INDEX invoice_numbered_year_number_key ON public.invoice USING btree (numbered_year, number)
  CREATE UNIQUE INDEX invoice_pkey ON public.invoice USING btree (id)
  constraint invoice_bill_month_check CHECK ((bill_month ~ '^(19|20|21)\d{2}-(0[1-9]|1[0-2])$'::text))
  constraint invoice_cancels_id_fkey FOREIGN KEY (cancels_id) REFERENCES invoice(id)
  constraint invoice_cancels_id_key UNIQUE (cancels_id)
  constraint invoice_check CHECK (((state = 'credit'::text) = (cancels_id IS NOT NULL)))
  constraint invoice_check1 CHECK ((((state = 'credit'::text) = (amount < 0)) OR (amount = 0)))
  constraint invoice_check2 CHECK (((state = ANY (ARRAY['sent'::text, 'paid'::text])) <= (sent_at IS NOT NULL)))
  constraint invoice_check3 CHECK (((sent_at IS NULL) = (terms IS NULL)))
  constraint invoice_check4 CHECK (((state = 'paid'::text) = (paid_on IS NOT NULL)))
  constraint invoice_hospital_id_fkey FOREIGN KEY (hospital_id) REFERENCES hospital(id)
  constraint invoice_number_check CHECK ((number > 0))
  constraint invoice_numbered_year_number_key UNIQUE (numbered_year, number)
  constraint invoice_pkey PRIMARY KEY (id)
  constraint invoice_state_check CHECK ((state = ANY (ARRAY['issued'::text, 'sent'::text, 'paid'::text, 'cancelled'::text, 'credit'::text])))
  grant insert, select to tasuki_app
  grant update (due_day, invoice_day, paid_on, reason, reminded_on, reminders, sent_at, state, terms) to tasuki_app
  policy invoice_add PERMISSIVE INSERT to public with check ((( SELECT actor_is_system() AS actor_is_system) OR (( SELECT actor_is_officer() AS actor_is_officer) AND (issued_at = ( SELECT actor_now() AS actor_now)))))
  policy invoice_change PERMISSIVE UPDATE to public using ((( SELECT actor_is_system() AS actor_is_system) OR ( SELECT actor_is_officer() AS actor_is_officer))) with check ((( SELECT actor_is_system() AS actor_is_system) OR ( SELECT actor_is_officer() AS actor_is_officer)))
  policy invoice_read PERMISSIVE SELECT to public using ((( SELECT actor_is_system() AS actor_is_system) OR ( SELECT actor_reads_accounts() AS actor_reads_accounts) OR ((sent_at IS NOT NULL) AND (hospital_id = ( SELECT actor_hospital_id() AS actor_hospital_id)))))
  row security forced

public.invoice_counter
  fiscal_year integer not null
  last integer not null
  CREATE UNIQUE INDEX invoice_counter_pkey ON public.invoice_counter USING btree (fiscal_year)
  constraint invoice_counter_fiscal_year_check CHECK (((fiscal_year >= 2000) AND (fiscal_year <= 2199)))
  constraint invoice_counter_last_check CHECK ((last >= 0))
  constraint invoice_counter_pkey PRIMARY KEY (fiscal_year)
  grant insert, select to tasuki_app
  grant update (last) to tasuki_app
  policy invoice_counter_all PERMISSIVE ALL to public using ((( SELECT actor_is_officer() AS actor_is_officer) OR ( SELECT actor_is_system() AS actor_is_system))) with check ((( SELECT actor_is_officer() AS actor_is_officer) OR ( SELECT actor_is_system() AS actor_is_system)))
  row security forced

public.invoice_event
  id uuid not null default gen_random_uuid()
  invoice_id uuid not null
  act text not null
  person_id uuid
  at timestamp with time zone not null
  CREATE INDEX invoice_event_by_invoice ON public.invoice_event USING btree (invoice_id, at)
  CREATE UNIQUE INDEX invoice_event_pkey ON public.invoice_event USING btree (id)
  constraint invoice_event_act_check CHECK ((act = ANY (ARRAY['issued'::text, 'sent'::text, 'paid'::text, 'payment_undone'::text, 'reminded'::text, 'cancelled'::text])))
  constraint invoice_event_invoice_id_fkey FOREIGN KEY (invoice_id) REFERENCES invoice(id)
  constraint invoice_event_person_id_fkey FOREIGN KEY (person_id) REFERENCES person(id)
  constraint invoice_event_pkey PRIMARY KEY (id)
  grant insert, select to tasuki_app
  policy invoice_event_add PERMISSIVE INSERT to public with check ((( SELECT actor_is_system() AS actor_is_system) OR (( SELECT actor_is_officer() AS actor_is_officer) AND (person_id = ( SELECT actor_person_id() AS actor_person_id)) AND (at = ( SELECT actor_now() AS actor_now)))))
  policy invoice_event_read PERMISSIVE SELECT to public using ((( SELECT actor_is_system() AS actor_is_system) OR ( SELECT actor_reads_accounts() AS actor_reads_accounts)))
  row security forced

public.invoice_line
  invoice_id uuid not null
  place smallint not null
  hospital_id uuid not null
  seat_line_id uuid not null
  kind text not null
  start_month text not null
  seats integer not null
  months smallint not null
  unit_price integer not null
  amount bigint not null
  holds boolean not null
  CREATE UNIQUE INDEX invoice_line_once ON public.invoice_line USING btree (seat_line_id) WHERE holds
  CREATE UNIQUE INDEX invoice_line_pkey ON public.invoice_line USING btree (invoice_id, place)
  constraint invoice_line_check CHECK ((amount = (((seats)::bigint * months) * unit_price)))
  constraint invoice_line_hospital_id_fkey FOREIGN KEY (hospital_id) REFERENCES hospital(id)
  constraint invoice_line_invoice_id_fkey FOREIGN KEY (invoice_id) REFERENCES invoice(id)
  constraint invoice_line_kind_check CHECK ((kind = ANY (ARRAY['new'::text, 'renewal'::text])))
  constraint invoice_line_months_check CHECK (((months >= 1) AND (months <= 12)))
  constraint invoice_line_pkey PRIMARY KEY (invoice_id, place)
  constraint invoice_line_place_check CHECK ((place > 0))
  constraint invoice_line_seat_line_id_fkey FOREIGN KEY (seat_line_id) REFERENCES seat_line(id)
  constraint invoice_line_unit_price_check CHECK ((unit_price >= 0))
  grant insert, select to tasuki_app
  grant update (holds) to tasuki_app
  policy invoice_line_add PERMISSIVE INSERT to public with check ((( SELECT actor_is_system() AS actor_is_system) OR ( SELECT actor_is_officer() AS actor_is_officer)))
  policy invoice_line_change PERMISSIVE UPDATE to public using ((( SELECT actor_is_system() AS actor_is_system) OR ( SELECT actor_is_officer() AS actor_is_officer))) with check ((NOT holds))
  policy invoice_line_read PERMISSIVE SELECT to public using ((( SELECT actor_is_system() AS actor_is_system) OR ( SELECT actor_reads_accounts() AS actor_reads_accounts) OR ((hospital_id = ( SELECT actor_hospital_id() AS actor_hospital_id)) AND (EXISTS ( SELECT FROM invoice i WHERE (i.id = invoice_line.invoice_id))))))
  row security forced

public.invoice_terms
  only_one boolean not null default true
  issuer text not null default ''::text
  contact text not null default ''::text
  pay_to text not null default ''::text
  registration text not null default ''::text
  due_months smallint not null default 1
  due_day smallint not null default 31
  when_closed text not null default 'after'::text
  set_by uuid
  set_at timestamp with time zone
  CREATE UNIQUE INDEX invoice_terms_pkey ON public.invoice_terms USING btree (only_one)
  constraint invoice_terms_due_day_check CHECK (((due_day >= 1) AND (due_day <= 31)))
  constraint invoice_terms_due_months_check CHECK (((due_months >= 0) AND (due_months <= 3)))
  constraint invoice_terms_only_one_check CHECK (only_one)
  constraint invoice_terms_pkey PRIMARY KEY (only_one)
  constraint invoice_terms_registration_check CHECK ((registration ~ '^(T\d{13})?$'::text))
  constraint invoice_terms_set_by_fkey FOREIGN KEY (set_by) REFERENCES person(id)
  constraint invoice_terms_when_closed_check CHECK ((when_closed = ANY (ARRAY['before'::text, 'after'::text])))
  grant select to tasuki_app
  grant update (contact, due_day, due_months, issuer, pay_to, registration, set_at, set_by, when_closed) to tasuki_app
  policy invoice_terms_change PERMISSIVE UPDATE to public using ((( SELECT actor_is_officer() AS actor_is_officer) OR ( SELECT actor_is_system() AS actor_is_system))) with check (((( SELECT actor_is_officer() AS actor_is_officer) AND (set_by = ( SELECT actor_person_id() AS actor_person_id)) AND (set_at = ( SELECT actor_now() AS actor_now))) OR ( SELECT actor_is_system() AS actor_is_system)))
  policy invoice_terms_read PERMISSIVE SELECT to public using ((( SELECT actor_is_system() AS actor_is_system) OR ( SELECT actor_reads_accounts() AS actor_reads_accounts)))
  row security forced

public.kept_figure
  fiscal_year integer not null
  figure text not null
  key text not null
  count integer not null
  CREATE UNIQUE INDEX kept_figure_pkey ON public.kept_figure USING btree (fiscal_year, figure, key)
  constraint kept_figure_count_check CHECK ((count > 0))
  constraint kept_figure_figure_check CHECK ((figure = ANY (ARRAY['all'::text, 'month'::text, 'area'::text, 'medicalCategory'::text, 'purpose'::text, 'outcome'::text, 'duration'::text, 'need'::text])))
  constraint kept_figure_pkey PRIMARY KEY (fiscal_year, figure, key)
  grant insert, select to tasuki_app
  grant update (count) to tasuki_app
  policy kept_figure_add PERMISSIVE INSERT to public with check (( SELECT actor_is_system() AS actor_is_system))
  policy kept_figure_count PERMISSIVE UPDATE to public using (( SELECT actor_is_system() AS actor_is_system))
  policy kept_figure_read PERMISSIVE SELECT to public using ((( SELECT actor_is_system() AS actor_is_system) OR ( SELECT actor_is_officer() AS actor_is_officer)))
  row security forced

public.live_event
  id bigint not null default nextval('live_event_id'::regclass)
  at timestamp with time zone not null default clock_timestamp()
  xid xid8 not null default pg_current_xact_id()
  horizon xid8 not null default pg_snapshot_xmin(pg_current_snapshot())
  events jsonb not null
  CREATE INDEX live_event_by_time ON public.live_event USING btree (at)
  CREATE INDEX live_event_by_xid ON public.live_event USING btree (xid)
  CREATE UNIQUE INDEX live_event_pkey ON public.live_event USING btree (id)
  constraint live_event_pkey PRIMARY KEY (id)
  grant delete, insert, select to tasuki_app
  policy live_event_add PERMISSIVE INSERT to public with check (true)
  policy live_event_drop PERMISSIVE DELETE to public using ((NULLIF(current_setting('app.actor_kind'::text, true), ''::text) = 'system'::text))
  policy live_event_read PERMISSIVE SELECT to public using ((NULLIF(current_setting('app.actor_kind'::text, true), ''::text) = 'system'::text))
  row security forced

public.live_event_id
  grant usage to tasuki_app

public.mail
  id uuid not null default gen_random_uuid()
  person_id uuid
  hospital_id uuid
  state text not null default 'waiting'::text
  attempts integer not null default 0
  created_at timestamp with time zone not null
  next_at timestamp with time zone not null
  claim uuid
  claimed_at timestamp with time zone
  ended_at timestamp with time zone
  trouble text
  CREATE INDEX mail_by_age ON public.mail USING btree (created_at)
  CREATE INDEX mail_due ON public.mail USING btree (next_at) WHERE (state = ANY (ARRAY['waiting'::text, 'claimed'::text, 'handed_over'::text]))
  CREATE UNIQUE INDEX mail_pkey ON public.mail USING btree (id)
  constraint mail_check CHECK (((person_id IS NULL) <> (hospital_id IS NULL)))
  constraint mail_hospital_id_fkey FOREIGN KEY (hospital_id) REFERENCES hospital(id)
  constraint mail_person_id_fkey FOREIGN KEY (person_id) REFERENCES person(id)
  constraint mail_pkey PRIMARY KEY (id)
  constraint mail_state_check CHECK ((state = ANY (ARRAY['waiting'::text, 'claimed'::text, 'handed_over'::text, 'sent'::text, 'dropped'::text, 'failed'::text, 'unknown'::text])))
  grant delete, insert, select to tasuki_app
  grant update (attempts, claim, claimed_at, ended_at, next_at, state, trouble) to tasuki_app
  policy mail_system PERMISSIVE ALL to public using (( SELECT actor_is_system() AS actor_is_system))
  row security forced

public.mail_item
  id uuid not null default gen_random_uuid()
  mail_id uuid
  notice_id uuid
  person_id uuid
  hospital_id uuid
  kind text not null
  subject_kind text not null
  subject_id uuid not null
  at timestamp with time zone not null
  due_at timestamp with time zone not null
  CREATE INDEX mail_item_by_mail ON public.mail_item USING btree (mail_id)
  CREATE INDEX mail_item_by_notice ON public.mail_item USING btree (notice_id)
  CREATE INDEX mail_item_due ON public.mail_item USING btree (due_at) WHERE (mail_id IS NULL)
  CREATE UNIQUE INDEX mail_item_pkey ON public.mail_item USING btree (id)
  constraint mail_item_check CHECK (((person_id IS NULL) <> (hospital_id IS NULL)))
  constraint mail_item_hospital_id_fkey FOREIGN KEY (hospital_id) REFERENCES hospital(id)
  constraint mail_item_mail_id_fkey FOREIGN KEY (mail_id) REFERENCES mail(id) ON DELETE CASCADE
  constraint mail_item_notice_id_fkey FOREIGN KEY (notice_id) REFERENCES notice(id) ON DELETE CASCADE
  constraint mail_item_person_id_fkey FOREIGN KEY (person_id) REFERENCES person(id)
  constraint mail_item_pkey PRIMARY KEY (id)
  grant delete, insert, select to tasuki_app
  grant update (mail_id) to tasuki_app
  policy mail_item_system PERMISSIVE ALL to public using (( SELECT actor_is_system() AS actor_is_system))
  row security forced

public.message
  id uuid not null default gen_random_uuid()
  room_id uuid not null
  seq integer not null
  kind text not null
  body text not null default ''::text
  event_type text
  event_data jsonb
  author_hospital_id uuid
  author_hospital_name text not null default ''::text
  author_person_id uuid
  author_person_name text not null default ''::text
  sent_at timestamp with time zone not null
  edit_no integer
  edited_at timestamp with time zone
  deleted_at timestamp with time zone
  said_key text
  said_hash text
  quiet_for uuid
  hidden text
  CREATE INDEX message_edits ON public.message USING btree (room_id, edit_no) WHERE (edit_no IS NOT NULL)
  CREATE INDEX message_said_at ON public.message USING btree (sent_at) WHERE (kind = 'text'::text)
  CREATE TRIGGER message_hidden BEFORE UPDATE ON public.message FOR EACH ROW WHEN (((new.hidden IS DISTINCT FROM old.hidden) OR (old.hidden IS NOT NULL) OR (new.event_data IS DISTINCT FROM old.event_data))) EXECUTE FUNCTION keep_hidden_mark()
  CREATE TRIGGER message_said_once BEFORE INSERT ON public.message FOR EACH ROW WHEN ((new.said_key IS NOT NULL)) EXECUTE FUNCTION keep_said_once()
  CREATE TRIGGER message_search_change AFTER UPDATE OF body, deleted_at ON public.message FOR EACH ROW EXECUTE FUNCTION keep_message_search()
  CREATE TRIGGER message_search_new AFTER INSERT ON public.message FOR EACH ROW WHEN ((new.body <> ''::text)) EXECUTE FUNCTION keep_message_search()
  CREATE TRIGGER message_version AFTER UPDATE OF body ON public.message FOR EACH ROW WHEN ((old.body <> new.body)) EXECUTE FUNCTION keep_message_version()
  CREATE TRIGGER message_words BEFORE UPDATE ON public.message FOR EACH ROW EXECUTE FUNCTION keep_message_words()
  CREATE UNIQUE INDEX message_pkey ON public.message USING btree (id)
  CREATE UNIQUE INDEX message_room_id_seq_key ON public.message USING btree (room_id, seq)
  CREATE UNIQUE INDEX message_said_once ON public.message USING btree (author_person_id, said_key) WHERE (said_key IS NOT NULL)
  constraint message_author_hospital_id_fkey FOREIGN KEY (author_hospital_id) REFERENCES hospital(id)
  constraint message_author_person_id_fkey FOREIGN KEY (author_person_id) REFERENCES person(id)
  constraint message_check CHECK (((kind = 'event'::text) = (event_type IS NOT NULL)))
  constraint message_check2 CHECK (((deleted_at IS NULL) OR (body = ''::text)))
  constraint message_hidden_check CHECK ((hidden ~ '^(hidden|removed|deleted [a-z_]+ [0-9]{4}-[0-9]{2}-[0-9]{2})$'::text))
  constraint message_kind_check CHECK ((kind = ANY (ARRAY['text'::text, 'event'::text])))
  constraint message_pkey PRIMARY KEY (id)
  constraint message_quiet_for_fkey FOREIGN KEY (quiet_for) REFERENCES hospital(id)
  constraint message_room_id_fkey FOREIGN KEY (room_id) REFERENCES room(id) ON DELETE CASCADE
  constraint message_room_id_seq_key UNIQUE (room_id, seq)
  grant insert, select to tasuki_app
  grant update (body, deleted_at, edit_no, edited_at, event_data, hidden) to tasuki_app
  policy message_change PERMISSIVE UPDATE to public using ((( SELECT actor_is_system() AS actor_is_system) OR ((author_person_id = ( SELECT actor_person_id() AS actor_person_id)) AND (author_hospital_id = ( SELECT actor_hospital_id() AS actor_hospital_id)) AND (EXISTS ( SELECT FROM room_member m WHERE ((m.room_id = message.room_id) AND (m.hospital_id = ( SELECT actor_hospital_id() AS actor_hospital_id))))))))
  policy message_read PERMISSIVE SELECT to public using ((( SELECT actor_is_system() AS actor_is_system) OR ( SELECT actor_reads_cases() AS actor_reads_cases) OR (EXISTS ( SELECT FROM room_member m WHERE ((m.room_id = message.room_id) AND (m.hospital_id = ( SELECT actor_hospital_id() AS actor_hospital_id)))))))
  policy message_write PERMISSIVE INSERT to public with check ((( SELECT actor_is_system() AS actor_is_system) OR ((author_hospital_id = ( SELECT actor_hospital_id() AS actor_hospital_id)) AND (author_person_id = ( SELECT actor_person_id() AS actor_person_id)) AND (EXISTS ( SELECT FROM room_member m WHERE ((m.room_id = message.room_id) AND (m.hospital_id = ( SELECT actor_hospital_id() AS actor_hospital_id))))))))
  row security forced

public.message_document
  document_id uuid not null
  message_id uuid not null
  room_id uuid not null
  place integer not null
  kind text not null
  gone text
  CREATE INDEX message_document_of_line ON public.message_document USING btree (message_id, place)
  CREATE TRIGGER message_document_search AFTER INSERT OR DELETE OR UPDATE ON public.message_document FOR EACH ROW EXECUTE FUNCTION keep_document_search()
  CREATE UNIQUE INDEX message_document_pkey ON public.message_document USING btree (document_id)
  constraint message_document_gone_check CHECK ((gone ~ '^(withdrawn|removed|checking|deleted [a-z_]+ [0-9]{4}-[0-9]{2}-[0-9]{2})$'::text))
  constraint message_document_message_id_fkey FOREIGN KEY (message_id) REFERENCES message(id) ON DELETE CASCADE
  constraint message_document_pkey PRIMARY KEY (document_id)
  constraint message_document_room_id_fkey FOREIGN KEY (room_id) REFERENCES room(id) ON DELETE CASCADE
  grant delete, insert, select to tasuki_app
  grant update (document_id, gone, kind) to tasuki_app
  policy message_document_add PERMISSIVE INSERT to public with check ((( SELECT actor_is_system() AS actor_is_system) OR (((gone IS NULL) OR (gone = 'checking'::text)) AND is_own_attachment(message_id, room_id, document_id) AND (EXISTS ( SELECT FROM room_member m WHERE ((m.room_id = message_document.room_id) AND (m.hospital_id = ( SELECT actor_hospital_id() AS actor_hospital_id))))))))
  policy message_document_change PERMISSIVE UPDATE to public using (( SELECT actor_is_system() AS actor_is_system))
  policy message_document_drop PERMISSIVE DELETE to public using (( SELECT actor_is_system() AS actor_is_system))
  policy message_document_read PERMISSIVE SELECT to public using ((( SELECT actor_is_system() AS actor_is_system) OR ( SELECT actor_reads_cases() AS actor_reads_cases) OR (EXISTS ( SELECT FROM room_member m WHERE ((m.room_id = message_document.room_id) AND (m.hospital_id = ( SELECT actor_hospital_id() AS actor_hospital_id)))))))
  row security forced

public.message_mention
  message_id uuid not null
  person_id uuid not null
  room_id uuid not null
  seq integer not null
  person_name text not null
  CREATE INDEX message_mention_in_room ON public.message_mention USING btree (room_id, seq)
  CREATE INDEX message_mention_of_person ON public.message_mention USING btree (person_id, room_id, seq)
  CREATE UNIQUE INDEX message_mention_pkey ON public.message_mention USING btree (message_id, person_id)
  constraint message_mention_message_id_fkey FOREIGN KEY (message_id) REFERENCES message(id) ON DELETE CASCADE
  constraint message_mention_person_id_fkey FOREIGN KEY (person_id) REFERENCES person(id)
  constraint message_mention_pkey PRIMARY KEY (message_id, person_id)
  constraint message_mention_room_id_fkey FOREIGN KEY (room_id) REFERENCES room(id) ON DELETE CASCADE
  grant delete, insert, select to tasuki_app
  policy message_mention_add PERMISSIVE INSERT to public with check ((( SELECT actor_is_system() AS actor_is_system) OR (is_own_fresh_line(message_id, room_id, seq) AND (EXISTS ( SELECT FROM room_member m WHERE ((m.room_id = message_mention.room_id) AND (m.hospital_id = ( SELECT actor_hospital_id() AS actor_hospital_id))))))))
  policy message_mention_drop PERMISSIVE DELETE to public using (is_own_fresh_line(message_id, room_id, seq))
  policy message_mention_purge PERMISSIVE DELETE to public using (( SELECT actor_is_system() AS actor_is_system))
  policy message_mention_read PERMISSIVE SELECT to public using ((( SELECT actor_is_system() AS actor_is_system) OR ( SELECT actor_reads_cases() AS actor_reads_cases) OR (EXISTS ( SELECT FROM room_member m WHERE ((m.room_id = message_mention.room_id) AND (m.hospital_id = ( SELECT actor_hospital_id() AS actor_hospital_id)))))))
  row security forced

public.message_search
  message_id uuid not null
  room_id uuid not null
  sent_at timestamp with time zone not null
  words text not null
  CREATE INDEX message_search_by_pairs ON public.message_search USING gin (bigrams(words))
  CREATE INDEX message_search_by_room ON public.message_search USING btree (room_id, sent_at DESC)
  CREATE INDEX message_search_by_time ON public.message_search USING btree (sent_at DESC, message_id)
  CREATE UNIQUE INDEX message_search_pkey ON public.message_search USING btree (message_id)
  constraint message_search_message_id_fkey FOREIGN KEY (message_id) REFERENCES message(id) ON DELETE CASCADE
  constraint message_search_pkey PRIMARY KEY (message_id)
  row security

public.message_template
  id uuid not null default gen_random_uuid()
  hospital_id uuid not null
  purpose text not null
  name text not null
  body text not null
  version integer not null default 1
  created_at timestamp with time zone not null
  updated_at timestamp with time zone not null
  updated_by text not null
  CREATE INDEX message_template_by_hospital ON public.message_template USING btree (hospital_id)
  CREATE UNIQUE INDEX message_template_pkey ON public.message_template USING btree (id)
  constraint message_template_body_check CHECK ((body <> ''::text))
  constraint message_template_hospital_id_fkey FOREIGN KEY (hospital_id) REFERENCES hospital(id)
  constraint message_template_name_check CHECK ((name <> ''::text))
  constraint message_template_pkey PRIMARY KEY (id)
  constraint message_template_purpose_check CHECK ((purpose = ANY (ARRAY['inquiry'::text, 'talk'::text])))
  grant delete, insert, select to tasuki_app
  grant update (body, name, purpose, updated_at, updated_by, version) to tasuki_app
  policy message_template_add PERMISSIVE INSERT to public with check ((( SELECT actor_is_system() AS actor_is_system) OR (hospital_id = ( SELECT actor_hospital_id() AS actor_hospital_id))))
  policy message_template_change PERMISSIVE UPDATE to public using ((( SELECT actor_is_system() AS actor_is_system) OR (hospital_id = ( SELECT actor_hospital_id() AS actor_hospital_id))))
  policy message_template_drop PERMISSIVE DELETE to public using ((( SELECT actor_is_system() AS actor_is_system) OR (hospital_id = ( SELECT actor_hospital_id() AS actor_hospital_id))))
  policy message_template_read PERMISSIVE SELECT to public using ((( SELECT actor_is_system() AS actor_is_system) OR (hospital_id = ( SELECT actor_hospital_id() AS actor_hospital_id))))
  row security forced

public.message_version
  id uuid not null default gen_random_uuid()
  message_id uuid not null
  body text not null
  replaced_at timestamp with time zone not null
  replaced_by uuid
  CREATE INDEX message_version_by_message ON public.message_version USING btree (message_id, replaced_at)
  CREATE UNIQUE INDEX message_version_pkey ON public.message_version USING btree (id)
  constraint message_version_message_id_fkey FOREIGN KEY (message_id) REFERENCES message(id) ON DELETE CASCADE
  constraint message_version_pkey PRIMARY KEY (id)
  grant select to tasuki_app
  policy message_version_add PERMISSIVE INSERT to public with check (( SELECT actor_is_system() AS actor_is_system))
  policy message_version_erase PERMISSIVE DELETE to public using (( SELECT actor_is_system() AS actor_is_system))
  policy message_version_read PERMISSIVE SELECT to public using (( SELECT actor_is_system() AS actor_is_system))
  row security forced

public.moderation
  id uuid not null default gen_random_uuid()
  subject_kind text not null
  subject_id uuid not null
  field text not null default ''::text
  hospital_id uuid not null
  case_id uuid
  room_id uuid
  line_seq integer
  case_code text not null default ''::text
  state text not null
  category text not null
  answer_by date
  opened_by uuid not null
  opened_at timestamp with time zone not null
  changed_at timestamp with time zone not null
  decided_by uuid
  decided_at timestamp with time zone
  CREATE INDEX moderation_by_case ON public.moderation USING btree (case_id)
  CREATE INDEX moderation_by_state ON public.moderation USING btree (state, changed_at DESC)
  CREATE INDEX moderation_of_hospital ON public.moderation USING btree (hospital_id, changed_at DESC)
  CREATE UNIQUE INDEX moderation_once ON public.moderation USING btree (subject_kind, subject_id, field) WHERE (state = ANY (ARRAY['asked'::text, 'answered'::text]))
  CREATE UNIQUE INDEX moderation_pkey ON public.moderation USING btree (id)
  constraint moderation_category_check CHECK ((category = ANY (ARRAY['personal_data'::text, 'insult'::text, 'unrelated'::text, 'incorrect'::text, 'rights'::text, 'other'::text])))
  constraint moderation_check CHECK (((state = ANY (ARRAY['closed'::text, 'deleted'::text])) = (decided_at IS NOT NULL)))
  constraint moderation_check1 CHECK (((state <> 'asked'::text) OR (answer_by IS NOT NULL)))
  constraint moderation_decided_by_fkey FOREIGN KEY (decided_by) REFERENCES person(id)
  constraint moderation_hospital_id_fkey FOREIGN KEY (hospital_id) REFERENCES hospital(id)
  constraint moderation_opened_by_fkey FOREIGN KEY (opened_by) REFERENCES person(id)
  constraint moderation_pkey PRIMARY KEY (id)
  constraint moderation_state_check CHECK ((state = ANY (ARRAY['asked'::text, 'answered'::text, 'closed'::text, 'deleted'::text])))
  constraint moderation_subject_kind_check CHECK ((subject_kind = ANY (ARRAY['message'::text, 'event'::text, 'record_text'::text, 'answer'::text, 'closing'::text, 'document'::text, 'facility_text'::text])))
  grant delete, insert, select to tasuki_app
  grant update (answer_by, category, changed_at, decided_at, decided_by, state) to tasuki_app
  policy moderation_add PERMISSIVE INSERT to public with check ((( SELECT actor_is_system() AS actor_is_system) OR (( SELECT actor_is_officer() AS actor_is_officer) AND (opened_by = ( SELECT actor_person_id() AS actor_person_id)) AND (opened_at = ( SELECT actor_now() AS actor_now)))))
  policy moderation_change PERMISSIVE UPDATE to public using ((( SELECT actor_is_system() AS actor_is_system) OR ( SELECT actor_is_officer() AS actor_is_officer)))
  policy moderation_purge PERMISSIVE DELETE to public using (( SELECT actor_is_system() AS actor_is_system))
  policy moderation_read PERMISSIVE SELECT to public using ((( SELECT actor_is_system() AS actor_is_system) OR ( SELECT actor_reads_accounts() AS actor_reads_accounts) OR ((hospital_id = ( SELECT actor_hospital_id() AS actor_hospital_id)) AND ( SELECT hears_for_hospital() AS hears_for_hospital))))
  row security forced

public.moderation_line
  moderation_id uuid not null
  seq integer not null
  side text not null
  act text not null
  person_id uuid not null
  person_name text not null
  body text not null
  at timestamp with time zone not null
  CREATE UNIQUE INDEX moderation_line_pkey ON public.moderation_line USING btree (moderation_id, seq)
  constraint moderation_line_act_check CHECK ((act = ANY (ARRAY['said'::text, 'closed'::text, 'deleted'::text])))
  constraint moderation_line_check CHECK (((side = 'prefecture'::text) OR (act = 'said'::text)))
  constraint moderation_line_moderation_id_fkey FOREIGN KEY (moderation_id) REFERENCES moderation(id) ON DELETE CASCADE
  constraint moderation_line_person_id_fkey FOREIGN KEY (person_id) REFERENCES person(id)
  constraint moderation_line_pkey PRIMARY KEY (moderation_id, seq)
  constraint moderation_line_side_check CHECK ((side = ANY (ARRAY['prefecture'::text, 'hospital'::text])))
  grant insert, select to tasuki_app
  grant update (body) to tasuki_app
  policy moderation_line_add PERMISSIVE INSERT to public with check ((( SELECT actor_is_system() AS actor_is_system) OR ((person_id = ( SELECT actor_person_id() AS actor_person_id)) AND (at = ( SELECT actor_now() AS actor_now)) AND ((( SELECT actor_is_officer() AS actor_is_officer) AND (side = 'prefecture'::text)) OR (( SELECT is_representative() AS is_representative) AND (side = 'hospital'::text) AND (EXISTS ( SELECT FROM moderation m WHERE ((m.id = moderation_line.moderation_id) AND (m.hospital_id = ( SELECT actor_hospital_id() AS actor_hospital_id))))))))))
  policy moderation_line_read PERMISSIVE SELECT to public using ((( SELECT actor_is_system() AS actor_is_system) OR ( SELECT actor_is_officer() AS actor_is_officer) OR (( SELECT hears_for_hospital() AS hears_for_hospital) AND (EXISTS ( SELECT FROM moderation m WHERE ((m.id = moderation_line.moderation_id) AND (m.hospital_id = ( SELECT actor_hospital_id() AS actor_hospital_id))))))))
  policy moderation_line_scrub PERMISSIVE UPDATE to public using (( SELECT actor_is_system() AS actor_is_system))
  row security forced

public.municipality_shape
  municipality_code text not null
  polygons jsonb not null
  CREATE UNIQUE INDEX municipality_shape_pkey ON public.municipality_shape USING btree (municipality_code)
  constraint municipality_shape_municipality_code_check CHECK ((municipality_code ~ '^\d{5}$'::text))
  constraint municipality_shape_pkey PRIMARY KEY (municipality_code)
  grant delete, insert, select to tasuki_app
  policy municipality_shape_add PERMISSIVE INSERT to public with check (( SELECT actor_is_system() AS actor_is_system))
  policy municipality_shape_drop PERMISSIVE DELETE to public using (( SELECT actor_is_system() AS actor_is_system))
  policy municipality_shape_read PERMISSIVE SELECT to public using (( SELECT actor_reads_facilities() AS actor_reads_facilities))
  row security forced

public.name_release
  id uuid not null default gen_random_uuid()
  kind text not null
  word text not null
  word_key text not null
  field text not null
  subject_id uuid
  reason text
  note text not null default ''::text
  person_id uuid not null
  hospital_id uuid
  at timestamp with time zone not null
  withdrawn_at timestamp with time zone
  withdrawn_by uuid
  CREATE INDEX name_release_by_house ON public.name_release USING btree (hospital_id, at)
  CREATE INDEX name_release_by_person ON public.name_release USING btree (person_id, at)
  CREATE INDEX name_release_by_time ON public.name_release USING btree (at)
  CREATE UNIQUE INDEX name_release_pkey ON public.name_release USING btree (id)
  constraint name_release_check CHECK (((kind = 'released'::text) = (reason IS NOT NULL)))
  constraint name_release_check1 CHECK (((withdrawn_at IS NULL) = (withdrawn_by IS NULL)))
  constraint name_release_check2 CHECK (((withdrawn_at IS NOT NULL) = ((word = ''::text) AND (word_key = ''::text) AND (note = ''::text))))
  constraint name_release_field_check CHECK ((field ~ '^[a-z][A-Za-z0-9_.]{0,79}$'::text))
  constraint name_release_hospital_id_fkey FOREIGN KEY (hospital_id) REFERENCES hospital(id)
  constraint name_release_kind_check CHECK ((kind = ANY (ARRAY['released'::text, 'dismissed'::text])))
  constraint name_release_person_id_fkey FOREIGN KEY (person_id) REFERENCES person(id)
  constraint name_release_pkey PRIMARY KEY (id)
  constraint name_release_reason_check CHECK ((reason = ANY (ARRAY['place'::text, 'facility'::text, 'medical'::text, 'staff'::text, 'word'::text, 'other'::text])))
  constraint name_release_withdrawn_by_fkey FOREIGN KEY (withdrawn_by) REFERENCES person(id)
  grant delete, insert, select to tasuki_app
  grant update (note, withdrawn_at, withdrawn_by, word, word_key) to tasuki_app
  policy name_release_add PERMISSIVE INSERT to public with check (((person_id = ( SELECT actor_person_id() AS actor_person_id)) AND (NOT (hospital_id IS DISTINCT FROM ( SELECT actor_hospital_id() AS actor_hospital_id))) AND (( SELECT actor_is_officer() AS actor_is_officer) OR (( SELECT actor_hospital_id() AS actor_hospital_id) IS NOT NULL)) AND (at = actor_now()) AND (withdrawn_at IS NULL)))
  policy name_release_clear PERMISSIVE DELETE to public using ((( SELECT actor_is_system() AS actor_is_system) AND (at < (( SELECT actor_now() AS actor_now) - '90 days'::interval))))
  policy name_release_purge PERMISSIVE DELETE to public using (( SELECT actor_is_system() AS actor_is_system))
  policy name_release_read PERMISSIVE SELECT to public using ((( SELECT actor_is_system() AS actor_is_system) OR ( SELECT actor_is_officer() AS actor_is_officer) OR ((( SELECT actor_hospital_id() AS actor_hospital_id) IS NOT NULL) AND (hospital_id = ( SELECT actor_hospital_id() AS actor_hospital_id)) AND ((person_id = ( SELECT actor_person_id() AS actor_person_id)) OR ( SELECT is_representative() AS is_representative)))))
  policy name_release_withdraw PERMISSIVE UPDATE to public using (((withdrawn_at IS NULL) AND (( SELECT actor_is_officer() AS actor_is_officer) OR ((hospital_id = ( SELECT actor_hospital_id() AS actor_hospital_id)) AND ((person_id = ( SELECT actor_person_id() AS actor_person_id)) OR ( SELECT is_representative() AS is_representative)))))) with check (((withdrawn_by = ( SELECT actor_person_id() AS actor_person_id)) AND (withdrawn_at IS NOT NULL)))
  row security forced

public.name_report
  id uuid not null default gen_random_uuid()
  subject_kind text not null
  subject_id uuid not null
  field text not null default ''::text
  state text not null default 'pending'::text
  digest text not null
  case_id uuid
  room_id uuid
  label text not null default ''::text
  author_hospital_id uuid
  author_person_id uuid
  reported_by uuid not null
  reported_by_hospital_id uuid
  reported_at timestamp with time zone not null
  openers jsonb not null default '[]'::jsonb
  decided_by uuid
  decided_at timestamp with time zone
  CREATE INDEX name_report_by_state ON public.name_report USING btree (state, reported_at)
  CREATE UNIQUE INDEX name_report_once ON public.name_report USING btree (subject_kind, subject_id, field) WHERE (state = 'pending'::text)
  CREATE UNIQUE INDEX name_report_pkey ON public.name_report USING btree (id)
  constraint name_report_author_hospital_id_fkey FOREIGN KEY (author_hospital_id) REFERENCES hospital(id)
  constraint name_report_author_person_id_fkey FOREIGN KEY (author_person_id) REFERENCES person(id)
  constraint name_report_check CHECK (((state = 'pending'::text) = (decided_at IS NULL)))
  constraint name_report_decided_by_fkey FOREIGN KEY (decided_by) REFERENCES person(id)
  constraint name_report_pkey PRIMARY KEY (id)
  constraint name_report_reported_by_fkey FOREIGN KEY (reported_by) REFERENCES person(id)
  constraint name_report_reported_by_hospital_id_fkey FOREIGN KEY (reported_by_hospital_id) REFERENCES hospital(id)
  constraint name_report_state_check CHECK ((state = ANY (ARRAY['pending'::text, 'restored'::text, 'removed'::text])))
  constraint name_report_subject_kind_check CHECK ((subject_kind = ANY (ARRAY['message'::text, 'record_text'::text, 'answer'::text, 'document'::text, 'event'::text, 'closing'::text])))
  grant delete, insert, select to tasuki_app
  grant update (decided_at, decided_by, state) to tasuki_app
  policy name_report_add PERMISSIVE INSERT to public with check (( SELECT actor_is_system() AS actor_is_system))
  policy name_report_decide PERMISSIVE UPDATE to public using (( SELECT actor_is_system() AS actor_is_system))
  policy name_report_purge PERMISSIVE DELETE to public using (( SELECT actor_is_system() AS actor_is_system))
  policy name_report_read PERMISSIVE SELECT to public using ((( SELECT actor_is_system() AS actor_is_system) OR ( SELECT actor_is_officer() AS actor_is_officer) OR (author_hospital_id = ( SELECT actor_hospital_id() AS actor_hospital_id)) OR (reported_by_hospital_id = ( SELECT actor_hospital_id() AS actor_hospital_id))))
  row security forced

public.notice
  id uuid not null default gen_random_uuid()
  person_id uuid not null
  hospital_id uuid
  kind text not null
  subject_kind text not null
  subject_id uuid not null
  at timestamp with time zone not null
  in_page boolean not null
  read_at timestamp with time zone
  CREATE INDEX notice_by_age ON public.notice USING btree (at)
  CREATE INDEX notice_of_person ON public.notice USING btree (person_id, at DESC) WHERE in_page
  CREATE INDEX notice_unread ON public.notice USING btree (person_id) WHERE (in_page AND (read_at IS NULL))
  CREATE UNIQUE INDEX notice_pkey ON public.notice USING btree (id)
  constraint notice_hospital_id_fkey FOREIGN KEY (hospital_id) REFERENCES hospital(id)
  constraint notice_person_id_fkey FOREIGN KEY (person_id) REFERENCES person(id)
  constraint notice_pkey PRIMARY KEY (id)
  constraint notice_subject_kind_check CHECK ((subject_kind = ANY (ARRAY['case'::text, 'inquiry'::text, 'room'::text, 'facility'::text, 'document'::text, 'report'::text, 'form'::text, 'invoice'::text, 'announcement'::text, 'moderation'::text, 'retention'::text, 'person'::text, 'application'::text, 'renewal'::text])))
  grant delete, insert, select to tasuki_app
  grant update (read_at) to tasuki_app
  policy notice_add PERMISSIVE INSERT to public with check (( SELECT actor_is_system() AS actor_is_system))
  policy notice_drop PERMISSIVE DELETE to public using (( SELECT actor_is_system() AS actor_is_system))
  policy notice_mark PERMISSIVE UPDATE to public using ((( SELECT actor_is_system() AS actor_is_system) OR (in_page AND (person_id = ( SELECT actor_person_id() AS actor_person_id)) AND ((hospital_id = ( SELECT actor_hospital_id() AS actor_hospital_id)) OR ((hospital_id IS NULL) AND ( SELECT actor_is_of_prefecture() AS actor_is_of_prefecture))) AND sees_notice_subject(subject_kind, subject_id))))
  policy notice_read PERMISSIVE SELECT to public using ((( SELECT actor_is_system() AS actor_is_system) OR (in_page AND (person_id = ( SELECT actor_person_id() AS actor_person_id)) AND ((hospital_id = ( SELECT actor_hospital_id() AS actor_hospital_id)) OR ((hospital_id IS NULL) AND ( SELECT actor_is_of_prefecture() AS actor_is_of_prefecture))) AND sees_notice_subject(subject_kind, subject_id))))
  row security forced

public.notice_order
  id uuid not null default gen_random_uuid()
  kind text not null
  hospital_ids uuid[] not null default '{}'::uuid[]
  person_ids uuid[] not null default '{}'::uuid[]
  to_prefecture boolean not null default false
  except_person_ids uuid[] not null default '{}'::uuid[]
  subject_kind text not null
  subject_id uuid not null
  ordered_at timestamp with time zone not null
  delivered_at timestamp with time zone
  CREATE INDEX notice_order_by_age ON public.notice_order USING btree (ordered_at)
  CREATE INDEX notice_order_waiting ON public.notice_order USING btree (ordered_at) WHERE (delivered_at IS NULL)
  CREATE UNIQUE INDEX notice_order_pkey ON public.notice_order USING btree (id)
  constraint notice_order_pkey PRIMARY KEY (id)
  constraint notice_order_subject_kind_check CHECK ((subject_kind = ANY (ARRAY['case'::text, 'inquiry'::text, 'room'::text, 'facility'::text, 'document'::text, 'report'::text, 'form'::text, 'invoice'::text, 'announcement'::text, 'moderation'::text, 'retention'::text, 'person'::text, 'application'::text, 'renewal'::text])))
  grant delete, insert, select to tasuki_app
  grant update (delivered_at) to tasuki_app
  policy notice_order_add PERMISSIVE INSERT to public with check (((delivered_at IS NULL) AND ( SELECT actor_reads_facilities() AS actor_reads_facilities)))
  policy notice_order_change PERMISSIVE UPDATE to public using (( SELECT actor_is_system() AS actor_is_system))
  policy notice_order_drop PERMISSIVE DELETE to public using (( SELECT actor_is_system() AS actor_is_system))
  policy notice_order_read PERMISSIVE SELECT to public using (( SELECT actor_is_system() AS actor_is_system))
  row security forced

public.notice_setting
  person_id uuid not null
  settings jsonb not null
  changed_at timestamp with time zone not null
  CREATE UNIQUE INDEX notice_setting_pkey ON public.notice_setting USING btree (person_id)
  constraint notice_setting_person_id_fkey FOREIGN KEY (person_id) REFERENCES person(id)
  constraint notice_setting_pkey PRIMARY KEY (person_id)
  grant insert, select to tasuki_app
  grant update (changed_at, settings) to tasuki_app
  policy notice_setting_own PERMISSIVE ALL to public using ((( SELECT actor_is_system() AS actor_is_system) OR ((person_id = ( SELECT actor_person_id() AS actor_person_id)) AND ((( SELECT actor_kind() AS actor_kind) = 'member'::text) OR ( SELECT actor_is_of_prefecture() AS actor_is_of_prefecture)))))
  row security forced

public.office_closed_day
  day date not null
  name text not null
  added_by uuid
  added_at timestamp with time zone not null
  CREATE UNIQUE INDEX office_closed_day_pkey ON public.office_closed_day USING btree (day)
  constraint office_closed_day_added_by_fkey FOREIGN KEY (added_by) REFERENCES person(id)
  constraint office_closed_day_pkey PRIMARY KEY (day)
  grant delete, insert, select to tasuki_app
  policy office_closed_day_add PERMISSIVE INSERT to public with check (((( SELECT actor_is_officer() AS actor_is_officer) AND (added_by = ( SELECT actor_person_id() AS actor_person_id)) AND (added_at = ( SELECT actor_now() AS actor_now))) OR ( SELECT actor_is_system() AS actor_is_system)))
  policy office_closed_day_drop PERMISSIVE DELETE to public using ((( SELECT actor_is_officer() AS actor_is_officer) OR ( SELECT actor_is_system() AS actor_is_system)))
  policy office_closed_day_read PERMISSIVE SELECT to public using (true)
  row security forced

public.open_case_area
  case_id uuid not null
  sender_hospital_id uuid not null
  municipality_code text not null
  CREATE INDEX open_case_area_by_case ON public.open_case_area USING btree (case_id)
  CREATE UNIQUE INDEX open_case_area_pkey ON public.open_case_area USING btree (municipality_code, case_id)
  constraint open_case_area_case_id_sender_hospital_id_fkey FOREIGN KEY (case_id, sender_hospital_id) REFERENCES transfer_case(id, sender_hospital_id) ON UPDATE CASCADE ON DELETE CASCADE
  constraint open_case_area_pkey PRIMARY KEY (municipality_code, case_id)
  grant select to tasuki_app
  policy open_case_area_add PERMISSIVE INSERT to public with check ((( SELECT actor_is_system() AS actor_is_system) OR (sender_hospital_id = ( SELECT actor_hospital_id() AS actor_hospital_id))))
  policy open_case_area_drop PERMISSIVE DELETE to public using ((( SELECT actor_is_system() AS actor_is_system) OR (sender_hospital_id = ( SELECT actor_hospital_id() AS actor_hospital_id))))
  policy open_case_area_read PERMISSIVE SELECT to public using ((( SELECT actor_is_system() AS actor_is_system) OR (municipality_code = ( SELECT actor_municipality() AS actor_municipality)) OR (sender_hospital_id = ( SELECT actor_hospital_id() AS actor_hospital_id))))
  row security forced

public.person
  id uuid not null default gen_random_uuid()
  hospital_id uuid
  role text not null
  login_id text not null
  auth_user_id text
  display_name text not null
  display_kana text not null default ''::text
  department text not null default ''::text
  email text not null default ''::text
  active boolean not null default true
  created_at timestamp with time zone not null default now()
  acts_until date
  signed_in_at timestamp with time zone
  shared_mailbox boolean not null default false
  CREATE INDEX person_by_hospital ON public.person USING btree (hospital_id)
  CREATE UNIQUE INDEX person_auth_user_id_key ON public.person USING btree (auth_user_id)
  CREATE UNIQUE INDEX person_login_id_key ON public.person USING btree (login_id)
  CREATE UNIQUE INDEX person_pkey ON public.person USING btree (id)
  constraint person_auth_user_id_key UNIQUE (auth_user_id)
  constraint person_check CHECK (((role = ANY (ARRAY['officer'::text, 'coordinator'::text, 'auditor'::text])) = (hospital_id IS NULL)))
  constraint person_hospital_id_fkey FOREIGN KEY (hospital_id) REFERENCES hospital(id)
  constraint person_login_id_key UNIQUE (login_id)
  constraint person_pkey PRIMARY KEY (id)
  constraint person_role_check CHECK ((role = ANY (ARRAY['member'::text, 'representative'::text, 'officer'::text, 'coordinator'::text, 'auditor'::text])))
  grant insert, select to tasuki_app
  grant update (active, acts_until, auth_user_id, department, display_kana, display_name, email, role, shared_mailbox, signed_in_at) to tasuki_app
  policy person_change PERMISSIVE UPDATE to public using (( SELECT actor_is_system() AS actor_is_system))
  policy person_read PERMISSIVE SELECT to public using ((( SELECT actor_is_system() AS actor_is_system) OR ( SELECT actor_is_of_prefecture() AS actor_is_of_prefecture) OR (hospital_id = ( SELECT actor_hospital_id() AS actor_hospital_id))))
  policy person_write PERMISSIVE INSERT to public with check (( SELECT actor_is_system() AS actor_is_system))
  row security forced

public.push_key
  only_one boolean not null default true
  public_key text not null
  private_key text not null
  CREATE UNIQUE INDEX push_key_pkey ON public.push_key USING btree (only_one)
  constraint push_key_only_one_check CHECK (only_one)
  constraint push_key_pkey PRIMARY KEY (only_one)
  grant insert, select to tasuki_app
  policy push_key_system PERMISSIVE ALL to public using (( SELECT actor_is_system() AS actor_is_system))
  row security forced

public.push_subscription
  endpoint text not null
  person_id uuid not null
  session_id text not null
  p256dh text not null
  auth text not null
  expires_at timestamp with time zone
  subscribed_at timestamp with time zone not null
  CREATE INDEX push_subscription_by_person ON public.push_subscription USING btree (person_id)
  CREATE INDEX push_subscription_by_session ON public.push_subscription USING btree (session_id)
  CREATE UNIQUE INDEX push_subscription_pkey ON public.push_subscription USING btree (endpoint)
  constraint push_subscription_endpoint_check CHECK ((length(endpoint) <= 1000))
  constraint push_subscription_person_id_fkey FOREIGN KEY (person_id) REFERENCES person(id)
  constraint push_subscription_pkey PRIMARY KEY (endpoint)
  grant delete, insert, select to tasuki_app
  grant update (auth, expires_at, p256dh, person_id, session_id, subscribed_at) to tasuki_app
  policy push_subscription_system PERMISSIVE ALL to public using (( SELECT actor_is_system() AS actor_is_system))
  row security forced

public.read_mark
  room_id uuid not null
  person_id uuid not null
  last_read_seq integer not null default 0
  hospital_id uuid
  person_name text not null default ''::text
  read_at timestamp with time zone
  CREATE TRIGGER read_mark_reader BEFORE INSERT OR UPDATE ON public.read_mark FOR EACH ROW EXECUTE FUNCTION keep_reader()
  CREATE UNIQUE INDEX read_mark_pkey ON public.read_mark USING btree (room_id, person_id)
  constraint read_mark_hospital_id_fkey FOREIGN KEY (hospital_id) REFERENCES hospital(id)
  constraint read_mark_person_id_fkey FOREIGN KEY (person_id) REFERENCES person(id)
  constraint read_mark_pkey PRIMARY KEY (room_id, person_id)
  constraint read_mark_room_id_fkey FOREIGN KEY (room_id) REFERENCES room(id) ON DELETE CASCADE
  grant insert, select to tasuki_app
  grant update (last_read_seq) to tasuki_app
  policy read_mark_own PERMISSIVE ALL to public using ((( SELECT actor_is_system() AS actor_is_system) OR (person_id = ( SELECT actor_person_id() AS actor_person_id)))) with check ((( SELECT actor_is_system() AS actor_is_system) OR ((person_id = ( SELECT actor_person_id() AS actor_person_id)) AND (EXISTS ( SELECT FROM room_member m WHERE ((m.room_id = read_mark.room_id) AND (m.hospital_id = ( SELECT actor_hospital_id() AS actor_hospital_id))))))))
  policy read_mark_room PERMISSIVE SELECT to public using ((( SELECT actor_reads_cases() AS actor_reads_cases) OR (EXISTS ( SELECT FROM room_member m WHERE ((m.room_id = read_mark.room_id) AND (m.hospital_id = ( SELECT actor_hospital_id() AS actor_hospital_id)))))))
  row security forced

public.record_change
  id uuid not null default gen_random_uuid()
  case_id uuid not null
  sender_hospital_id uuid not null
  revision integer not null
  at timestamp with time zone not null
  person_name text not null default ''::text
  record_before jsonb not null
  record_after jsonb not null
  CREATE UNIQUE INDEX record_change_case_id_revision_key ON public.record_change USING btree (case_id, revision)
  CREATE UNIQUE INDEX record_change_pkey ON public.record_change USING btree (id)
  constraint record_change_case_id_revision_key UNIQUE (case_id, revision)
  constraint record_change_case_id_sender_hospital_id_fkey FOREIGN KEY (case_id, sender_hospital_id) REFERENCES transfer_case(id, sender_hospital_id) ON UPDATE CASCADE ON DELETE CASCADE
  constraint record_change_pkey PRIMARY KEY (id)
  grant insert, select to tasuki_app
  grant update (record_after, record_before) to tasuki_app
  policy record_change_add PERMISSIVE INSERT to public with check ((( SELECT actor_is_system() AS actor_is_system) OR ((sender_hospital_id = ( SELECT actor_hospital_id() AS actor_hospital_id)) AND is_own_case(case_id))))
  policy record_change_hide PERMISSIVE UPDATE to public using (( SELECT actor_is_system() AS actor_is_system))
  policy record_change_read PERMISSIVE SELECT to public using ((( SELECT actor_is_system() AS actor_is_system) OR ( SELECT actor_reads_cases() AS actor_reads_cases) OR (sender_hospital_id = ( SELECT actor_hospital_id() AS actor_hospital_id)) OR (EXISTS ( SELECT FROM inquiry i WHERE ((i.case_id = record_change.case_id) AND (i.hospital_id = ( SELECT actor_hospital_id() AS actor_hospital_id)) AND (i.state <> ALL (ARRAY['withdrawn'::text, 'ended'::text])) AND (i.sent_at <= record_change.at))))))
  row security forced

public.record_template
  id uuid not null default gen_random_uuid()
  hospital_id uuid not null
  name text not null
  record jsonb not null
  version integer not null default 1
  created_at timestamp with time zone not null
  updated_at timestamp with time zone not null
  updated_by text not null
  used_count integer not null default 0
  last_used_at timestamp with time zone
  last_used_by text not null default ''::text
  CREATE INDEX record_template_by_hospital ON public.record_template USING btree (hospital_id)
  CREATE UNIQUE INDEX record_template_pkey ON public.record_template USING btree (id)
  constraint record_template_hospital_id_fkey FOREIGN KEY (hospital_id) REFERENCES hospital(id)
  constraint record_template_name_check CHECK ((name <> ''::text))
  constraint record_template_pkey PRIMARY KEY (id)
  constraint record_template_used_count_check CHECK ((used_count >= 0))
  grant delete, insert, select to tasuki_app
  grant update (last_used_at, last_used_by, name, record, updated_at, updated_by, used_count, version) to tasuki_app
  policy record_template_add PERMISSIVE INSERT to public with check ((( SELECT actor_is_system() AS actor_is_system) OR (hospital_id = ( SELECT actor_hospital_id() AS actor_hospital_id))))
  policy record_template_change PERMISSIVE UPDATE to public using ((( SELECT actor_is_system() AS actor_is_system) OR (hospital_id = ( SELECT actor_hospital_id() AS actor_hospital_id))))
  policy record_template_drop PERMISSIVE DELETE to public using ((( SELECT actor_is_system() AS actor_is_system) OR (hospital_id = ( SELECT actor_hospital_id() AS actor_hospital_id))))
  policy record_template_read PERMISSIVE SELECT to public using ((( SELECT actor_is_system() AS actor_is_system) OR (hospital_id = ( SELECT actor_hospital_id() AS actor_hospital_id))))
  row security forced

public.reset_wish
  person_id uuid not null
  wished_at timestamp with time zone not null
  told_at timestamp with time zone
  CREATE UNIQUE INDEX reset_wish_pkey ON public.reset_wish USING btree (person_id)
  constraint reset_wish_person_id_fkey FOREIGN KEY (person_id) REFERENCES person(id)
  constraint reset_wish_pkey PRIMARY KEY (person_id)
  grant delete, insert, select to tasuki_app
  grant update (told_at, wished_at) to tasuki_app
  policy reset_wish_system PERMISSIVE ALL to public using (( SELECT actor_is_system() AS actor_is_system))
  row security forced

public.retention_hold
  id uuid not null default gen_random_uuid()
  hospital_id uuid not null
  case_id uuid
  state text not null
  reason text not null
  asked_by uuid
  made_at timestamp with time zone not null
  decided_by uuid
  decided_at timestamp with time zone
  answer text not null default ''::text
  lifted_by uuid
  lifted_at timestamp with time zone
  CREATE INDEX retention_hold_by_case ON public.retention_hold USING btree (case_id)
  CREATE UNIQUE INDEX retention_hold_once ON public.retention_hold USING btree (hospital_id, COALESCE(case_id, hospital_id)) WHERE (state = ANY (ARRAY['asked'::text, 'held'::text]))
  CREATE UNIQUE INDEX retention_hold_pkey ON public.retention_hold USING btree (id)
  constraint retention_hold_asked_by_fkey FOREIGN KEY (asked_by) REFERENCES person(id)
  constraint retention_hold_case_id_fkey FOREIGN KEY (case_id) REFERENCES transfer_case(id) ON DELETE CASCADE
  constraint retention_hold_check CHECK (((state = ANY (ARRAY['held'::text, 'declined'::text, 'lifted'::text])) = (decided_at IS NOT NULL)))
  constraint retention_hold_check1 CHECK (((state = 'lifted'::text) = (lifted_at IS NOT NULL)))
  constraint retention_hold_decided_by_fkey FOREIGN KEY (decided_by) REFERENCES person(id)
  constraint retention_hold_hospital_id_fkey FOREIGN KEY (hospital_id) REFERENCES hospital(id)
  constraint retention_hold_lifted_by_fkey FOREIGN KEY (lifted_by) REFERENCES person(id)
  constraint retention_hold_pkey PRIMARY KEY (id)
  constraint retention_hold_reason_check CHECK ((reason <> ''::text))
  constraint retention_hold_state_check CHECK ((state = ANY (ARRAY['asked'::text, 'held'::text, 'declined'::text, 'lifted'::text])))
  grant insert, select to tasuki_app
  grant update (answer, decided_at, decided_by, lifted_at, lifted_by, state) to tasuki_app
  policy retention_hold_add PERMISSIVE INSERT to public with check ((( SELECT actor_is_system() AS actor_is_system) OR ((made_at = ( SELECT actor_now() AS actor_now)) AND (((hospital_id = ( SELECT actor_hospital_id() AS actor_hospital_id)) AND (state = 'asked'::text) AND (asked_by = ( SELECT actor_person_id() AS actor_person_id))) OR (( SELECT actor_is_officer() AS actor_is_officer) AND (state = 'held'::text) AND (asked_by IS NULL) AND (decided_by = ( SELECT actor_person_id() AS actor_person_id)))))))
  policy retention_hold_change PERMISSIVE UPDATE to public using ((( SELECT actor_is_system() AS actor_is_system) OR ( SELECT actor_is_officer() AS actor_is_officer)))
  policy retention_hold_read PERMISSIVE SELECT to public using ((( SELECT actor_is_system() AS actor_is_system) OR ( SELECT actor_is_officer() AS actor_is_officer) OR (hospital_id = ( SELECT actor_hospital_id() AS actor_hospital_id))))
  row security forced

public.retention_notice
  case_id uuid not null
  hospital_id uuid not null
  first_day date not null
  sent_at timestamp with time zone not null
  sent_by uuid
  CREATE INDEX retention_notice_by_hospital ON public.retention_notice USING btree (hospital_id)
  CREATE UNIQUE INDEX retention_notice_pkey ON public.retention_notice USING btree (case_id, hospital_id, first_day)
  constraint retention_notice_hospital_id_fkey FOREIGN KEY (hospital_id) REFERENCES hospital(id)
  constraint retention_notice_pkey PRIMARY KEY (case_id, hospital_id, first_day)
  constraint retention_notice_sent_by_fkey FOREIGN KEY (sent_by) REFERENCES person(id)
  grant delete, insert, select to tasuki_app
  policy retention_notice_add PERMISSIVE INSERT to public with check (( SELECT actor_is_system() AS actor_is_system))
  policy retention_notice_drop PERMISSIVE DELETE to public using (( SELECT actor_is_system() AS actor_is_system))
  policy retention_notice_read PERMISSIVE SELECT to public using ((( SELECT actor_is_system() AS actor_is_system) OR ( SELECT actor_is_officer() AS actor_is_officer) OR (hospital_id = ( SELECT actor_hospital_id() AS actor_hospital_id))))
  row security forced

public.retention_run
  id uuid not null default gen_random_uuid()
  started_at timestamp with time zone not null
  started_by uuid
  ended_at timestamp with time zone
  CREATE INDEX retention_run_newest ON public.retention_run USING btree (started_at DESC)
  CREATE UNIQUE INDEX retention_run_open ON public.retention_run USING btree ((true)) WHERE (ended_at IS NULL)
  CREATE UNIQUE INDEX retention_run_pkey ON public.retention_run USING btree (id)
  constraint retention_run_pkey PRIMARY KEY (id)
  constraint retention_run_started_by_fkey FOREIGN KEY (started_by) REFERENCES person(id)
  grant insert, select to tasuki_app
  grant update (ended_at) to tasuki_app
  policy retention_run_add PERMISSIVE INSERT to public with check (( SELECT actor_is_system() AS actor_is_system))
  policy retention_run_end PERMISSIVE UPDATE to public using (( SELECT actor_is_system() AS actor_is_system))
  policy retention_run_read PERMISSIVE SELECT to public using ((( SELECT actor_is_system() AS actor_is_system) OR ( SELECT actor_is_officer() AS actor_is_officer)))
  row security forced

public.retention_run_case
  run_id uuid not null
  case_id uuid not null
  case_code text not null
  hospital_id uuid not null
  outcome text not null
  documents integer not null default 0
  at timestamp with time zone not null
  CREATE INDEX retention_run_case_of_hospital ON public.retention_run_case USING btree (hospital_id, at DESC)
  CREATE UNIQUE INDEX retention_run_case_pkey ON public.retention_run_case USING btree (run_id, case_id)
  constraint retention_run_case_hospital_id_fkey FOREIGN KEY (hospital_id) REFERENCES hospital(id)
  constraint retention_run_case_outcome_check CHECK ((outcome = ANY (ARRAY['deleted'::text, 'new_entry'::text, 'held'::text, 'no_notice'::text, 'notice_running'::text, 'failed'::text])))
  constraint retention_run_case_pkey PRIMARY KEY (run_id, case_id)
  constraint retention_run_case_run_id_fkey FOREIGN KEY (run_id) REFERENCES retention_run(id)
  grant insert, select to tasuki_app
  policy retention_run_case_add PERMISSIVE INSERT to public with check (( SELECT actor_is_system() AS actor_is_system))
  policy retention_run_case_read PERMISSIVE SELECT to public using ((( SELECT actor_is_system() AS actor_is_system) OR ( SELECT actor_is_officer() AS actor_is_officer) OR (hospital_id = ( SELECT actor_hospital_id() AS actor_hospital_id))))
  row security forced

public.room
  id uuid not null default gen_random_uuid()
  subject_kind text not null
  subject_id uuid not null
  subject_label text not null
  member_hospital_ids uuid[] not null
  state text not null default 'open'::text
  last_seq integer not null default 0
  last_message_at timestamp with time zone not null
  created_at timestamp with time zone not null
  last_edit integer not null default 0
  CREATE TRIGGER room_frame BEFORE UPDATE ON public.room FOR EACH ROW WHEN (((NOT (((new.last_seq = (old.last_seq + 1)) AND (new.last_edit = old.last_edit)) OR ((new.last_seq = old.last_seq) AND (new.last_edit = (old.last_edit + 1)) AND (new.last_message_at = old.last_message_at)))) OR (new.last_message_at < old.last_message_at) OR (new.state <> old.state) OR (new.member_hospital_ids <> old.member_hospital_ids))) EXECUTE FUNCTION keep_room_frame()
  CREATE TRIGGER room_member_time AFTER UPDATE OF last_message_at ON public.room FOR EACH ROW WHEN ((old.last_message_at IS DISTINCT FROM new.last_message_at)) EXECUTE FUNCTION keep_member_time()
  CREATE UNIQUE INDEX room_pkey ON public.room USING btree (id)
  CREATE UNIQUE INDEX room_subject_kind_subject_id_key ON public.room USING btree (subject_kind, subject_id)
  constraint room_pkey PRIMARY KEY (id)
  constraint room_state_check CHECK ((state = ANY (ARRAY['open'::text, 'read_only'::text])))
  constraint room_subject_kind_subject_id_key UNIQUE (subject_kind, subject_id)
  grant delete, insert, select to tasuki_app
  grant update (last_edit, last_message_at, last_seq, member_hospital_ids, state) to tasuki_app
  policy room_change PERMISSIVE UPDATE to public using ((( SELECT actor_is_system() AS actor_is_system) OR (EXISTS ( SELECT FROM room_member m WHERE ((m.room_id = room.id) AND (m.hospital_id = ( SELECT actor_hospital_id() AS actor_hospital_id)))))))
  policy room_purge PERMISSIVE DELETE to public using (( SELECT actor_is_system() AS actor_is_system))
  policy room_read PERMISSIVE SELECT to public using ((( SELECT actor_is_system() AS actor_is_system) OR ( SELECT actor_reads_cases() AS actor_reads_cases) OR (EXISTS ( SELECT FROM room_member m WHERE ((m.room_id = room.id) AND (m.hospital_id = ( SELECT actor_hospital_id() AS actor_hospital_id)))))))
  policy room_write PERMISSIVE INSERT to public with check (( SELECT actor_is_system() AS actor_is_system))
  row security forced

public.room_member
  room_id uuid not null
  hospital_id uuid not null
  readable_until timestamp with time zone
  last_message_at timestamp with time zone not null
  person_in_charge_id uuid
  deputy_id uuid
  told_unread_seq integer not null default 0
  CREATE INDEX room_member_by_hospital ON public.room_member USING btree (hospital_id, last_message_at DESC)
  CREATE INDEX room_member_in_charge ON public.room_member USING btree (person_in_charge_id, hospital_id) WHERE (person_in_charge_id IS NOT NULL)
  CREATE UNIQUE INDEX room_member_pkey ON public.room_member USING btree (room_id, hospital_id)
  constraint room_member_deputy_id_fkey FOREIGN KEY (deputy_id) REFERENCES person(id)
  constraint room_member_hospital_id_fkey FOREIGN KEY (hospital_id) REFERENCES hospital(id)
  constraint room_member_person_in_charge_id_fkey FOREIGN KEY (person_in_charge_id) REFERENCES person(id)
  constraint room_member_pkey PRIMARY KEY (room_id, hospital_id)
  constraint room_member_room_id_fkey FOREIGN KEY (room_id) REFERENCES room(id) ON DELETE CASCADE
  grant insert, select to tasuki_app
  grant update (deputy_id, hospital_id, person_in_charge_id, readable_until, told_unread_seq) to tasuki_app
  policy room_member_change PERMISSIVE UPDATE to public using (( SELECT actor_is_system() AS actor_is_system))
  policy room_member_read PERMISSIVE SELECT to public using ((( SELECT actor_is_system() AS actor_is_system) OR ( SELECT actor_reads_cases() AS actor_reads_cases) OR ((hospital_id = ( SELECT actor_hospital_id() AS actor_hospital_id)) AND ((readable_until IS NULL) OR (readable_until > ( SELECT actor_now() AS actor_now))))))
  policy room_member_write PERMISSIVE INSERT to public with check (( SELECT actor_is_system() AS actor_is_system))
  row security forced

public.saved_view
  id uuid not null default gen_random_uuid()
  hospital_id uuid
  person_id uuid not null
  shared boolean not null
  page text not null
  name text not null
  search text not null
  created_at timestamp with time zone not null
  updated_at timestamp with time zone not null
  CREATE INDEX saved_view_by_house ON public.saved_view USING btree (hospital_id, page) WHERE shared
  CREATE INDEX saved_view_by_person ON public.saved_view USING btree (person_id, page)
  CREATE UNIQUE INDEX saved_view_pkey ON public.saved_view USING btree (id)
  constraint saved_view_hospital_id_fkey FOREIGN KEY (hospital_id) REFERENCES hospital(id)
  constraint saved_view_name_check CHECK ((name <> ''::text))
  constraint saved_view_page_check CHECK ((page ~ '^[a-z][a-z_]{0,39}$'::text))
  constraint saved_view_person_id_fkey FOREIGN KEY (person_id) REFERENCES person(id)
  constraint saved_view_pkey PRIMARY KEY (id)
  grant delete, insert, select to tasuki_app
  grant update (name, search, shared, updated_at) to tasuki_app
  policy saved_view_add PERMISSIVE INSERT to public with check (((( SELECT actor_reads_cases() AS actor_reads_cases) OR (( SELECT actor_hospital_id() AS actor_hospital_id) IS NOT NULL)) AND (NOT (hospital_id IS DISTINCT FROM ( SELECT actor_hospital_id() AS actor_hospital_id))) AND (person_id = ( SELECT actor_person_id() AS actor_person_id))))
  policy saved_view_change PERMISSIVE UPDATE to public using (((( SELECT actor_reads_cases() AS actor_reads_cases) OR (( SELECT actor_hospital_id() AS actor_hospital_id) IS NOT NULL)) AND (NOT (hospital_id IS DISTINCT FROM ( SELECT actor_hospital_id() AS actor_hospital_id))) AND (shared OR (person_id = ( SELECT actor_person_id() AS actor_person_id)))))
  policy saved_view_drop PERMISSIVE DELETE to public using (((( SELECT actor_reads_cases() AS actor_reads_cases) OR (( SELECT actor_hospital_id() AS actor_hospital_id) IS NOT NULL)) AND (NOT (hospital_id IS DISTINCT FROM ( SELECT actor_hospital_id() AS actor_hospital_id))) AND (shared OR (person_id = ( SELECT actor_person_id() AS actor_person_id)))))
  policy saved_view_read PERMISSIVE SELECT to public using ((( SELECT actor_is_system() AS actor_is_system) OR ((( SELECT actor_reads_cases() AS actor_reads_cases) OR (( SELECT actor_hospital_id() AS actor_hospital_id) IS NOT NULL)) AND (NOT (hospital_id IS DISTINCT FROM ( SELECT actor_hospital_id() AS actor_hospital_id))) AND (shared OR (person_id = ( SELECT actor_person_id() AS actor_person_id))))))
  row security forced

public.search_shown
  day date not null
  hospital_id uuid not null
  search_key uuid not null
  CREATE UNIQUE INDEX search_shown_pkey ON public.search_shown USING btree (day, hospital_id, search_key)
  constraint search_shown_hospital_id_fkey FOREIGN KEY (hospital_id) REFERENCES hospital(id)
  constraint search_shown_pkey PRIMARY KEY (day, hospital_id, search_key)
  grant delete, insert, select to tasuki_app
  policy search_shown_add PERMISSIVE INSERT to public with check (( SELECT actor_is_system() AS actor_is_system))
  policy search_shown_drop PERMISSIVE DELETE to public using (( SELECT actor_is_system() AS actor_is_system))
  policy search_shown_read PERMISSIVE SELECT to public using ((( SELECT actor_is_system() AS actor_is_system) OR (hospital_id = ( SELECT actor_hospital_id() AS actor_hospital_id))))
  row security forced

public.seat
  id uuid not null default gen_random_uuid()
  hospital_id uuid not null
  funding text not null
  number integer not null
  first_day date not null
  last_day date
  CREATE UNIQUE INDEX seat_hospital_id_number_key ON public.seat USING btree (hospital_id, number)
  CREATE UNIQUE INDEX seat_pkey ON public.seat USING btree (id)
  constraint seat_check CHECK ((last_day >= first_day))
  constraint seat_check1 CHECK (((funding = 'prefecture'::text) OR (last_day IS NOT NULL)))
  constraint seat_funding_check CHECK ((funding = ANY (ARRAY['prefecture'::text, 'hospital'::text])))
  constraint seat_hospital_id_fkey FOREIGN KEY (hospital_id) REFERENCES hospital(id)
  constraint seat_hospital_id_number_key UNIQUE (hospital_id, number)
  constraint seat_number_check CHECK ((number > 0))
  constraint seat_pkey PRIMARY KEY (id)
  grant insert, select to tasuki_app
  grant update (last_day) to tasuki_app
  policy seat_add PERMISSIVE INSERT to public with check ((( SELECT actor_is_system() AS actor_is_system) OR ( SELECT actor_is_officer() AS actor_is_officer)))
  policy seat_change PERMISSIVE UPDATE to public using ((( SELECT actor_is_system() AS actor_is_system) OR ( SELECT actor_is_officer() AS actor_is_officer)))
  policy seat_read PERMISSIVE SELECT to public using ((( SELECT actor_is_system() AS actor_is_system) OR ( SELECT actor_reads_accounts() AS actor_reads_accounts) OR (hospital_id = ( SELECT actor_hospital_id() AS actor_hospital_id))))
  row security forced

public.seat_budget
  fiscal_year integer not null
  seats integer not null
  set_by uuid
  set_at timestamp with time zone not null
  CREATE UNIQUE INDEX seat_budget_pkey ON public.seat_budget USING btree (fiscal_year)
  constraint seat_budget_fiscal_year_check CHECK (((fiscal_year >= 2000) AND (fiscal_year <= 2199)))
  constraint seat_budget_pkey PRIMARY KEY (fiscal_year)
  constraint seat_budget_seats_check CHECK (((seats >= 0) AND (seats <= 100000)))
  constraint seat_budget_set_by_fkey FOREIGN KEY (set_by) REFERENCES person(id)
  grant insert, select to tasuki_app
  grant update (seats, set_at, set_by) to tasuki_app
  policy seat_budget_add PERMISSIVE INSERT to public with check (((( SELECT actor_is_officer() AS actor_is_officer) AND (set_by = ( SELECT actor_person_id() AS actor_person_id)) AND (set_at = ( SELECT actor_now() AS actor_now))) OR ( SELECT actor_is_system() AS actor_is_system)))
  policy seat_budget_change PERMISSIVE UPDATE to public using ((( SELECT actor_is_officer() AS actor_is_officer) OR ( SELECT actor_is_system() AS actor_is_system))) with check (((( SELECT actor_is_officer() AS actor_is_officer) AND (set_by = ( SELECT actor_person_id() AS actor_person_id)) AND (set_at = ( SELECT actor_now() AS actor_now))) OR ( SELECT actor_is_system() AS actor_is_system)))
  policy seat_budget_read PERMISSIVE SELECT to public using ((( SELECT actor_reads_accounts() AS actor_reads_accounts) OR ( SELECT actor_is_system() AS actor_is_system)))
  row security forced

public.seat_form
  id uuid not null default gen_random_uuid()
  hospital_id uuid not null
  kind smallint not null
  state text not null default 'draft'::text
  fiscal_year integer
  number integer
  content jsonb not null
  version integer not null default 1
  submitted_at timestamp with time zone
  submitted_by uuid
  comment text not null default ''::text
  decided_at timestamp with time zone
  decided_by uuid
  created_by uuid
  created_at timestamp with time zone not null
  changed_at timestamp with time zone not null
  CREATE INDEX seat_form_by_hospital ON public.seat_form USING btree (hospital_id, changed_at DESC)
  CREATE INDEX seat_form_waiting ON public.seat_form USING btree (submitted_at) WHERE (state = 'submitted'::text)
  CREATE UNIQUE INDEX seat_form_fiscal_year_kind_number_key ON public.seat_form USING btree (fiscal_year, kind, number)
  CREATE UNIQUE INDEX seat_form_pkey ON public.seat_form USING btree (id)
  constraint seat_form_check CHECK (((fiscal_year IS NULL) = (number IS NULL)))
  constraint seat_form_check1 CHECK (((state = 'draft'::text) OR (submitted_at IS NOT NULL)))
  constraint seat_form_check2 CHECK (((state = 'accepted'::text) <= (decided_at IS NOT NULL)))
  constraint seat_form_created_by_fkey FOREIGN KEY (created_by) REFERENCES person(id)
  constraint seat_form_decided_by_fkey FOREIGN KEY (decided_by) REFERENCES person(id)
  constraint seat_form_fiscal_year_kind_number_key UNIQUE (fiscal_year, kind, number)
  constraint seat_form_hospital_id_fkey FOREIGN KEY (hospital_id) REFERENCES hospital(id)
  constraint seat_form_kind_check CHECK ((kind = ANY (ARRAY[1, 2, 3])))
  constraint seat_form_pkey PRIMARY KEY (id)
  constraint seat_form_state_check CHECK ((state = ANY (ARRAY['draft'::text, 'submitted'::text, 'returned'::text, 'withdrawn'::text, 'accepted'::text])))
  constraint seat_form_submitted_by_fkey FOREIGN KEY (submitted_by) REFERENCES person(id)
  grant delete, insert, select to tasuki_app
  grant update (changed_at, comment, content, decided_at, decided_by, fiscal_year, number, state, submitted_at, submitted_by, version) to tasuki_app
  policy seat_form_add PERMISSIVE INSERT to public with check ((( SELECT actor_is_system() AS actor_is_system) OR ((hospital_id = ( SELECT actor_hospital_id() AS actor_hospital_id)) AND ( SELECT is_representative() AS is_representative) AND (state = 'draft'::text) AND (created_by = ( SELECT actor_person_id() AS actor_person_id)))))
  policy seat_form_change PERMISSIVE UPDATE to public using ((( SELECT actor_is_system() AS actor_is_system) OR ((hospital_id = ( SELECT actor_hospital_id() AS actor_hospital_id)) AND ( SELECT is_representative() AS is_representative) AND (state = ANY (ARRAY['draft'::text, 'returned'::text, 'submitted'::text]))) OR ((state = 'submitted'::text) AND ( SELECT actor_is_officer() AS actor_is_officer)))) with check ((( SELECT actor_is_system() AS actor_is_system) OR ((hospital_id = ( SELECT actor_hospital_id() AS actor_hospital_id)) AND ( SELECT is_representative() AS is_representative) AND ((state = ANY (ARRAY['draft'::text, 'submitted'::text, 'withdrawn'::text])) OR ((state = 'returned'::text) AND (decided_by <> ( SELECT actor_person_id() AS actor_person_id))))) OR ((state = ANY (ARRAY['returned'::text, 'accepted'::text])) AND (decided_by = ( SELECT actor_person_id() AS actor_person_id)) AND ( SELECT actor_is_officer() AS actor_is_officer))))
  policy seat_form_drop PERMISSIVE DELETE to public using ((( SELECT actor_is_system() AS actor_is_system) OR ((hospital_id = ( SELECT actor_hospital_id() AS actor_hospital_id)) AND ( SELECT is_representative() AS is_representative) AND (state = 'draft'::text) AND (number IS NULL))))
  policy seat_form_read PERMISSIVE SELECT to public using ((( SELECT actor_is_system() AS actor_is_system) OR (hospital_id = ( SELECT actor_hospital_id() AS actor_hospital_id)) OR ((state <> 'draft'::text) AND ( SELECT actor_reads_accounts() AS actor_reads_accounts))))
  row security forced

public.seat_form_event
  id uuid not null default gen_random_uuid()
  form_id uuid not null
  hospital_id uuid not null
  act text not null
  comment text not null default ''::text
  person_id uuid
  at timestamp with time zone not null
  CREATE INDEX seat_form_event_by_form ON public.seat_form_event USING btree (form_id, at)
  CREATE UNIQUE INDEX seat_form_event_pkey ON public.seat_form_event USING btree (id)
  constraint seat_form_event_act_check CHECK ((act = ANY (ARRAY['submitted'::text, 'returned'::text, 'withdrawn'::text, 'accepted'::text])))
  constraint seat_form_event_form_id_fkey FOREIGN KEY (form_id) REFERENCES seat_form(id) ON DELETE CASCADE
  constraint seat_form_event_hospital_id_fkey FOREIGN KEY (hospital_id) REFERENCES hospital(id)
  constraint seat_form_event_person_id_fkey FOREIGN KEY (person_id) REFERENCES person(id)
  constraint seat_form_event_pkey PRIMARY KEY (id)
  grant delete, insert, select to tasuki_app
  policy seat_form_event_add PERMISSIVE INSERT to public with check ((( SELECT actor_is_system() AS actor_is_system) OR ((person_id = ( SELECT actor_person_id() AS actor_person_id)) AND (at = ( SELECT actor_now() AS actor_now)) AND (((hospital_id = ( SELECT actor_hospital_id() AS actor_hospital_id)) AND ( SELECT is_representative() AS is_representative) AND (act = ANY (ARRAY['submitted'::text, 'withdrawn'::text]))) OR (( SELECT actor_is_officer() AS actor_is_officer) AND (act = ANY (ARRAY['returned'::text, 'accepted'::text])))))))
  policy seat_form_event_drop PERMISSIVE DELETE to public using (( SELECT actor_is_system() AS actor_is_system))
  policy seat_form_event_read PERMISSIVE SELECT to public using ((( SELECT actor_is_system() AS actor_is_system) OR ( SELECT actor_reads_accounts() AS actor_reads_accounts) OR (hospital_id = ( SELECT actor_hospital_id() AS actor_hospital_id))))
  row security forced

public.seat_holding
  id uuid not null default gen_random_uuid()
  seat_id uuid not null
  hospital_id uuid not null
  person_id uuid not null
  first_day date not null
  last_day date
  form_id uuid
  CREATE INDEX seat_holding_by_hospital ON public.seat_holding USING btree (hospital_id)
  CREATE INDEX seat_holding_by_seat ON public.seat_holding USING btree (seat_id, first_day)
  CREATE UNIQUE INDEX seat_held_once ON public.seat_holding USING btree (seat_id) WHERE (last_day IS NULL)
  CREATE UNIQUE INDEX seat_holding_pkey ON public.seat_holding USING btree (id)
  CREATE UNIQUE INDEX seat_of_person ON public.seat_holding USING btree (person_id) WHERE (last_day IS NULL)
  constraint seat_holding_check CHECK ((last_day >= (first_day - 1)))
  constraint seat_holding_form_id_fkey FOREIGN KEY (form_id) REFERENCES seat_form(id)
  constraint seat_holding_hospital_id_fkey FOREIGN KEY (hospital_id) REFERENCES hospital(id)
  constraint seat_holding_person_id_fkey FOREIGN KEY (person_id) REFERENCES person(id)
  constraint seat_holding_pkey PRIMARY KEY (id)
  constraint seat_holding_seat_id_fkey FOREIGN KEY (seat_id) REFERENCES seat(id)
  grant insert, select to tasuki_app
  grant update (last_day) to tasuki_app
  policy seat_holding_add PERMISSIVE INSERT to public with check (( SELECT actor_is_system() AS actor_is_system))
  policy seat_holding_change PERMISSIVE UPDATE to public using (( SELECT actor_is_system() AS actor_is_system))
  policy seat_holding_read PERMISSIVE SELECT to public using ((( SELECT actor_is_system() AS actor_is_system) OR ( SELECT actor_reads_accounts() AS actor_reads_accounts) OR (hospital_id = ( SELECT actor_hospital_id() AS actor_hospital_id))))
  row security forced

public.seat_line
  id uuid not null default gen_random_uuid()
  hospital_id uuid not null
  kind text not null
  fiscal_year integer not null
  start_month text not null
  seats integer not null
  unit_price integer not null
  form_id uuid
  fixed_by uuid
  fixed_at timestamp with time zone not null
  answer_version integer
  CREATE INDEX seat_line_by_hospital ON public.seat_line USING btree (hospital_id, fiscal_year)
  CREATE UNIQUE INDEX seat_line_of_form ON public.seat_line USING btree (form_id)
  CREATE UNIQUE INDEX seat_line_pkey ON public.seat_line USING btree (id)
  CREATE UNIQUE INDEX seat_renewal_once ON public.seat_line USING btree (hospital_id, fiscal_year, answer_version) WHERE (kind = 'renewal'::text)
  constraint seat_line_check CHECK (((answer_version IS NULL) OR (kind = 'renewal'::text)))
  constraint seat_line_fixed_by_fkey FOREIGN KEY (fixed_by) REFERENCES person(id)
  constraint seat_line_form_id_fkey FOREIGN KEY (form_id) REFERENCES seat_form(id)
  constraint seat_line_hospital_id_fkey FOREIGN KEY (hospital_id) REFERENCES hospital(id)
  constraint seat_line_kind_check CHECK ((kind = ANY (ARRAY['new'::text, 'renewal'::text])))
  constraint seat_line_pkey PRIMARY KEY (id)
  constraint seat_line_seats_check CHECK (((seats >= 1) AND (seats <= 999)))
  constraint seat_line_start_month_check CHECK ((start_month ~ '^(19|20|21)\d{2}-(0[1-9]|1[0-2])$'::text))
  constraint seat_line_unit_price_check CHECK ((unit_price >= 0))
  grant insert, select to tasuki_app
  policy seat_line_add PERMISSIVE INSERT to public with check ((( SELECT actor_is_system() AS actor_is_system) OR (( SELECT actor_is_officer() AS actor_is_officer) AND (fixed_by = ( SELECT actor_person_id() AS actor_person_id)) AND (fixed_at = ( SELECT actor_now() AS actor_now)))))
  policy seat_line_read PERMISSIVE SELECT to public using ((( SELECT actor_is_system() AS actor_is_system) OR ( SELECT actor_reads_accounts() AS actor_reads_accounts) OR (hospital_id = ( SELECT actor_hospital_id() AS actor_hospital_id))))
  row security forced

public.seat_order
  id uuid not null default gen_random_uuid()
  form_id uuid not null
  hospital_id uuid not null
  act text not null
  line integer not null
  day date not null
  seat_id uuid not null
  person_id uuid
  done_at timestamp with time zone
  dropped_at timestamp with time zone
  CREATE INDEX seat_order_by_hospital ON public.seat_order USING btree (hospital_id)
  CREATE INDEX seat_order_due ON public.seat_order USING btree (day) WHERE ((done_at IS NULL) AND (dropped_at IS NULL))
  CREATE UNIQUE INDEX person_stops_once ON public.seat_order USING btree (person_id) WHERE ((act = 'stop'::text) AND (done_at IS NULL))
  CREATE UNIQUE INDEX seat_awaits_one ON public.seat_order USING btree (seat_id) WHERE ((act = 'start'::text) AND (done_at IS NULL) AND (dropped_at IS NULL))
  CREATE UNIQUE INDEX seat_order_form_id_act_line_key ON public.seat_order USING btree (form_id, act, line)
  CREATE UNIQUE INDEX seat_order_pkey ON public.seat_order USING btree (id)
  constraint seat_order_act_check CHECK ((act = ANY (ARRAY['start'::text, 'stop'::text])))
  constraint seat_order_check CHECK (((act = 'start'::text) OR (person_id IS NOT NULL)))
  constraint seat_order_check1 CHECK (((act = 'stop'::text) OR ((done_at IS NULL) = (person_id IS NULL))))
  constraint seat_order_check2 CHECK (((dropped_at IS NULL) OR (done_at IS NULL)))
  constraint seat_order_form_id_act_line_key UNIQUE (form_id, act, line)
  constraint seat_order_form_id_fkey FOREIGN KEY (form_id) REFERENCES seat_form(id) ON DELETE CASCADE
  constraint seat_order_hospital_id_fkey FOREIGN KEY (hospital_id) REFERENCES hospital(id)
  constraint seat_order_line_check CHECK ((line >= 0))
  constraint seat_order_person_id_fkey FOREIGN KEY (person_id) REFERENCES person(id)
  constraint seat_order_pkey PRIMARY KEY (id)
  constraint seat_order_seat_id_fkey FOREIGN KEY (seat_id) REFERENCES seat(id)
  grant insert, select to tasuki_app
  grant update (done_at, dropped_at, person_id) to tasuki_app
  policy seat_order_add PERMISSIVE INSERT to public with check (( SELECT actor_is_system() AS actor_is_system))
  policy seat_order_change PERMISSIVE UPDATE to public using (( SELECT actor_is_system() AS actor_is_system))
  policy seat_order_read PERMISSIVE SELECT to public using ((( SELECT actor_is_system() AS actor_is_system) OR ( SELECT actor_reads_accounts() AS actor_reads_accounts) OR (hospital_id = ( SELECT actor_hospital_id() AS actor_hospital_id))))
  row security forced

public.seat_price
  from_month text not null
  yen integer not null
  added_by uuid
  added_at timestamp with time zone not null
  CREATE UNIQUE INDEX seat_price_pkey ON public.seat_price USING btree (from_month)
  constraint seat_price_added_by_fkey FOREIGN KEY (added_by) REFERENCES person(id)
  constraint seat_price_from_month_check CHECK ((from_month ~ '^(19|20|21)\d{2}-(0[1-9]|1[0-2])$'::text))
  constraint seat_price_pkey PRIMARY KEY (from_month)
  constraint seat_price_yen_check CHECK (((yen >= 0) AND (yen <= 1000000)))
  grant delete, insert, select to tasuki_app
  policy seat_price_add PERMISSIVE INSERT to public with check (((( SELECT actor_is_officer() AS actor_is_officer) AND (added_by = ( SELECT actor_person_id() AS actor_person_id)) AND (added_at = ( SELECT actor_now() AS actor_now))) OR ( SELECT actor_is_system() AS actor_is_system)))
  policy seat_price_drop PERMISSIVE DELETE to public using ((( SELECT actor_is_officer() AS actor_is_officer) OR ( SELECT actor_is_system() AS actor_is_system)))
  policy seat_price_read PERMISSIVE SELECT to public using (true)
  row security forced

public.seat_renewal
  hospital_id uuid not null
  fiscal_year integer not null
  seat_ids uuid[] not null
  version integer not null default 1
  answered_by uuid
  answered_at timestamp with time zone not null
  accepted_by uuid
  accepted_at timestamp with time zone
  asked_ids uuid[] not null default '{}'::uuid[]
  CREATE UNIQUE INDEX seat_renewal_pkey ON public.seat_renewal USING btree (hospital_id, fiscal_year)
  constraint seat_renewal_accepted_by_fkey FOREIGN KEY (accepted_by) REFERENCES person(id)
  constraint seat_renewal_answered_by_fkey FOREIGN KEY (answered_by) REFERENCES person(id)
  constraint seat_renewal_check CHECK (((accepted_by IS NULL) OR (accepted_at IS NOT NULL)))
  constraint seat_renewal_fiscal_year_check CHECK (((fiscal_year >= 2000) AND (fiscal_year <= 2199)))
  constraint seat_renewal_hospital_id_fkey FOREIGN KEY (hospital_id) REFERENCES hospital(id)
  constraint seat_renewal_pkey PRIMARY KEY (hospital_id, fiscal_year)
  grant insert, select to tasuki_app
  grant update (accepted_at, accepted_by, answered_at, answered_by, asked_ids, seat_ids, version) to tasuki_app
  policy seat_renewal_add PERMISSIVE INSERT to public with check ((( SELECT actor_is_system() AS actor_is_system) OR ((hospital_id = ( SELECT actor_hospital_id() AS actor_hospital_id)) AND ( SELECT is_representative() AS is_representative) AND (accepted_at IS NULL) AND (answered_by = ( SELECT actor_person_id() AS actor_person_id)) AND (answered_at = ( SELECT actor_now() AS actor_now)))))
  policy seat_renewal_change PERMISSIVE UPDATE to public using ((( SELECT actor_is_system() AS actor_is_system) OR ((hospital_id = ( SELECT actor_hospital_id() AS actor_hospital_id)) AND ( SELECT is_representative() AS is_representative)) OR ((accepted_at IS NULL) AND ( SELECT actor_is_officer() AS actor_is_officer)))) with check ((( SELECT actor_is_system() AS actor_is_system) OR ((hospital_id = ( SELECT actor_hospital_id() AS actor_hospital_id)) AND ( SELECT is_representative() AS is_representative) AND (accepted_at IS NULL) AND (accepted_by IS NULL) AND (answered_by = ( SELECT actor_person_id() AS actor_person_id)) AND (answered_at = ( SELECT actor_now() AS actor_now))) OR (( SELECT actor_is_officer() AS actor_is_officer) AND (accepted_by = ( SELECT actor_person_id() AS actor_person_id)) AND (accepted_at = ( SELECT actor_now() AS actor_now)))))
  policy seat_renewal_read PERMISSIVE SELECT to public using ((( SELECT actor_is_system() AS actor_is_system) OR ( SELECT actor_reads_accounts() AS actor_reads_accounts) OR (hospital_id = ( SELECT actor_hospital_id() AS actor_hospital_id))))
  row security forced

public.seat_renewal_reminder
  id uuid not null default gen_random_uuid()
  hospital_id uuid not null
  fiscal_year integer not null
  step text
  reminded_by uuid
  reminded_at timestamp with time zone not null
  CREATE INDEX seat_renewal_reminder_by_hospital ON public.seat_renewal_reminder USING btree (hospital_id, fiscal_year)
  CREATE UNIQUE INDEX seat_renewal_reminded_once ON public.seat_renewal_reminder USING btree (hospital_id, fiscal_year, step) WHERE (step IS NOT NULL)
  CREATE UNIQUE INDEX seat_renewal_reminder_pkey ON public.seat_renewal_reminder USING btree (id)
  constraint seat_renewal_reminder_check CHECK (((step IS NULL) = (reminded_by IS NOT NULL)))
  constraint seat_renewal_reminder_fiscal_year_check CHECK (((fiscal_year >= 2000) AND (fiscal_year <= 2199)))
  constraint seat_renewal_reminder_hospital_id_fkey FOREIGN KEY (hospital_id) REFERENCES hospital(id)
  constraint seat_renewal_reminder_pkey PRIMARY KEY (id)
  constraint seat_renewal_reminder_reminded_by_fkey FOREIGN KEY (reminded_by) REFERENCES person(id)
  constraint seat_renewal_reminder_step_check CHECK ((step = ANY (ARRAY['opened'::text, 'closing'::text])))
  grant insert, select to tasuki_app
  policy seat_renewal_reminder_add PERMISSIVE INSERT to public with check ((( SELECT actor_is_system() AS actor_is_system) OR (( SELECT actor_is_officer() AS actor_is_officer) AND (step IS NULL) AND (reminded_by = ( SELECT actor_person_id() AS actor_person_id)) AND (reminded_at = ( SELECT actor_now() AS actor_now)))))
  policy seat_renewal_reminder_read PERMISSIVE SELECT to public using ((( SELECT actor_is_system() AS actor_is_system) OR ( SELECT actor_reads_accounts() AS actor_reads_accounts) OR (hospital_id = ( SELECT actor_hospital_id() AS actor_hospital_id))))
  row security forced

public.setting
  key text not null
  value jsonb not null
  CREATE UNIQUE INDEX setting_pkey ON public.setting USING btree (key)
  constraint setting_pkey PRIMARY KEY (key)
  grant insert, select to tasuki_app
  grant update (value) to tasuki_app
  policy setting_add PERMISSIVE INSERT to public with check ((NULLIF(current_setting('app.actor_kind'::text, true), ''::text) = ANY (ARRAY['officer'::text, 'system'::text])))
  policy setting_change PERMISSIVE UPDATE to public using ((NULLIF(current_setting('app.actor_kind'::text, true), ''::text) = ANY (ARRAY['officer'::text, 'system'::text])))
  policy setting_read PERMISSIVE SELECT to public using (true)
  row security forced

public.tasuki_migration
  name text not null
  checksum text not null
  applied_at timestamp with time zone not null default now()
  CREATE UNIQUE INDEX tasuki_migration_pkey ON public.tasuki_migration USING btree (name)
  constraint tasuki_migration_pkey PRIMARY KEY (name)
  grant select to tasuki_app

public.terms_acceptance
  person_id uuid not null
  version integer not null
  hospital_id uuid not null
  at timestamp with time zone not null
  CREATE INDEX terms_acceptance_by_version ON public.terms_acceptance USING btree (version, hospital_id)
  CREATE UNIQUE INDEX terms_acceptance_pkey ON public.terms_acceptance USING btree (person_id, version)
  constraint terms_acceptance_hospital_id_fkey FOREIGN KEY (hospital_id) REFERENCES hospital(id)
  constraint terms_acceptance_person_id_fkey FOREIGN KEY (person_id) REFERENCES person(id)
  constraint terms_acceptance_pkey PRIMARY KEY (person_id, version)
  constraint terms_acceptance_version_fkey FOREIGN KEY (version) REFERENCES terms_version(version)
  grant insert, select to tasuki_app
  policy terms_acceptance_add PERMISSIVE INSERT to public with check ((( SELECT actor_is_system() AS actor_is_system) OR ((person_id = ( SELECT actor_person_id() AS actor_person_id)) AND (hospital_id = ( SELECT actor_hospital_id() AS actor_hospital_id)) AND (at = ( SELECT actor_now() AS actor_now)))))
  policy terms_acceptance_read PERMISSIVE SELECT to public using ((( SELECT actor_is_officer() AS actor_is_officer) OR ( SELECT actor_is_system() AS actor_is_system) OR (person_id = ( SELECT actor_person_id() AS actor_person_id))))
  row security forced

public.terms_version
  version integer not null
  title text not null
  body text not null
  source text not null default ''::text
  from_day date not null
  published_by uuid
  published_at timestamp with time zone not null
  CREATE UNIQUE INDEX terms_version_pkey ON public.terms_version USING btree (version)
  constraint terms_version_pkey PRIMARY KEY (version)
  constraint terms_version_published_by_fkey FOREIGN KEY (published_by) REFERENCES person(id)
  constraint terms_version_version_check CHECK ((version > 0))
  grant insert, select to tasuki_app
  policy terms_version_add PERMISSIVE INSERT to public with check (((( SELECT actor_is_officer() AS actor_is_officer) AND (published_by = ( SELECT actor_person_id() AS actor_person_id)) AND (published_at = ( SELECT actor_now() AS actor_now))) OR ( SELECT actor_is_system() AS actor_is_system)))
  policy terms_version_read PERMISSIVE SELECT to public using (true)
  row security forced

public.transfer_case
  id uuid not null default gen_random_uuid()
  code text not null
  sender_hospital_id uuid not null
  status text not null default 'draft'::text
  visibility text not null default 'S1'::text
  record jsonb not null
  destination_codes text[] not null default '{}'::text[]
  destination_label text not null default ''::text
  version integer not null default 1
  revision integer not null default 0
  person_in_charge_id uuid
  deputy_id uuid
  created_by uuid
  created_at timestamp with time zone not null
  sent_at timestamp with time zone
  updated_at timestamp with time zone not null
  transfer_date date
  confirm_due_at timestamp with time zone
  confirmed_at timestamp with time zone
  status_before_close text
  closed_at timestamp with time zone
  destination_hospital_id uuid
  destination_text text not null default ''::text
  end_reason text
  close_note text not null default ''::text
  draft_notice_at timestamp with time zone
  hidden_fields jsonb not null default '{}'::jsonb
  CREATE INDEX transfer_case_by_age ON public.transfer_case USING btree (created_at)
  CREATE INDEX transfer_case_own_newest ON public.transfer_case USING btree (sender_hospital_id, created_at DESC)
  CREATE INDEX transfer_case_own_open ON public.transfer_case USING btree (sender_hospital_id, created_at DESC) WHERE (status = ANY (ARRAY['draft'::text, 'recruiting'::text, 'held'::text]))
  CREATE TRIGGER transfer_case_documents AFTER DELETE ON public.transfer_case FOR EACH ROW EXECUTE FUNCTION drop_case_documents()
  CREATE TRIGGER transfer_case_open_area AFTER INSERT OR UPDATE ON public.transfer_case FOR EACH ROW EXECUTE FUNCTION keep_open_case_area()
  CREATE UNIQUE INDEX transfer_case_code_key ON public.transfer_case USING btree (code)
  CREATE UNIQUE INDEX transfer_case_id_sender_hospital_id_key ON public.transfer_case USING btree (id, sender_hospital_id)
  CREATE UNIQUE INDEX transfer_case_pkey ON public.transfer_case USING btree (id)
  constraint transfer_case_check CHECK (((status = ANY (ARRAY['completed'::text, 'ended'::text])) = (closed_at IS NOT NULL)))
  constraint transfer_case_check1 CHECK (((status <> 'completed'::text) OR ((transfer_date IS NOT NULL) AND ((destination_hospital_id IS NOT NULL) OR (destination_text <> ''::text)))))
  constraint transfer_case_check2 CHECK (((status <> 'ended'::text) OR (end_reason IS NOT NULL)))
  constraint transfer_case_code_key UNIQUE (code)
  constraint transfer_case_created_by_fkey FOREIGN KEY (created_by) REFERENCES person(id)
  constraint transfer_case_deputy_id_fkey FOREIGN KEY (deputy_id) REFERENCES person(id)
  constraint transfer_case_destination_hospital_id_fkey FOREIGN KEY (destination_hospital_id) REFERENCES hospital(id)
  constraint transfer_case_end_reason_check CHECK ((end_reason = ANY (ARRAY['death'::text, 'home'::text, 'facility'::text, 'worsened'::text, 'wish'::text, 'other'::text])))
  constraint transfer_case_id_sender_hospital_id_key UNIQUE (id, sender_hospital_id)
  constraint transfer_case_person_in_charge_id_fkey FOREIGN KEY (person_in_charge_id) REFERENCES person(id)
  constraint transfer_case_pkey PRIMARY KEY (id)
  constraint transfer_case_sender_hospital_id_fkey FOREIGN KEY (sender_hospital_id) REFERENCES hospital(id)
  constraint transfer_case_status_check CHECK ((status = ANY (ARRAY['draft'::text, 'recruiting'::text, 'held'::text, 'completed'::text, 'ended'::text])))
  constraint transfer_case_visibility_check CHECK ((visibility = ANY (ARRAY['S1'::text, 'S2'::text])))
  grant delete, insert, select to tasuki_app
  grant update (close_note, closed_at, confirm_due_at, confirmed_at, deputy_id, destination_codes, destination_hospital_id, destination_label, destination_text, draft_notice_at, end_reason, hidden_fields, person_in_charge_id, record, revision, sent_at, status, status_before_close, transfer_date, updated_at, version, visibility) to tasuki_app
  policy transfer_case_add PERMISSIVE INSERT to public with check ((( SELECT actor_is_system() AS actor_is_system) OR ((sender_hospital_id = ( SELECT actor_hospital_id() AS actor_hospital_id)) AND (created_by = ( SELECT actor_person_id() AS actor_person_id)) AND (status = 'draft'::text))))
  policy transfer_case_change PERMISSIVE UPDATE to public using ((( SELECT actor_is_system() AS actor_is_system) OR (sender_hospital_id = ( SELECT actor_hospital_id() AS actor_hospital_id)) OR (id IN ( SELECT i.case_id FROM inquiry i WHERE ((i.hospital_id = ( SELECT actor_hospital_id() AS actor_hospital_id)) AND (i.state <> ALL (ARRAY['withdrawn'::text, 'ended'::text]))))) OR (id IN ( SELECT a.case_id FROM open_case_area a WHERE (a.municipality_code = ( SELECT actor_municipality() AS actor_municipality)))))) with check ((( SELECT actor_is_system() AS actor_is_system) OR (sender_hospital_id = ( SELECT actor_hospital_id() AS actor_hospital_id))))
  policy transfer_case_discard PERMISSIVE DELETE to public using (((status = 'draft'::text) AND (( SELECT actor_is_system() AS actor_is_system) OR (sender_hospital_id = ( SELECT actor_hospital_id() AS actor_hospital_id)))))
  policy transfer_case_purge PERMISSIVE DELETE to public using (( SELECT actor_is_system() AS actor_is_system))
  policy transfer_case_read PERMISSIVE SELECT to public using ((( SELECT actor_is_system() AS actor_is_system) OR (( SELECT actor_reads_cases() AS actor_reads_cases) AND (sent_at IS NOT NULL)) OR (sender_hospital_id = ( SELECT actor_hospital_id() AS actor_hospital_id)) OR (id IN ( SELECT i.case_id FROM inquiry i WHERE ((i.hospital_id = ( SELECT actor_hospital_id() AS actor_hospital_id)) AND (i.state <> ALL (ARRAY['withdrawn'::text, 'ended'::text]))))) OR (id IN ( SELECT a.case_id FROM open_case_area a WHERE (a.municipality_code = ( SELECT actor_municipality() AS actor_municipality))))))
  row security forced

public.transfer_event
  id uuid not null default gen_random_uuid()
  position bigint not null identity
  case_id uuid not null
  sender_hospital_id uuid not null
  hospital_id uuid
  at timestamp with time zone not null
  kind text not null
  actor_hospital_id uuid
  person_name text not null default ''::text
  data jsonb not null default '{}'::jsonb
  CREATE INDEX transfer_event_by_case ON public.transfer_event USING btree (case_id, "position")
  CREATE UNIQUE INDEX transfer_event_pkey ON public.transfer_event USING btree (id)
  constraint transfer_event_case_id_sender_hospital_id_fkey FOREIGN KEY (case_id, sender_hospital_id) REFERENCES transfer_case(id, sender_hospital_id) ON UPDATE CASCADE ON DELETE CASCADE
  constraint transfer_event_pkey PRIMARY KEY (id)
  grant insert, select to tasuki_app
  policy transfer_event_add PERMISSIVE INSERT to public with check ((( SELECT actor_is_system() AS actor_is_system) OR ((actor_hospital_id = ( SELECT actor_hospital_id() AS actor_hospital_id)) AND (((sender_hospital_id = ( SELECT actor_hospital_id() AS actor_hospital_id)) AND (kind <> ALL (ARRAY['reverse_offer'::text, 'inquiry_read'::text, 'answered'::text, 'confirmed'::text, 'taken_back'::text, 'side_assigned'::text]))) OR ((hospital_id = ( SELECT actor_hospital_id() AS actor_hospital_id)) AND (kind = ANY (ARRAY['reverse_offer'::text, 'inquiry_read'::text, 'answered'::text, 'side_assigned'::text])) AND (case_id = ANY (ARRAY( SELECT i.case_id FROM inquiry i WHERE ((i.hospital_id = ( SELECT actor_hospital_id() AS actor_hospital_id)) AND (i.state <> ALL (ARRAY['withdrawn'::text, 'ended'::text])))))))))))
  policy transfer_event_read PERMISSIVE SELECT to public using ((( SELECT actor_is_system() AS actor_is_system) OR ( SELECT actor_reads_cases() AS actor_reads_cases) OR (sender_hospital_id = ( SELECT actor_hospital_id() AS actor_hospital_id)) OR (hospital_id = ( SELECT actor_hospital_id() AS actor_hospital_id))))
  row security forced

public.work_handover
  id uuid not null default gen_random_uuid()
  hospital_id uuid not null
  absence_id uuid
  from_person_id uuid not null
  to_person_id uuid
  case_ids uuid[] not null
  inquiry_ids uuid[] not null
  at timestamp with time zone not null
  seen_by_to_at timestamp with time zone
  seen_by_from_at timestamp with time zone
  CREATE INDEX work_handover_by_hospital ON public.work_handover USING btree (hospital_id, at DESC)
  CREATE UNIQUE INDEX work_handover_pkey ON public.work_handover USING btree (id)
  constraint work_handover_absence_id_fkey FOREIGN KEY (absence_id) REFERENCES absence(id)
  constraint work_handover_from_person_id_fkey FOREIGN KEY (from_person_id) REFERENCES person(id)
  constraint work_handover_hospital_id_fkey FOREIGN KEY (hospital_id) REFERENCES hospital(id)
  constraint work_handover_pkey PRIMARY KEY (id)
  constraint work_handover_to_person_id_fkey FOREIGN KEY (to_person_id) REFERENCES person(id)
  grant insert, select to tasuki_app
  grant update (seen_by_from_at, seen_by_to_at) to tasuki_app
  policy work_handover_add PERMISSIVE INSERT to public with check (( SELECT actor_is_system() AS actor_is_system))
  policy work_handover_change PERMISSIVE UPDATE to public using (( SELECT actor_is_system() AS actor_is_system))
  policy work_handover_read PERMISSIVE SELECT to public using ((( SELECT actor_is_system() AS actor_is_system) OR (hospital_id = ( SELECT actor_hospital_id() AS actor_hospital_id))))
  row security forced

CREATE OR REPLACE FUNCTION public.actor_hospital_id()
 RETURNS uuid
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'public', 'pg_temp'
AS $function$ select h.id from hospital h
   where actor_kind() = 'member' and h.id = nullif(current_setting('app.hospital_id', true), '')::uuid and h.use = 'active' $function$
-- execute: tasuki_app

CREATE OR REPLACE FUNCTION public.actor_is_of_prefecture()
 RETURNS boolean
 LANGUAGE sql
 STABLE
AS $function$ select coalesce(actor_kind() in ('officer', 'coordinator', 'auditor'), false) $function$
-- execute: tasuki_app

CREATE OR REPLACE FUNCTION public.actor_is_officer()
 RETURNS boolean
 LANGUAGE sql
 STABLE
AS $function$ select coalesce(actor_kind() = 'officer', false) $function$
-- execute: tasuki_app

CREATE OR REPLACE FUNCTION public.actor_is_system()
 RETURNS boolean
 LANGUAGE sql
 STABLE
AS $function$ select coalesce(actor_kind() = 'system', false) $function$
-- execute: tasuki_app

CREATE OR REPLACE FUNCTION public.actor_kind()
 RETURNS text
 LANGUAGE sql
 STABLE
AS $function$ select nullif(current_setting('app.actor_kind', true), '') $function$
-- execute: tasuki_app

CREATE OR REPLACE FUNCTION public.actor_municipality()
 RETURNS text
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'public', 'pg_temp'
AS $function$ select h.municipality_code from hospital h where h.id = actor_hospital_id() $function$
-- execute: tasuki_app

CREATE OR REPLACE FUNCTION public.actor_now()
 RETURNS timestamp with time zone
 LANGUAGE sql
 STABLE
AS $function$ select coalesce(nullif(current_setting('app.now', true), '')::timestamptz, now()) $function$
-- execute: tasuki_app

CREATE OR REPLACE FUNCTION public.actor_person_id()
 RETURNS uuid
 LANGUAGE sql
 STABLE
AS $function$ select nullif(current_setting('app.person_id', true), '')::uuid $function$
-- execute: tasuki_app

CREATE OR REPLACE FUNCTION public.actor_reads_accounts()
 RETURNS boolean
 LANGUAGE sql
 STABLE
AS $function$ select coalesce(actor_kind() in ('officer', 'auditor'), false) $function$
-- execute: tasuki_app

CREATE OR REPLACE FUNCTION public.actor_reads_cases()
 RETURNS boolean
 LANGUAGE sql
 STABLE
AS $function$ select coalesce(actor_kind() in ('officer', 'coordinator'), false) $function$
-- execute: tasuki_app

CREATE OR REPLACE FUNCTION public.actor_reads_facilities()
 RETURNS boolean
 LANGUAGE sql
 STABLE
AS $function$ select actor_is_system() or actor_reads_cases() or actor_hospital_id() is not null $function$
-- execute: tasuki_app

CREATE OR REPLACE FUNCTION public.acts_today(active boolean, acts_until date)
 RETURNS boolean
 LANGUAGE sql
 STABLE
AS $function$ select active and (acts_until is null or acts_until >= (actor_now() at time zone 'Asia/Tokyo')::date) $function$
-- execute: tasuki_app

CREATE OR REPLACE FUNCTION public.bigrams(spelled text)
 RETURNS text[]
 LANGUAGE sql
 IMMUTABLE PARALLEL SAFE
AS $function$ select coalesce(array_agg(distinct substr(spelled, at, 2)), '{}') from generate_series(1, greatest(length(spelled) - 1, 1)) at where spelled <> '' $function$
-- execute: tasuki_app

CREATE OR REPLACE FUNCTION public.document_kind_words(kind text)
 RETURNS text
 LANGUAGE sql
 IMMUTABLE PARALLEL SAFE
AS $function$ select case kind
     when 'referral_letter' then '診療情報提供書 紹介状 referral letter'
     when 'adl_sheet' then 'ADL表 ADL sheet'
     when 'nursing_summary' then '看護サマリー nursing summary'
     when 'rehabilitation_summary' then 'リハサマリー リハビリ rehabilitation summary'
     when 'blood_test' then '採血 血液検査 blood test'
     when 'imaging' then '画像 imaging'
     when 'electrocardiogram' then '心電図 ECG'
     when 'body_photo' then '身体画像 褥瘡 写真 photo of the body'
     else '書類 document'
   end $function$
-- execute: tasuki_app

CREATE OR REPLACE FUNCTION public.drop_case_documents()
 RETURNS trigger
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'public', 'pg_temp'
AS $function$
declare
  kind text := coalesce(current_setting('app.actor_kind', true), '');
begin
  perform set_config('app.actor_kind', 'system', true);
  delete from document where subject_kind = 'case' and subject_id = old.id;
  perform set_config('app.actor_kind', kind, true);
  return null;
end $function$
-- execute: tasuki_app

CREATE OR REPLACE FUNCTION public.erase_message_versions(line uuid)
 RETURNS void
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'public', 'pg_temp'
AS $function$
begin
  if not actor_is_system() then
    raise exception 'a history is erased by the system only' using errcode = 'insufficient_privilege';
  end if;
  delete from message_version where message_id = line;
end $function$
-- execute: tasuki_app

CREATE OR REPLACE FUNCTION public.find_messages(typed text[], in_room uuid, only_mine boolean, most integer, beyond integer)
 RETURNS SETOF uuid
 LANGUAGE plpgsql
 STABLE SECURITY DEFINER
 SET search_path TO 'public', 'pg_temp'
AS $function$
declare
  spelled text[] := array(select search_spelling(word) from unnest(typed) word where search_spelling(word) <> '');
begin
  if cardinality(spelled) = 0 then
    return;
  end if;
  return query execute
    'select s.message_id from message_search s
     where s.room_id in (select m.room_id from room_member m where m.hospital_id = actor_hospital_id() and ($2 is null or m.room_id = $2) and (not $6 or m.person_in_charge_id = actor_person_id()))
       and bigrams(s.words) @> $1 and s.words like all ($3)
     order by s.sent_at desc, s.message_id limit $4 offset $5'
    using array(select distinct pair from unnest(spelled) word, unnest(bigrams(word)) pair where length(pair) = 2), in_room,
      array(select '%' || regexp_replace(word, '([\\%_])', '\\\1', 'g') || '%' from unnest(spelled) word), most, beyond, only_mine;
end $function$
-- execute: tasuki_app

CREATE OR REPLACE FUNCTION public.give_case_to_sender(given uuid, receiver uuid)
 RETURNS void
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'public', 'pg_temp'
AS $function$
begin
  if not actor_is_system() then
    raise exception 'a case is handed over by the system only' using errcode = 'insufficient_privilege';
  end if;
  update transfer_case
  set sender_hospital_id = receiver, person_in_charge_id = null, deputy_id = null, version = version + 1, updated_at = actor_now()
  where id = given;
end $function$
-- execute: tasuki_app

CREATE OR REPLACE FUNCTION public.hears_for_hospital()
 RETURNS boolean
 LANGUAGE sql
 STABLE
AS $function$ select is_representative()
     or (actor_hospital_id() is not null
       and not exists (select from person p where p.hospital_id = actor_hospital_id() and p.role = 'representative' and acts_today(p.active, p.acts_until))) $function$
-- execute: tasuki_app

CREATE OR REPLACE FUNCTION public.is_own_attachment(line uuid, place uuid, asked uuid)
 RETURNS boolean
 LANGUAGE sql
 STABLE
AS $function$ select exists (select from message m where m.id = line and m.room_id = place and m.author_person_id = actor_person_id() and m.author_hospital_id = actor_hospital_id())
     and exists (select from document d where d.id = asked and d.subject_kind = 'room' and d.subject_id = place and d.uploader_person_id = actor_person_id()) $function$
-- execute: tasuki_app

CREATE OR REPLACE FUNCTION public.is_own_case(asked uuid)
 RETURNS boolean
 LANGUAGE sql
 STABLE
AS $function$ select exists (select from transfer_case where id = asked and sender_hospital_id = actor_hospital_id()) $function$
-- execute: tasuki_app

CREATE OR REPLACE FUNCTION public.is_own_fresh_line(line uuid, place uuid, at_seq integer)
 RETURNS boolean
 LANGUAGE sql
 STABLE
AS $function$ select exists (select from message m where m.id = line and m.room_id = place and m.seq = at_seq
     and m.author_person_id = actor_person_id() and actor_now() <= m.sent_at + interval '5 minutes') $function$
-- execute: tasuki_app

CREATE OR REPLACE FUNCTION public.is_representative()
 RETURNS boolean
 LANGUAGE sql
 STABLE
AS $function$ select exists (select from person p where p.id = actor_person_id() and p.hospital_id = actor_hospital_id() and p.role = 'representative') $function$
-- execute: tasuki_app

CREATE OR REPLACE FUNCTION public.keep_document_hidden()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
begin
  if not actor_is_system() then
    raise exception 'a document is hidden and shown again by the system only' using errcode = 'insufficient_privilege';
  end if;
  return new;
end $function$
-- execute: tasuki_app

CREATE OR REPLACE FUNCTION public.keep_document_search()
 RETURNS trigger
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'public', 'pg_temp'
AS $function$
declare
  line uuid := case when tg_op = 'DELETE' then old.message_id else new.message_id end;
  spelled text := (
    select search_spelling(concat_ws(E'\n', m.body, (select string_agg(document_kind_words(d.kind), E'\n' order by d.place) from message_document d where d.message_id = m.id and d.gone is null)))
    from message m where m.id = line and m.deleted_at is null);
begin
  delete from message_search where message_id = line;
  if spelled <> '' then
    insert into message_search (message_id, room_id, sent_at, words) select m.id, m.room_id, m.sent_at, spelled from message m where m.id = line;
  end if;
  return null;
end $function$
-- execute: tasuki_app

CREATE OR REPLACE FUNCTION public.keep_document_unchecked()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
begin
  if not actor_is_system() then
    raise exception 'a document is released by its check only' using errcode = 'insufficient_privilege';
  end if;
  return new;
end $function$
-- execute: tasuki_app

CREATE OR REPLACE FUNCTION public.keep_hidden_mark()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
begin
  if not actor_is_system() then
    raise exception 'what is hidden is hidden and shown again by the system only' using errcode = 'insufficient_privilege';
  end if;
  return new;
end $function$
-- execute: tasuki_app

CREATE OR REPLACE FUNCTION public.keep_inquiry_sides()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
declare
  me uuid := actor_hospital_id();
  may boolean := false;
begin
  if actor_is_system() then
    return new;
  end if;
  if old.hospital_id = me then
    may := old.state in ('unread', 'read', 'considering', 'accepted', 'conditional', 'declined')
      and (new.state = old.state or new.state in ('read', 'considering', 'accepted', 'conditional', 'declined'))
      and (new.paused_from, new.chosen_at, new.confirm_due_at, new.transfer_date, new.ended_at, new.end_reason, new.withdraw_reason)
        is not distinct from (old.paused_from, old.chosen_at, old.confirm_due_at, old.transfer_date, old.ended_at, old.end_reason, old.withdraw_reason);
  elsif old.sender_hospital_id = me then
    may := (new.state in (old.state, 'chosen', 'confirmed', 'paused', 'withdrawn', 'ended') or new.state is not distinct from old.paused_from)
      and (new.paused_from is null or new.paused_from in (old.state, old.paused_from))
      and (new.answer, new.answered_at, new.answered_by, new.answered_revision, new.first_read_at)
        is not distinct from (old.answer, old.answered_at, old.answered_by, old.answered_revision, old.first_read_at);
  end if;
  if may is not true then
    raise exception 'this part of an inquiry is the other side''s' using errcode = 'insufficient_privilege';
  end if;
  return new;
end $function$
-- execute: tasuki_app

CREATE OR REPLACE FUNCTION public.keep_member_time()
 RETURNS trigger
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'public', 'pg_temp'
AS $function$
declare
  kind text := coalesce(current_setting('app.actor_kind', true), '');
begin
  perform set_config('app.actor_kind', 'system', true);
  update room_member set last_message_at = new.last_message_at where room_id = new.id;
  perform set_config('app.actor_kind', kind, true);
  return null;
end $function$
-- execute: tasuki_app

CREATE OR REPLACE FUNCTION public.keep_message_search()
 RETURNS trigger
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'public', 'pg_temp'
AS $function$
declare
  carried text := case when tg_op = 'UPDATE' then (select string_agg(document_kind_words(d.kind), E'\n' order by d.place) from message_document d where d.message_id = new.id and d.gone is null) end;
  spelled text := case when new.deleted_at is null then search_spelling(concat_ws(E'\n', new.body, carried)) else '' end;
begin
  if tg_op = 'UPDATE' then
    delete from message_search where message_id = new.id;
  end if;
  if spelled <> '' then
    insert into message_search (message_id, room_id, sent_at, words) values (new.id, new.room_id, new.sent_at, spelled);
  end if;
  return null;
end $function$
-- execute: tasuki_app

CREATE OR REPLACE FUNCTION public.keep_message_version()
 RETURNS trigger
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'public', 'pg_temp'
AS $function$
declare
  kind text := coalesce(current_setting('app.actor_kind', true), '');
begin
  perform set_config('app.actor_kind', 'system', true);
  insert into message_version (message_id, body, replaced_at, replaced_by) values (old.id, old.body, actor_now(), actor_person_id());
  perform set_config('app.actor_kind', kind, true);
  return null;
end $function$
-- execute: tasuki_app

CREATE OR REPLACE FUNCTION public.keep_message_words()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
begin
  if not actor_is_system() and (
    old.kind <> 'text' or old.deleted_at is not null or actor_now() > old.sent_at + interval '5 minutes'
    or new.edit_no is distinct from (select r.last_edit from room r where r.id = old.room_id)
    or new.edit_no is not distinct from old.edit_no
    or case when new.deleted_at is null
        then new.edited_at is distinct from actor_now() or not exists (select from room r where r.id = old.room_id and r.state = 'open')
        else new.deleted_at <> actor_now() or new.edited_at is distinct from old.edited_at
      end) then
    raise exception 'a line stands as it was said' using errcode = 'insufficient_privilege';
  end if;
  return new;
end $function$
-- execute: tasuki_app

CREATE OR REPLACE FUNCTION public.keep_open_case_area()
 RETURNS trigger
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'public', 'pg_temp'
AS $function$
begin
  if tg_op = 'UPDATE' then
    if old.status = new.status and old.visibility = new.visibility and old.destination_codes = new.destination_codes then
      return null;
    end if;
    delete from open_case_area where case_id = new.id;
  end if;
  if new.visibility = 'S2' and new.status = 'recruiting' then
    insert into open_case_area (case_id, sender_hospital_id, municipality_code)
    select new.id, new.sender_hospital_id, code from unnest(new.destination_codes) as code;
  end if;
  return null;
end $function$
-- execute: tasuki_app

CREATE OR REPLACE FUNCTION public.keep_reader()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
begin
  if tg_op = 'INSERT' then
    new.hospital_id := actor_hospital_id();
    new.person_name := coalesce((select p.display_name from person p where p.id = new.person_id), '');
    new.read_at := actor_now();
  elsif new.last_read_seq <> old.last_read_seq then
    new.read_at := actor_now();
  end if;
  return new;
end $function$
-- execute: tasuki_app

CREATE OR REPLACE FUNCTION public.keep_room_frame()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
begin
  if not actor_is_system() then
    raise exception 'a member of a room only counts its lines' using errcode = 'insufficient_privilege';
  end if;
  return new;
end $function$
-- execute: tasuki_app

CREATE OR REPLACE FUNCTION public.keep_said_once()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
begin
  if exists (select from message m where m.author_person_id = new.author_person_id and m.said_key = new.said_key) then
    raise exception 'this line is already said' using errcode = 'serialization_failure';
  end if;
  return new;
end $function$
-- execute: tasuki_app

CREATE OR REPLACE FUNCTION public.keeps_document(kind text, asked uuid, uploader uuid)
 RETURNS boolean
 LANGUAGE sql
 STABLE
AS $function$ select case kind when 'case' then is_own_case(asked) else coalesce(uploader = actor_hospital_id(), false) end $function$
-- execute: tasuki_app

CREATE OR REPLACE FUNCTION public.queue_audit_entries()
 RETURNS trigger
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'public', 'pg_temp'
AS $function$
begin
  insert into audit_queue (entry_id) select id from written;
  return null;
end $function$
-- execute: tasuki_app

CREATE OR REPLACE FUNCTION public.search_spelling(typed text)
 RETURNS text
 LANGUAGE sql
 IMMUTABLE PARALLEL SAFE
AS $function$
  select lower(translate(translate(regexp_replace(translate(normalize(typed, nfkc),
      'ぁあぃいぅうぇえぉおかがきぎくぐけげこごさざしじすずせぜそぞただちぢっつづてでとどなにぬねのはばぱひびぴふぶぷへべぺほぼぽまみむめもゃやゅゆょよらりるれろゎわゐゑをんゔゕゖ',
      'ァアィイゥウェエォオカガキギクグケゲコゴサザシジスズセゼソゾタダチヂッツヅテデトドナニヌネノハバパヒビピフブプヘベペホボポマミムメモャヤュユョヨラリルレロヮワヰヱヲンヴヵヶ'),
    '[\uFE00-\uFE0F\U000E0100-\U000E01EF\s・,.、。()「」]', '', 'g'),
    '髙﨑嵜邉邊濵濱齋齊斉澤廣德惠眞國會龍瀨ヶヵッ',
    '高崎崎辺辺浜浜斎斎斎沢広徳恵真国会竜瀬ケカツ'),
    '-‐‑‒–—―−─━~〜', 'ーーーーーーーーーーーー'))
$function$
-- execute: tasuki_app

CREATE OR REPLACE FUNCTION public.sees_document_subject(kind text, asked uuid)
 RETURNS boolean
 LANGUAGE sql
 STABLE
AS $function$ select case kind
     when 'case' then exists (select from transfer_case c where c.id = asked)
     when 'room' then exists (
       select from room r where r.id = asked
         and (actor_is_system() or actor_reads_cases()
           or (exists (select from room_member m where m.room_id = r.id and m.hospital_id = actor_hospital_id() and m.readable_until is null)
             and (r.subject_kind <> 'inquiry'
               or exists (select from inquiry i where i.room_id = r.id
                    and (i.sender_hospital_id = actor_hospital_id() or i.state not in ('withdrawn', 'ended')))))))
     else false
   end $function$
-- execute: tasuki_app

CREATE OR REPLACE FUNCTION public.sees_notice_subject(asked_kind text, asked uuid)
 RETURNS boolean
 LANGUAGE sql
 STABLE
AS $function$ select case asked_kind
     when 'case' then exists (select from transfer_case c where c.id = asked)
     when 'inquiry' then exists (select from inquiry i where i.id = asked)
     when 'room' then exists (select from room_member m where m.room_id = asked and m.hospital_id = actor_hospital_id())
     when 'facility' then actor_reads_facilities()
     when 'document' then exists (select from document d where d.id = asked)
     when 'report' then exists (select from name_report r where r.id = asked)
     when 'form' then exists (select from seat_form f where f.id = asked)
     when 'invoice' then exists (select from invoice i where i.id = asked)
     when 'announcement' then actor_is_officer() or actor_hospital_id() is not null
     when 'moderation' then actor_is_officer() or actor_hospital_id() is not null
     when 'retention' then actor_is_officer() or actor_hospital_id() is not null
     when 'person' then actor_is_officer() or actor_hospital_id() is not null
     when 'application' then actor_is_officer()
     when 'renewal' then asked = actor_hospital_id()
     else false
   end $function$
-- execute: tasuki_app
