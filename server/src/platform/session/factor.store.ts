import { FACTOR_KINDS, type FactorKind } from '@tasuki/domain/base/second-factor'
import type pg from 'pg'

type Connection = Pick<pg.Pool, 'query'>

/** A factor as its person may see it. */
export type FactorRow = { id: string; kind: FactorKind; label: string; created_at: Date; last_used_at: Date | null; codes_left: number | null }

export const selectFactors = async (on: Connection, userId: string): Promise<FactorRow[]> => {
  const { rows } = await on.query<FactorRow>(
    `select f.id, f.kind, f.label, f.created_at, f.last_used_at,
       case when f.kind = 'list' then (select count(*)::int from auth.factor_code c where c.factor_id = f.id and c.used_at is null) end as codes_left
     from auth.factor f where f.user_id = $1 and f.kind = any ($2) order by array_position($2, f.kind), f.created_at, f.id`,
    [userId, [...FACTOR_KINDS]],
  )
  return rows
}

export const countRecoveryCodes = async (on: Connection, userId: string): Promise<number> => {
  const { rows } = await on.query<{ left: number }>(
    `select count(*)::int as left from auth.factor f join auth.factor_code c on c.factor_id = f.id where f.user_id = $1 and f.kind = 'recovery' and c.used_at is null`,
    [userId],
  )
  return rows[0]?.left ?? 0
}

/** The set of recovery codes that a person has, used up or not. */
export const findRecoveryId = async (on: Connection, userId: string): Promise<string | undefined> =>
  (await on.query<{ id: string }>(`select id from auth.factor where user_id = $1 and kind = 'recovery'`, [userId])).rows[0]?.id

/** Who changes a person's factors waits here for the other. */
export const lockUser = async (on: Connection, userId: string): Promise<void> => {
  await on.query('select from auth."user" where "id" = $1 for no key update', [userId])
}

export const selectKindsOf = async (on: Connection, userIds: readonly string[]): Promise<{ user_id: string; kinds: FactorKind[] }[]> => {
  const { rows } = await on.query<{ user_id: string; kinds: FactorKind[] }>(
    `select user_id, array_agg(distinct kind) as kinds from auth.factor where user_id = any ($1) and kind = any ($2) group by user_id`,
    [[...userIds], [...FACTOR_KINDS]],
  )
  return rows
}

export const selectTotpSecrets = async (on: Connection, userId: string): Promise<{ id: string; secret: Buffer }[]> =>
  (await on.query<{ id: string; secret: Buffer }>(`select id, secret from auth.factor where user_id = $1 and kind = 'totp'`, [userId])).rows

/** False where the step, or a later one, was used before: no code is good twice, also in parallel. */
export const useTotpStep = async (on: Connection, of: { factorId: string; step: number; now: Date }): Promise<boolean> =>
  (await on.query('update auth.factor set last_step = $2, last_used_at = $3 where id = $1 and (last_step is null or last_step < $2)', [of.factorId, of.step, of.now])).rowCount === 1

/** False for a code that isn't the person's, or was used. */
export const useCode = async (on: Connection, of: { userId: string; kind: 'list' | 'recovery'; hash: string; now: Date }): Promise<boolean> => {
  const { rows } = await on.query<{ factor_id: string }>(
    `update auth.factor_code c set used_at = $4 from auth.factor f
     where f.id = c.factor_id and f.user_id = $1 and f.kind = $2 and c.code_hash = $3 and c.used_at is null returning c.factor_id`,
    [of.userId, of.kind, of.hash, of.now],
  )
  const [used] = rows
  if (used === undefined) return false
  await on.query('update auth.factor set last_used_at = $2 where id = $1', [used.factor_id, of.now])
  return true
}

export type PasskeyRow = { id: string; credential_id: string; public_key: Buffer; sign_count: string; transports: string[] }

export const selectPasskeys = async (on: Connection, userId: string): Promise<PasskeyRow[]> =>
  (await on.query<PasskeyRow>(`select id, credential_id, public_key, sign_count, transports from auth.factor where user_id = $1 and kind = 'passkey'`, [userId])).rows

