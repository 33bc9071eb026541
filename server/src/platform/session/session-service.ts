import { randomBytes, randomUUID } from 'node:crypto'
import { betterAuth } from 'better-auth'
import { username } from 'better-auth/plugins/username'
import { Kysely, PostgresDialect } from 'kysely'
import type pg from 'pg'
import { asUnavailable } from '../db/connection-failure'
import { refuse } from '../refused'
import { readLoginId } from './login-id'
import { hashPassword, verifyPassword } from './password-hash'
import { sessionCookie } from './session-cookie'
import { ABSOLUTE_HOURS, createSessionStore, type SessionStore } from './session-store'
import { countGuess, forgetGuesses, type GuessCount } from './sign-in-throttle'

/** What the library begins a session with; the prefecture's own time takes its place at the first use. */
const IDLE_MINUTES = 30
/** A session's end is moved at most this often: most requests only read. */
const TOUCH_SECONDS = 60

/**
 * `isLocked`: nobody is at the screen, until the password is given again. `passed`: the second step is behind it;
 * `checkedAt`: when password and factor were last shown.
 */
export type Session = { sessionId: string; authUserId: string; isLocked: boolean; passed: boolean; checkedAt: Date | null }

/** `loginId` as `readLoginId` gives it; `authUserId` is drawn by whoever makes the login, a UUID. */
export type Login = { authUserId: string; loginId: string; password: string }

export type SessionService = SessionStore & {
  /** Refuses with `sign_in_failed`, the same for unknown and known ids, or `too_many_requests`. `seenAt`: a browser at which this person has signed in before. */
  signInWithPassword(attempt: { loginId: string; password: string; address: string; seenAt?: string | undefined; userAgent?: string; cookieHeader: string | undefined }): Promise<{ authUserId: string; sessionId: string; setCookie: string }>
  /** The session of the request's cookie; moves its idle end unless `touch` is false (streams that merely stay open). */
  findSession(cookieHeader: string | undefined, options?: { touch?: boolean }): Promise<Session | undefined>
  /** Returns the header that takes the cookie away. */
  endSession(cookieHeader: string | undefined): Promise<string>
  endAllSessions(authUserId: string): Promise<void>
  /**
   * From here on this login has this id and password, and no open session; the same again changes nothing. Whom a login
   * id belongs to is the caller's to have made sure of: a login that holds the id under another `authUserId` is a
   * leftover of an act that came to nothing, and goes.
   */
  putLogin(login: Login): Promise<void>
  /** Removes what has run out. */
  purge(): Promise<void>
}

const createAuth = (pool: pg.Pool, baseUrl: string) =>
  betterAuth({
    database: { db: new Kysely({ dialect: new PostgresDialect({ pool }) }).withSchema('auth'), type: 'postgres' },
    // Nothing signed with it is used: the cookie carries the session's random token, and the token is looked up.
    secret: randomBytes(32).toString('base64url'),
    baseURL: baseUrl,
    emailAndPassword: { enabled: true, disableSignUp: true, password: { hash: hashPassword, verify: verifyPassword } },
    plugins: [username({ minUsernameLength: 2, maxUsernameLength: 64, usernameValidator: (name) => readLoginId(name) === name })],
    session: { expiresIn: IDLE_MINUTES * 60, cookieCache: { enabled: false } },
    rateLimit: { enabled: false },
    advanced: { ipAddress: { disableIpTracking: true } },
    logger: { disabled: true },
    telemetry: { enabled: false },
  })

const isWrongPassword = (error: unknown): boolean =>
  error instanceof Error && 'statusCode' in error && (error.statusCode === 401 || error.statusCode === 422 || error.statusCode === 400)

/** Failures of a day before everybody who guesses at a login waits, wherever they are; only a browser that has seen its person doesn't. */
const FREE_EVERYWHERE = 100

const countsOf = (key: string, from: { address: string; seenAt: string | undefined }): GuessCount[] =>
  from.seenAt === undefined ? [{ key, place: from.address }, { key, place: 'everywhere', free: FREE_EVERYWHERE }] : [{ key, place: from.seenAt }]

/** Whatever the tables' connection does wrong is "not available", as in every other transaction. */
const guarded = async <T>(work: () => Promise<T>): Promise<T> => {
  try {
    return await work()
  } catch (error) {
    throw asUnavailable(error)
  }
}

