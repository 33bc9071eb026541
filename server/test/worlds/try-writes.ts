import type pg from 'pg'

/**
 * `along`: columns by table that an allowed attempt may touch, `*` = the whole table; everything else must stay.
 * `foreignKey`: refused by a foreign key at the latest.
 */
export type Attempt = { key: string; sql: string; allowed: boolean; along: Record<string, string[]>; foreignKey?: boolean }

const sumOf = (table: string): string => `
  case when along -> '${table}' ? '*' then 0
    when along ? '${table}' then (select sum(hashtextextended((to_jsonb(t) - array(select jsonb_array_elements_text(along -> '${table}')))::text, 0)) from ${table} t)
    else (select sum(hashtextextended(t::text, 0)) from ${table} t) end`

/**
 * Sees past row security: a sum of all rows, without the named columns or tables. The attempts run in the database, each
 * in a subtransaction: what is allowed is undone after a look at what else it changed, what is refused leaves its traces,
 * if any, for the sum at the end. An outcome is the number of rows, or the error's code.
 */
export const installTryWrites = (superuser: pg.Client, tables: readonly string[]): Promise<unknown> =>
  superuser.query(`
  create function world_sum(along jsonb) returns text language plpgsql security definer as $$
  begin
    return concat_ws(' ', ${tables.map(sumOf).join(', ')});
  end $$;
  create function try_writes(attempts jsonb) returns text[] language plpgsql as $$
  declare
    attempt jsonb;
    sums jsonb := '{}';
    along text;
    count bigint;
    outcome text;
    outcomes text[] := '{}';
  begin
    for attempt in select * from jsonb_array_elements(attempts) loop
      along := attempt ->> 'along';
      if (attempt ->> 'allowed')::boolean and not sums ? along then
        sums := sums || jsonb_build_object(along, world_sum(along::jsonb));
      end if;
      begin
        if (attempt ->> 'allowed')::boolean then
          execute attempt ->> 'sql';
          get diagnostics count = row_count;
          outcome := count || case when sums ->> along = world_sum(along::jsonb) then '' else ' and something else' end;
          raise exception using errcode = 'TS001';
        end if;
        execute attempt ->> 'sql';
        get diagnostics count = row_count;
        outcome := count;
      exception when sqlstate 'TS001' then null; when others then outcome := sqlstate;
      end;
      outcomes := outcomes || outcome;
    end loop;
    return outcomes;
  end $$;
  grant execute on all functions in schema public to tasuki_app;`)

export const sumOfAll = async (client: pg.Client): Promise<string | undefined> => (await client.query<{ sum: string }>(`select world_sum('{}') as sum`)).rows[0]?.sum

export const kindOf = ({ key, allowed }: Attempt): string => `${key}: ${allowed ? 'allowed' : 'refused'}`

const isAsItMust = ({ allowed, foreignKey }: Attempt, outcome: string | undefined): boolean =>
  allowed ? outcome === '1' : outcome === '0' || outcome === '42501' || (foreignKey === true && outcome === '23503')

/** As whoever the transaction acts for: what came to something else than it must. */
export const wrongOutcomes = async (client: pg.Client, attempts: readonly Attempt[]): Promise<string[]> => {
  const { rows } = await client.query<{ outcomes: string[] }>('select try_writes($1::jsonb) as outcomes', [JSON.stringify(attempts)])
  return attempts.flatMap((attempt, index) => (isAsItMust(attempt, rows[0]?.outcomes[index]) ? [] : [`${kindOf(attempt)}, came to ${rows[0]?.outcomes[index]}: ${attempt.sql}`]))
}
