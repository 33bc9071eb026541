-- Words that were said to be no names may be names all the same: after the time in which the representative and the
-- prefecture look at them they are gone. That it was done, by whom, where and why, stays in the audit.

create policy name_release_clear on name_release for delete
  using ((select actor_is_system()) and at < (select actor_now()) - interval '90 days');
grant delete on name_release to tasuki_app;
