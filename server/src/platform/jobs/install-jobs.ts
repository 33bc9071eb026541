import { runMigrations } from 'graphile-worker'
import pg from 'pg'
import type { Log } from '../log'
import { workerLogger } from './worker-logger'

/**
 * The job queue's own tables, made by the database's owner. They carry row security without a policy, so that only the
 * owner could work; the serving role gets exactly what a worker needs.
 */
const GRANTS = `
do $$
declare t record;
begin
  grant usage on schema graphile_worker to tasuki_app;
  grant select, insert, update, delete on all tables in schema graphile_worker to tasuki_app;
  revoke insert, update, delete on graphile_worker.migrations from tasuki_app;
  grant usage on all sequences in schema graphile_worker to tasuki_app;
  grant execute on all functions in schema graphile_worker to tasuki_app;
  for t in select tablename from pg_tables where schemaname = 'graphile_worker' and rowsecurity
  loop
    if not exists (select from pg_policies where schemaname = 'graphile_worker' and tablename = t.tablename and policyname = 'serving_role') then
      execute format('create policy serving_role on graphile_worker.%I to tasuki_app using (true) with check (true)', t.tablename);
    end if;
  end loop;
end $$`

const LOCK = 7_283_412

/** Installs or updates the job queue; does nothing when it is current. */
export const installJobs = async (ownerUrl: string, log: Log): Promise<void> => {
  const pool = new pg.Pool({ connectionString: ownerUrl, max: 2 })
  // The library asks for both; what breaks fails the query that waits on it.
  pool.on('error', () => undefined)
  pool.on('connect', (connected) => connected.on('error', () => undefined))
  const client = await pool.connect()
  try {
    await client.query('select pg_advisory_lock($1)', [LOCK])
    await runMigrations({ pgPool: pool, logger: workerLogger(log) })
    await client.query(GRANTS)
  } finally {
    client.release(true)
    await pool.end()
  }
}
