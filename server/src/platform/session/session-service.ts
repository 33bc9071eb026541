import { randomBytes } from 'node:crypto'
import { betterAuth } from 'better-auth'
import { username } from 'better-auth/plugins/username'
import { Kysely, PostgresDialect } from 'kysely'
import type pg from 'pg'
import { asUnavailable } from '../db/connection-failure'
import { Refused, refuse } from '../refused'
import { hashPassword, verifyPassword } from './password-hash'
import { sessionCookie } from './session-cookie'
import { countSignIn, forgetFailures } from './sign-in-throttle'

const IDLE_MINUTES = 30
const ABSOLUTE_HOURS = 12
/** A session's end is moved at most this often: most requests only read. */
const TOUCH_SECONDS = 60

export type Session = { sessionId: string; authUserId: string }

export type SessionService = {
  /** Refuses with `sign_in_failed`, the same for unknown and known ids, or `too_many_requests`. */
  signInWithPassword(attempt: { loginId: string; password: string; address: string; cookieHeader: string | undefined }): Promise<{ authUserId: string; setCookie: string }>
  /** The session of the request's cookie; moves its idle end unless `touch` is false (streams that merely stay open). */
  findSession(cookieHeader: string | undefined, options?: { touch?: boolean }): Promise<Session | undefined>
  /** Returns the header that takes the cookie away. */
  endSession(cookieHeader: string | undefined): Promise<string>
  endAllSessions(authUserId: string): Promise<void>
  /** Refuses a login id that exists with `login_id_taken`. Returns the id by which a person points at their login. */
  createLogin(loginId: string, password: string): Promise<string>
  /** Ends every session of the login. */
  setPassword(authUserId: string, password: string): Promise<void>
  /** Removes what has run out. */
  purge(): Promise<void>
}

const LOGIN_ID = /^[a-z0-9][a-z0-9._-]{1,63}$/
const normaliseLoginId = (loginId: string): string => loginId.normalize('NFKC').trim().toLowerCase()

const createAuth = (pool: pg.Pool, baseUrl: string) =>
  betterAuth({
    database: { db: new Kysely({ dialect: new PostgresDialect({ pool }) }).withSchema('auth'), type: 'postgres' },
    // Nothing signed with it is used: the cookie carries the session's random token, and the token is looked up.
    secret: randomBytes(32).toString('base64url'),
    baseURL: baseUrl,
    emailAndPassword: { enabled: true, disableSignUp: true, password: { hash: hashPassword, verify: verifyPassword } },
    plugins: [username({ minUsernameLength: 2, maxUsernameLength: 64, usernameValidator: (name) => LOGIN_ID.test(name) })],
    session: { expiresIn: IDLE_MINUTES * 60, cookieCache: { enabled: false } },
    rateLimit: { enabled: false },
    advanced: { ipAddress: { disableIpTracking: true } },
    logger: { disabled: true },
    telemetry: { enabled: false },
  })

const isWrongPassword = (error: unknown): boolean =>
  error instanceof Error && 'statusCode' in error && (error.statusCode === 401 || error.statusCode === 422 || error.statusCode === 400)

/** Whatever the tables' connection does wrong is "not available", as in every other transaction. */
const guarded = async <T>(work: () => Promise<T>): Promise<T> => {
  try {
    return await work()
  } catch (error) {
    throw asUnavailable(error)
  }
}

/**
 * Sign-in and sessions. The library's own HTTP handler is never mounted: its calls are made from here, after our checks.
 * A session is read by one prepared statement instead of the library's getSession, which takes several times as long.
 */
export const createSessionService = (options: { pool: pg.Pool; baseUrl: string }): SessionService => {
  const { pool, baseUrl } = options
  const auth = createAuth(pool, baseUrl)
  const cookie = sessionCookie(baseUrl)

  const findSession: SessionService['findSession'] = async (cookieHeader, { touch = true } = {}) => {
    const token = cookie.read(cookieHeader)
    if (token === undefined) return undefined
    const { rows } = await guarded(() =>
      pool.query<{ id: string; userId: string; due: boolean }>({
        name: 'find_session',
        text: `select s."id", s."userId", s."updatedAt" < now() - make_interval(secs => $3) as due from auth."session" s
               where s."token" = $1 and s."expiresAt" > now() and s."createdAt" > now() - make_interval(hours => $2)`,
        values: [token, ABSOLUTE_HOURS, TOUCH_SECONDS],
      }),
    )
    const found = rows[0]
    if (found === undefined) return undefined
    if (touch && found.due) {
      await guarded(() =>
        pool.query(`update auth."session" set "expiresAt" = now() + make_interval(mins => $2), "updatedAt" = now() where "id" = $1`, [found.id, IDLE_MINUTES]),
      )
    }
    return { sessionId: found.id, authUserId: found.userId }
  }

  const endSession: SessionService['endSession'] = async (cookieHeader) => {
    const token = cookie.read(cookieHeader)
    if (token !== undefined) await guarded(async () => (await auth.$context).internalAdapter.deleteSession(token))
    return cookie.take()
  }

  const checkPassword = async (loginId: string, password: string) => {
    try {
      return await auth.api.signInUsername({ body: { username: loginId, password } })
    } catch (error) {
      if (isWrongPassword(error)) return undefined
      throw asUnavailable(error)
    }
  }

  return {
    findSession,
    endSession,
    signInWithPassword: async ({ loginId: typed, password, address, cookieHeader }) => {
      const loginId = normaliseLoginId(typed)
      await guarded(() => countSignIn(pool, loginId, address))
      // An id that can't exist takes as long as one that doesn't.
      const signedIn = LOGIN_ID.test(loginId) ? await checkPassword(loginId, password) : await hashPassword(password).then(() => undefined)
      if (signedIn === undefined || signedIn === null) return refuse('sign_in_failed')
      await guarded(() => forgetFailures(pool, loginId, address))
      await endSession(cookieHeader)
      return { authUserId: signedIn.user.id, setCookie: cookie.give(signedIn.token) }
    },
    endAllSessions: (authUserId) => guarded(async () => void (await pool.query('delete from auth."session" where "userId" = $1', [authUserId]))),
    createLogin: async (given, password) => {
      const loginId = normaliseLoginId(given)
      if (!LOGIN_ID.test(loginId)) throw new Refused({ code: 'invalid_input', details: { fields: ['loginId'] } })
      const { internalAdapter, password: hasher } = await auth.$context
      const existing = await guarded(() => pool.query('select from auth."user" where "username" = $1', [loginId]))
      if (existing.rowCount !== 0) refuse('login_id_taken')
      const user = await guarded(() => internalAdapter.createUser({ name: loginId, email: `${loginId}@login.invalid`, emailVerified: false, username: loginId, displayUsername: loginId }, { method: 'admin' }))
      await internalAdapter.linkAccount({ userId: user.id, accountId: user.id, providerId: 'credential', password: await hasher.hash(password) })
      return user.id
    },
    setPassword: async (authUserId, password) => {
      const { internalAdapter, password: hasher } = await auth.$context
      const hashed = await hasher.hash(password)
      await guarded(async () => {
        await internalAdapter.updatePassword(authUserId, hashed)
        await pool.query('delete from auth."session" where "userId" = $1', [authUserId])
      })
    },
    purge: async () => {
      await pool.query(`delete from auth."session" where "expiresAt" < now() - interval '1 day'`)
      await pool.query(`delete from auth."verification" where "expiresAt" < now() - interval '1 day'`)
      await pool.query(`delete from auth.sign_in_failure where last_at < now() - interval '1 day'`)
    },
  }
}