/** False where another use has brought the count further: a copied key. */
export const usePasskey = async (on: Connection, of: { factorId: string; before: number; count: number; now: Date }): Promise<boolean> =>
  (await on.query('update auth.factor set sign_count = $3, last_used_at = $4 where id = $1 and sign_count = $2', [of.factorId, of.before, of.count, of.now])).rowCount === 1

type NewFactor = {
  id: string
  userId: string
  label: string
  now: Date
} & ({ kind: 'totp'; secret: Buffer; step: number } | { kind: 'passkey'; credentialId: string; publicKey: Buffer; signCount: number; transports: readonly string[] } | { kind: 'list' | 'recovery'; hashes: readonly string[]; usedHash?: string })

/** Written again under its id it changes nothing. A list or set of codes takes the place of the earlier one. */
export const insertFactor = async (on: Connection, factor: NewFactor): Promise<void> => {
  const { id, userId, kind, label, now } = factor
  if (kind === 'list' || kind === 'recovery') await on.query('delete from auth.factor where user_id = $1 and kind = $2 and id <> $3', [userId, kind, id])
  const of = [
    factor.kind === 'totp' ? [factor.secret, factor.step] : [null, null],
    factor.kind === 'passkey' ? [factor.credentialId, factor.publicKey, factor.signCount, [...factor.transports]] : [null, null, null, []],
  ].flat()
  await on.query(
    `insert into auth.factor (id, user_id, kind, label, created_at, secret, last_step, credential_id, public_key, sign_count, transports)
     values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11) on conflict (id) do nothing`,
    [id, userId, kind, label, now, ...of],
  )
  if (factor.kind === 'list' || factor.kind === 'recovery')
    await on.query(
      `insert into auth.factor_code (factor_id, code_hash, used_at) select $1, h, case when h = $3 then $4::timestamptz end from unnest($2::text[]) h on conflict do nothing`,
      [id, [...factor.hashes], factor.usedHash ?? null, now],
    )
}

export const deleteFactor = async (on: Connection, userId: string, factorId: string): Promise<void> => {
  await on.query('delete from auth.factor where user_id = $1 and id = $2', [userId, factorId])
}

/** Codes for the day on which a factor is lost are of no use to who has none. */
export const deleteLoneRecoveryCodes = async (on: Connection, userId: string): Promise<void> => {
  await on.query(`delete from auth.factor where user_id = $1 and kind = 'recovery' and not exists (select from auth.factor f where f.user_id = $1 and f.kind <> 'recovery')`, [userId])
}

export const deleteEveryFactor = async (on: Connection, userId: string): Promise<void> => {
  await on.query('delete from auth.factor where user_id = $1', [userId])
}

export type TaskPurpose = 'totp' | 'list' | 'passkey' | 'passkey_check'

export const upsertTask = async (on: Connection, of: { sessionId: string; purpose: TaskPurpose; sealed: Buffer; expiresAt: Date }): Promise<void> => {
  await on.query(
    `insert into auth.factor_task (session_id, purpose, sealed, expires_at) values ($1, $2, $3, $4)
     on conflict (session_id, purpose) do update set sealed = excluded.sealed, expires_at = excluded.expires_at`,
    [of.sessionId, of.purpose, of.sealed, of.expiresAt],
  )
}

export const selectTask = async (on: Connection, of: { sessionId: string; purpose: TaskPurpose; now: Date }): Promise<Buffer | undefined> =>
  (await on.query<{ sealed: Buffer }>('select sealed from auth.factor_task where session_id = $1 and purpose = $2 and expires_at > $3', [of.sessionId, of.purpose, of.now])).rows[0]?.sealed

/** What can be done once is taken away with the reading. */
export const takeTask = async (on: Connection, of: { sessionId: string; purpose: TaskPurpose; now: Date }): Promise<Buffer | undefined> =>
  (await on.query<{ sealed: Buffer; fresh: boolean }>('delete from auth.factor_task where session_id = $1 and purpose = $2 returning sealed, expires_at > $3 as fresh', [of.sessionId, of.purpose, of.now])).rows.find(
    ({ fresh }) => fresh,
  )?.sealed

