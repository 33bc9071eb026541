import { randomUUID } from 'node:crypto'
import type pg from 'pg'
import { asUnavailable } from '../db/connection-failure'
import { refuse } from '../refused'
import { hashPassword, verifyPassword } from './password-hash'
import { countGuess, forgetGuesses } from './sign-in-throttle'

export const ABSOLUTE_HOURS = 12

export type OpenSession = { id: string; startedAt: Date; lastUsedAt: Date; address: string; userAgent: string; isLocked: boolean }

/** How long a session may idle, and whether another one elsewhere ends it (rule 37): the prefecture's to say. */
export type SessionPolicy = { idleMinutes: number; endOlder: boolean }

export type SessionStore = {
  /** Where and by what a session was begun. */
  noteDevice(token: string, device: { address: string; userAgent: string }): Promise<string>
  /** What is still good and past its second step, the one used last first. */
  listSessions(authUserId: string): Promise<OpenSession[]>
  /** False where this person has no such session. */
  endSessionOf(authUserId: string, sessionId: string): Promise<boolean>
  /** All of the person's, but for the one that is kept. */
  endOtherSessions(authUserId: string, keepSessionId: string): Promise<void>
  /**
   * The person acts no more: what is open stays as long as it would have, to be told why. Should the person ever act again,
   * it is as after the password: the second step is to be shown.
   */
  closeSessions(authUserId: string): Promise<void>
  /** From here on its calls are refused until it is unlocked; it stays until its absolute end. */
  lockSession(sessionId: string): Promise<void>
  unlockSession(sessionId: string): Promise<void>
  readPolicy(): Promise<SessionPolicy>
  writePolicy(policy: SessionPolicy): Promise<void>
  /** Refuses with `password_wrong`, or `too_many_requests`: guessing is as slow as at the sign-in. Counted in this session alone: no guesses elsewhere keep its person out. */
  checkPasswordOf(of: { authUserId: string; sessionId: string; password: string }): Promise<void>
  /** A new password; what is open elsewhere with the old one ends. */
  changePassword(of: { authUserId: string; password: string; keepSessionId: string }): Promise<void>
  /** Work that could be guessed at: counted per key and address before it is tried, forgotten once it succeeds. */
  throttled<T>(of: { key: string; address: string }, work: () => Promise<T>): Promise<T>
  /** Counted only: for what always succeeds. */
  counted(of: { key: string; address: string }): Promise<void>
}

/** What guesses at the password of an open session are counted by, besides the session. */
const SESSION_KEY = '\nsession'
/** What a browser sends of itself may be any length. */
const MAX_AGENT = 300

const LIVE = `s."expiresAt" > now() and s."createdAt" > now() - make_interval(hours => ${ABSOLUTE_HOURS})`

/** What is done with sessions besides beginning and finding one. */
export const createSessionStore = (pool: pg.Pool): SessionStore => {
  const run = async <R extends pg.QueryResultRow>(text: string, values: unknown[] = []): Promise<pg.QueryResult<R>> => {
    try {
      return await pool.query<R>(text, values)
    } catch (error) {
      throw asUnavailable(error)
    }
  }
  const counted: SessionStore['counted'] = async ({ key, address }) => {
    try {
      await countGuess(pool, { key, place: address })
    } catch (error) {
      throw asUnavailable(error)
    }
  }
  const throttled: SessionStore['throttled'] = async ({ key, address }, work) => {
    await counted({ key, address })
    const result = await work()
    try {
      await forgetGuesses(pool, [{ key, place: address }])
    } catch (error) {
      throw asUnavailable(error)
    }
    return result
  }
  return {
    throttled,
    counted,
    noteDevice: async (token, { address, userAgent }) => {
      const { rows } = await run<{ id: string }>(`update auth."session" set "ipAddress" = $2, "userAgent" = $3 where "token" = $1 returning "id"`, [token, address, userAgent.slice(0, MAX_AGENT)])
      return rows[0]?.id ?? refuse('not_signed_in')
    },
    listSessions: async (authUserId) => {
      const { rows } = await run<OpenSession>(
        `select s."id", s."createdAt" as "startedAt", s."updatedAt" as "lastUsedAt", coalesce(s."ipAddress", '') as "address", coalesce(s."userAgent", '') as "userAgent", s."lockedAt" is not null as "isLocked"
         from auth."session" s where s."userId" = $1 and s."passedAt" is not null and ${LIVE} order by s."updatedAt" desc, s."id"`,
        [authUserId],
      )
      return rows
    },
    endSessionOf: async (authUserId, sessionId) => (await run(`delete from auth."session" where "userId" = $1 and "id" = $2`, [authUserId, sessionId])).rowCount === 1,
    endOtherSessions: async (authUserId, keepSessionId) => void (await run(`delete from auth."session" where "userId" = $1 and "id" <> $2`, [authUserId, keepSessionId])),
    closeSessions: async (authUserId) => void (await run(`update auth."session" set "passedAt" = null, "checkedAt" = null where "userId" = $1`, [authUserId])),
    lockSession: async (sessionId) =>
      void (await run(`update auth."session" set "lockedAt" = coalesce("lockedAt", now()), "expiresAt" = "createdAt" + make_interval(hours => ${ABSOLUTE_HOURS}) where "id" = $1`, [sessionId])),
    unlockSession: async (sessionId) =>
      void (await run(
        `update auth."session" s set "lockedAt" = null, "updatedAt" = now(), "expiresAt" = now() + make_interval(mins => (select idle_minutes from auth.session_policy)) where s."id" = $1 and ${LIVE}`,
        [sessionId],
      )),
    readPolicy: async () => (await run<SessionPolicy>(`select idle_minutes as "idleMinutes", end_older as "endOlder" from auth.session_policy`)).rows[0] ?? { idleMinutes: 30, endOlder: false },
    writePolicy: async ({ idleMinutes, endOlder }) => void (await run('update auth.session_policy set idle_minutes = $1, end_older = $2', [idleMinutes, endOlder])),
    checkPasswordOf: ({ authUserId, sessionId, password }) =>
      throttled({ key: SESSION_KEY, address: sessionId }, async () => {
        const { rows } = await run<{ password: string }>(`select "password" from auth."account" where "userId" = $1 and "providerId" = 'credential'`, [authUserId])
        const kept = rows[0]?.password
        if (kept === undefined || !(await verifyPassword({ hash: kept, password }))) refuse('password_wrong', { fields: ['password'] })
      }),
    changePassword: async ({ authUserId, password, keepSessionId }) => {
      const hash = await hashPassword(password)
      // One statement: no moment with the new password and the old sessions.
      await run(
        `with ended as (delete from auth."session" where "userId" = $1 and "id" <> $3), gone as (delete from auth."account" where "userId" = $1 and "providerId" = 'credential')
         insert into auth."account" ("id", "accountId", "providerId", "userId", "password", "updatedAt") values ($4, $1, 'credential', $1, $2, now())`,
        [authUserId, hash, keepSessionId, randomUUID()],
      )
    },
  }
}