/** The library's own calls would be several transactions: a login without a password in between. */
const writeLogin = async (pool: pg.Pool, { authUserId, loginId, hash }: Login & { hash: string }): Promise<void> => {
  const client = await pool.connect()
  try {
    await client.query('begin')
    await client.query('delete from auth."user" where "username" = $1 and "id" <> $2', [loginId, authUserId])
    await client.query(
      `insert into auth."user" ("id", "name", "email", "emailVerified", "username", "displayUsername") values ($1, $2::text, $2::text || '@login.invalid', false, $2::text, $2::text)
       on conflict ("id") do update set "name" = excluded."name", "email" = excluded."email", "username" = excluded."username", "displayUsername" = excluded."displayUsername"`,
      [authUserId, loginId],
    )
    await client.query('delete from auth."session" where "userId" = $1', [authUserId])
    await client.query('delete from auth.known_device where user_id = $1', [authUserId])
    await client.query(`delete from auth."account" where "userId" = $1 and "providerId" = 'credential'`, [authUserId])
    await client.query(`insert into auth."account" ("id", "accountId", "providerId", "userId", "password", "updatedAt") values ($1, $2, 'credential', $2, $3, now())`, [randomUUID(), authUserId, hash])
    await client.query('commit')
    client.release()
  } catch (error) {
    await client.query('rollback').then(() => client.release(), () => client.release(true))
    throw error
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
      pool.query<{ id: string; userId: string; due: boolean; locked: boolean; passed: boolean; checkedAt: Date | null }>({
        name: 'find_session',
        text: `select s."id", s."userId", s."updatedAt" < now() - make_interval(secs => $3) as due, s."lockedAt" is not null as locked,
                      s."passedAt" is not null as passed, s."checkedAt"
               from auth."session" s cross join auth.session_policy p
               where s."token" = $1 and s."expiresAt" > now() and s."createdAt" > now() - make_interval(hours => $2)
                 and (s."lockedAt" is not null or s."updatedAt" > now() - make_interval(mins => p.idle_minutes, secs => $3))`,
        values: [token, ABSOLUTE_HOURS, TOUCH_SECONDS],
      }),
    )
    const found = rows[0]
    if (found === undefined) return undefined
    if (touch && found.due && !found.locked) {
      await guarded(() =>
        pool.query(
          `update auth."session" set "expiresAt" = now() + make_interval(mins => (select idle_minutes from auth.session_policy)), "updatedAt" = now() where "id" = $1 and "lockedAt" is null`,
          [found.id],
        ),
      )
    }
    return { sessionId: found.id, authUserId: found.userId, isLocked: found.locked, passed: found.passed, checkedAt: found.checkedAt }
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

  const store = createSessionStore(pool)
  return {
    ...store,
    findSession,
    endSession,
    signInWithPassword: async ({ loginId: typed, password, address, seenAt, userAgent = '', cookieHeader }) => {
      const loginId = readLoginId(typed)
      const counts = countsOf(loginId ?? typed, { address, seenAt })
      await guarded(async () => {
        for (const count of counts) await countGuess(pool, count)
      })
      // An id that can't exist takes as long as one that doesn't.
      const signedIn = loginId === undefined ? await hashPassword(password).then(() => undefined) : await checkPassword(loginId, password)
      if (loginId === undefined || signedIn === undefined || signedIn === null) return refuse('sign_in_failed')
      await guarded(() => forgetGuesses(pool, counts))
      await endSession(cookieHeader)
      const sessionId = await store.noteDevice(signedIn.token, { address, userAgent })
      return { authUserId: signedIn.user.id, sessionId, setCookie: cookie.give(signedIn.token) }
    },
    endAllSessions: (authUserId) => guarded(async () => void (await pool.query('delete from auth."session" where "userId" = $1', [authUserId]))),
    putLogin: async (login) => {
      const hash = await hashPassword(login.password)
      await guarded(() => writeLogin(pool, { ...login, hash }))
    },
    purge: async () => {
      await pool.query(`delete from auth."session" where "expiresAt" < now() - interval '1 day'`)
      await pool.query(`delete from auth."verification" where "expiresAt" < now() - interval '1 day'`)
      await pool.query(`delete from auth.sign_in_failure where last_at < now() - interval '1 day'`)
    },
  }
}
