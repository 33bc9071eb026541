-- Who speaks for a hospital is in service: where the last representative's seat has ended, all of its people read what the prefecture asks (要綱24条).
create or replace function hears_for_hospital() returns boolean language sql stable as
$$ select is_representative()
     or (actor_hospital_id() is not null
       and not exists (select from person p where p.hospital_id = actor_hospital_id() and p.role = 'representative' and acts_today(p.active, p.acts_until))) $$;

-- How a code came to its holder: read out or printed by whoever gave it, the operator too, or by the link of an e-mail.
alter table access_code add column way text not null default 'linked' check (way in ('spoken', 'linked'));
select set_config('app.actor_kind', 'system', true);
update access_code set way = 'spoken' where made_by is not null;
select set_config('app.actor_kind', '', true);
alter table access_code alter column way drop default;