/** False where somebody else has used it up; who comes at the same moment waits for the one before. */
export const deleteTask = async (on: Connection, sessionId: string, purpose: TaskPurpose): Promise<boolean> =>
  (await on.query('delete from auth.factor_task where session_id = $1 and purpose = $2', [sessionId, purpose])).rowCount === 1

export const hasFactor = async (on: Connection, factorId: string): Promise<boolean> => (await on.query('select from auth.factor where id = $1', [factorId])).rowCount === 1

export const hasKnownDevice = async (on: Connection, of: { tokenHash: string; userId: string; now: Date }): Promise<boolean> =>
  ((await on.query('select from auth.known_device where token_hash = $1 and user_id = $2 and expires_at > $3', [of.tokenHash, of.userId, of.now])).rowCount ?? 0) > 0

/** The same browser under another token; who is known there stays. */
export const renameKnownDevice = async (on: Connection, before: string, tokenHash: string): Promise<void> => {
  await on.query('update auth.known_device set token_hash = $2 where token_hash = $1', [before, tokenHash])
}

export const upsertKnownDevice = async (on: Connection, of: { tokenHash: string; userId: string; expiresAt: Date }): Promise<void> => {
  await on.query(
    `insert into auth.known_device (token_hash, user_id, expires_at) values ($1, $2, $3) on conflict (token_hash, user_id) do update set expires_at = excluded.expires_at`,
    [of.tokenHash, of.userId, of.expiresAt],
  )
}

export const countKnownDevices = async (on: Connection, userId: string, now: Date): Promise<number> =>
  (await on.query<{ known: number }>('select count(*)::int as known from auth.known_device where user_id = $1 and expires_at > $2', [userId, now])).rows[0]?.known ?? 0

export const deleteKnownDevices = async (on: Connection, userId: string): Promise<void> => {
  await on.query('delete from auth.known_device where user_id = $1', [userId])
}

export const purgeFactorRemains = async (on: Connection, now: Date): Promise<void> => {
  await on.query('delete from auth.known_device where expires_at < $1', [now])
  await on.query('delete from auth.factor_task where expires_at < $1', [now])
}

/** `token` is the session's new one: what was known before the second step is good for nothing after it. */
export const updatePassed = async (on: Connection, of: { sessionId: string; token: string | undefined; passedAt: Date; checkedAt: Date | null }): Promise<void> => {
  await on.query(`update auth."session" set "token" = coalesce($2, "token"), "passedAt" = $3, "checkedAt" = $4 where "id" = $1`, [of.sessionId, of.token ?? null, of.passedAt, of.checkedAt])
}

export const updateChecked = async (on: Connection, sessionId: string, checkedAt: Date): Promise<void> => {
  await on.query(`update auth."session" set "checkedAt" = $2 where "id" = $1`, [sessionId, checkedAt])
}

export const selectPasswordHash = async (on: Connection, userId: string): Promise<string | undefined> =>
  (await on.query<{ password: string }>(`select "password" from auth."account" where "userId" = $1 and "providerId" = 'credential' and "password" is not null`, [userId])).rows[0]?.password

export const deleteSessions = async (on: Connection, userId: string): Promise<void> => {
  await on.query('delete from auth."session" where "userId" = $1', [userId])
}

/** The key that the secrets are sealed with, once one is. */
export const obtainFingerprint = async (on: Connection, fingerprint: string | undefined): Promise<string | undefined> => {
  if (fingerprint !== undefined) await on.query('insert into auth.secret_key (fingerprint) values ($1) on conflict do nothing', [fingerprint])
  return (await on.query<{ fingerprint: string }>('select fingerprint from auth.secret_key')).rows[0]?.fingerprint
}

/** For an installation that has lost its key: everybody enrols anew. Returns how many people had a factor. */
export const discardEverything = async (on: Connection): Promise<number> => {
  const { rowCount } = await on.query('select distinct user_id from auth.factor')
  await on.query('delete from auth."session"')
  await on.query('delete from auth.factor')
  await on.query('delete from auth.known_device')
  await on.query('delete from auth.secret_key')
  return rowCount ?? 0
}
