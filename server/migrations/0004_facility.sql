-- Facility information (要綱13条, 14条): the catalogue of care needs, a hospital's record, conditions and vacancy.

create table care_need (
  code text primary key check (code ~ '^[a-z][a-z0-9_]{0,39}$'),
  care_group text not null check (care_group in ('respiration', 'nutrition', 'infusion', 'renal', 'drug', 'tube', 'skin', 'monitoring', 'infection')),
  label text not null,
  label_en text not null,
  quantity_unit text,
  detail_hint text,
  position integer not null,
  retired boolean not null default false
);

create table facility_record (
  hospital_id uuid primary key references hospital,
  record jsonb not null,
  acceptance jsonb not null default '{}',
  version integer not null default 1,
  updated_at timestamptz not null,
  updated_by text
);

create table bed_availability (
  hospital_id uuid not null references hospital,
  bed_kind text not null check (bed_kind in ('general', 'longTermCare', 'psychiatric', 'infectious', 'tuberculosis', 'recoveryRehab', 'communityCare', 'disability', 'palliative', 'medicalLongTerm')),
  beds integer not null check (beds >= 0),
  vacant integer not null check (vacant >= 0),
  acceptable integer not null check (acceptable >= 0),
  held integer not null check (held >= 0),
  opens_on date,
  sex text not null check (sex in ('any', 'male', 'female')),
  private_room boolean not null default false,
  version integer not null default 1,
  updated_at timestamptz not null,
  updated_by text,
  primary key (hospital_id, bed_kind)
);

alter table facility_record enable row level security;
alter table facility_record force row level security;
create policy facility_record_read on facility_record for select using ((select actor_reads_facilities()));
create policy facility_record_add on facility_record for insert with check ((select actor_is_system()) or hospital_id = (select actor_hospital_id()));
create policy facility_record_change on facility_record for update using ((select actor_is_system()) or hospital_id = (select actor_hospital_id()));

alter table bed_availability enable row level security;
alter table bed_availability force row level security;
create policy bed_availability_read on bed_availability for select using ((select actor_reads_facilities()));
create policy bed_availability_add on bed_availability for insert with check ((select actor_is_system()) or hospital_id = (select actor_hospital_id()));
create policy bed_availability_change on bed_availability for update using ((select actor_is_system()) or hospital_id = (select actor_hospital_id()));

-- The catalogue changes by migrations alone.
grant select on care_need to tasuki_app;
grant select, insert, update (record, acceptance, version, updated_at, updated_by) on facility_record to tasuki_app;
grant select, insert, update (beds, vacant, acceptable, held, opens_on, sex, private_room, version, updated_at, updated_by) on bed_availability to tasuki_app;

insert into care_need (code, care_group, label, label_en, quantity_unit, detail_hint, position) values
  ('ventilator', 'respiration', '人工呼吸器（侵襲）', 'Invasive ventilator', null, null, 10),
  ('nppv', 'respiration', 'NPPV', 'NPPV', null, null, 20),
  ('tracheostomy', 'respiration', '気管切開', 'Tracheostomy', null, null, 30),
  ('oxygen', 'respiration', '酸素療法', 'Oxygen', 'L/分', null, 40),
  ('high_flow', 'respiration', 'ネーザルハイフロー', 'Nasal high flow', null, null, 50),
  ('suction', 'respiration', '喀痰吸引', 'Suctioning', '回/日', null, 60),
  ('nasogastric', 'nutrition', '経鼻胃管', 'Nasogastric tube', null, null, 110),
  ('gastrostomy', 'nutrition', '胃瘻', 'Gastrostomy', null, null, 120),
  ('jejunostomy', 'nutrition', '腸瘻', 'Jejunostomy', null, null, 130),
  ('central_line', 'nutrition', '中心静脈栄養', 'Central venous nutrition', null, null, 140),
  ('port_picc', 'nutrition', 'CVポート/PICC', 'CV port / PICC', null, null, 150),
  ('continuous_infusion', 'infusion', '持続点滴', 'Continuous infusion', null, null, 210),
  ('vasopressor', 'infusion', '昇圧薬', 'Vasopressors', null, null, 220),
  ('transfusion', 'infusion', '輸血', 'Transfusion', null, null, 230),
  ('dialysis', 'renal', '透析', 'Dialysis', null, '曜日、院内/通院', 310),
  ('peritoneal_dialysis', 'renal', '腹膜透析', 'Peritoneal dialysis', null, null, 320),
  ('insulin', 'drug', 'インスリン', 'Insulin', null, null, 410),
  ('glucose_checks', 'drug', '頻回血糖測定', 'Frequent glucose checks', '回/日', null, 420),
  ('opioid', 'drug', '麻薬', 'Opioids', null, null, 430),
  ('chemotherapy', 'drug', '抗がん剤', 'Chemotherapy', null, null, 440),
  ('costly_drug', 'drug', '高額薬剤', 'Costly drugs', '円/日', null, 450),
  ('urinary_catheter', 'tube', '膀胱留置カテーテル', 'Urinary catheter', null, null, 510),
  ('stoma', 'tube', 'ストーマ', 'Stoma', null, null, 520),
  ('drain', 'tube', 'ドレーン', 'Drain', null, null, 530),
  ('pressure_ulcer', 'skin', '褥瘡', 'Pressure ulcer', 'DESIGN-R', '部位', 610),
  ('wound_care', 'skin', '創傷処置', 'Wound care', null, null, 620),
  ('monitor', 'monitoring', 'モニター管理', 'Monitoring', null, null, 710),
  ('rehabilitation', 'monitoring', 'リハビリ', 'Rehabilitation', null, 'PT/OT/ST', 720),
  ('mrsa', 'infection', 'MRSA', 'MRSA', null, null, 810),
  ('esbl', 'infection', 'ESBL', 'ESBL', null, null, 820),
  ('vre', 'infection', 'VRE', 'VRE', null, null, 830),
  ('cre', 'infection', 'CRE', 'CRE', null, null, 840),
  ('cdi', 'infection', 'CDI', 'CDI', null, null, 850),
  ('tuberculosis', 'infection', '結核', 'Tuberculosis', null, '治療中/既往', 860),
  ('hbv', 'infection', 'HBV', 'HBV', null, null, 870),
  ('hcv', 'infection', 'HCV', 'HCV', null, null, 880),
  ('hiv', 'infection', 'HIV', 'HIV', null, null, 890),
  ('syphilis', 'infection', '梅毒', 'Syphilis', null, null, 900),
  ('scabies', 'infection', '疥癬', 'Scabies', null, null, 910),
  ('covid19', 'infection', 'COVID-19', 'COVID-19', null, '退院基準充足日', 920),
  ('influenza', 'infection', 'インフルエンザ', 'Influenza', null, null, 930),
  ('isolation', 'infection', '隔離の要否', 'Isolation', null, null, 940);
