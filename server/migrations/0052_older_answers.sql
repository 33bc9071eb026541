-- Where 0047 went through in its earlier text, it left what older versions kept for a repeated request: that goes now (rules 60, 85).
select set_config('app.actor_kind', 'system', true);
update idempotent_answer set status = 410, outcome = null
where outcome is not null and created_at < (select applied_at from public.tasuki_migration where name = '0047_kept_outcomes.sql');
select set_config('app.actor_kind', '', true);
