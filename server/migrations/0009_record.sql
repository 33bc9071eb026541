-- The patient's record in full. What is stored is always a whole record: older ones get the new sections here, empty
-- (未確認, never 無), so that no reader has to know when a case was written.
select set_config('app.actor_kind', 'system', true);

create function pg_temp.unchecked(variadic names text[]) returns jsonb language sql immutable as $$
  select jsonb_object_agg(name, '{"presence": "unknown", "detail": ""}'::jsonb) from unnest(names) as name
$$;

update transfer_case set record = jsonb_build_object(
  'clinical', '{"department": "", "onsetDate": null, "operationDate": null, "categoryByState": null, "categoryByTreatment": null, "centralLineSince": null}'::jsonb,
  'adl', '{"mobility": null, "transfers": null, "eating": null, "toileting": null, "bathing": null, "dressing": null, "grooming": null,
    "category": null, "bedridden": null, "dementia": null, "barthel": null, "fim": null}'::jsonb,
  'body', '{"diet": "", "heightCm": null, "weightKg": null}'::jsonb || pg_temp.unchecked('swallowing', 'paralysis', 'higherBrain'),
  'behaviour', '{"admissionForm": null}'::jsonb || pg_temp.unchecked('delirium', 'wandering', 'aggression', 'falls', 'restraint', 'smoking', 'psychiatric'),
  'social', '{"careLevel": null, "living": null, "keyPerson": "", "consenter": "", "outlook": null}'::jsonb
    || pg_temp.unchecked('guardianship', 'publicAssistance', 'hardship', 'interpreter', 'privateRoom', 'visits'),
  'directive', '{"onward": ""}'::jsonb || pg_temp.unchecked('dnar', 'acp', 'takeBack')
) || record;

drop function pg_temp.unchecked(text[]);
select set_config('app.actor_kind', '', true);

update care_need set detail_hint = '接触／飛沫／空気、個室・コホート' where code = 'isolation';
update care_need set detail_hint = '部位、排液の性状' where code = 'drain';
update care_need set detail_hint = '種類、交換の間隔' where code = 'stoma';
update care_need set detail_hint = '薬剤名、次回の予定' where code = 'chemotherapy';
update care_need set detail_hint = '薬剤名、投与の経路' where code = 'opioid';
update care_need set detail_hint = '検出部位、保菌／感染' where code in ('mrsa', 'esbl', 'vre', 'cre');
