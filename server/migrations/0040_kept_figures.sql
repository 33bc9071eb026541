-- What deleted cases added to the figures (要綱26条): how many, by fiscal year and by what they are counted by. Of no case.
create table kept_figure (
  fiscal_year integer not null,
  figure text not null check (figure in ('all', 'month', 'area', 'medicalCategory', 'purpose', 'outcome', 'duration', 'need')),
  key text not null,
  count integer not null check (count > 0),
  primary key (fiscal_year, figure, key)
);
alter table kept_figure enable row level security;
alter table kept_figure force row level security;
create policy kept_figure_read on kept_figure for select using ((select actor_is_system()) or (select actor_is_officer()));
create policy kept_figure_add on kept_figure for insert with check ((select actor_is_system()));
create policy kept_figure_count on kept_figure for update using ((select actor_is_system()));
grant select, insert, update (count) on kept_figure to tasuki_app;
