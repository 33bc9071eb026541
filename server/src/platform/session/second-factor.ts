import { randomBytes, randomUUID } from 'node:crypto'
import { DEVICE_HOURS, type FactorKind, MAX_FACTORS, readFactorCode, type ShownFactor } from '@tasuki/domain/base/second-factor'
import type pg from 'pg'
import { ConfigError } from '../config'
import { refuse } from '../refused'
import { deviceCookie } from './device-cookie'
import { createFactorKeeper, inAuthTransaction } from './factor-keeper'
import * as store from './factor.store'
import { newListCodes, newRecoveryCodes } from './one-time-codes'
import { passkeys } from './passkey'
import { verifyPassword } from './password-hash'
import type { SecretBox } from './secret-box'
import { sessionCookie } from './session-cookie'
import { seenBrowsers } from './seen-browser'
import { countGuess, forgetGuesses, type GuessCount, readGuesses } from './sign-in-throttle'
import { newTotpSecret, stepOfTotp, totpAddress } from './totp'

/** How long what was begun may take: setting up an app or fetching a print-out, touching a key. */
const MINUTES = { totp: 30, list: 30, passkey: 5, passkey_check: 5 } as const satisfies Record<store.TaskPurpose, number>
const MINUTE_MS = 60_000
/** Wrong factors of a day before everybody who knows the password waits, wherever they are. */
const FREE_EVERYWHERE = 20
/** Wrong factors that end a session which waits for the right one, and of which the person is told, in one session or in many. */
const GUESSES_TOLD = 5
/** They are counted to end it, not to wait. */
const NO_WAIT = 1_000_000

/** Whose session it is. */
export type Holder = { authUserId: string; sessionId: string }
/** A holder at an address: guesses are counted for both. */
export type Shower = Holder & { address: string }

/** What was verified and is still to be written: as the last thing before the commit of the act that tells of it. */
export type Enrolment = { kind: FactorKind; factorId: string; /** Returns the recovery codes that came with it. */ write(): Promise<string[] | null> }

export type SecondFactors = ReturnType<typeof createSecondFactors>

const guessesOf = (authUserId: string): string => `second factor ${authUserId}`

const keyOf = (row: store.PasskeyRow) => ({ credentialId: row.credential_id, publicKey: row.public_key, signCount: Number(row.sign_count), transports: row.transports })

/**
 * What a person shows besides the password. better-auth's two-factor plugin is not used: it takes a code twice, and its
 * calls want its own signed cookie (decision 26). Codes are checked and used up in one statement, on whatever process.
 */
export const createSecondFactors = (options: { pool: pg.Pool; baseUrl: string; box: SecretBox; clock: () => Date }) => {
  const { pool, baseUrl, box, clock } = options
  const sessions = sessionCookie(baseUrl)
  const devices = deviceCookie(baseUrl)
  const webauthn = passkeys(baseUrl)

  const codeHash = (authUserId: string, code: string): string => box.hash(`code ${authUserId} ${readFactorCode(code)}`)
  const sealTask = ({ sessionId }: Holder, purpose: store.TaskPurpose, text: string): Promise<void> =>
    store.upsertTask(pool, { sessionId, purpose, sealed: box.seal(text, `${purpose} ${sessionId}`), expiresAt: new Date(clock().getTime() + MINUTES[purpose] * MINUTE_MS) })
  const opened = (sealed: Buffer | undefined, of: Holder, purpose: store.TaskPurpose): string =>
    sealed === undefined ? refuse('enrolment_over') : box.open(sealed, `${purpose} ${of.sessionId}`)
  const readTask = async (of: Holder, purpose: store.TaskPurpose): Promise<string> => opened(await store.selectTask(pool, { sessionId: of.sessionId, purpose, now: clock() }), of, purpose)
  const takeTask = async (of: Holder, purpose: store.TaskPurpose): Promise<string> => opened(await store.takeTask(pool, { sessionId: of.sessionId, purpose, now: clock() }), of, purpose)

  /** Another key than the secrets were sealed with would only be found out at somebody's sign-in. */
  const assertKey = (found: string | undefined): void => {
    if (found !== undefined && found !== box.fingerprint)
      throw new ConfigError('SECRET_KEY (or secret.key in DATA_DIR): is not the key that the second factors of this database were sealed with. Bring that key back, or let everybody enrol anew: npm run -s tasuki -- second-factor discard')
  }

  /** Counted before it is tried, per person and address, and of a person who is guessed at from many also together. */
  const counted = async <T>(of: Shower, attempt: () => Promise<T | undefined>): Promise<T> => {
    const key = guessesOf(of.authUserId)
    const counts: GuessCount[] = [{ key, place: of.address }, { key, place: 'everywhere', free: FREE_EVERYWHERE }]
    for (const count of counts) await countGuess(pool, count)
    const found = (await attempt()) ?? refuse('factor_wrong', { fields: ['code'] })
    await forgetGuesses(pool, counts)
    return found
  }

  const tryTotp = async (authUserId: string, code: string): Promise<FactorKind | undefined> => {
    const now = clock()
    for (const { id, secret } of await store.selectTotpSecrets(pool, authUserId)) {
      const step = stepOfTotp(box.open(secret, `totp ${authUserId}`), readFactorCode(code), now)
      if (step !== undefined && (await store.useTotpStep(pool, { factorId: id, step, now }))) return 'totp'
    }
    return undefined
  }

  const tryPasskey = async (of: Holder, response: Record<string, unknown>): Promise<FactorKind | undefined> => {
    const challenge = await store.takeTask(pool, { sessionId: of.sessionId, purpose: 'passkey_check', now: clock() })
    const row = (await store.selectPasskeys(pool, of.authUserId)).find((one) => one.credential_id === response.id)
    if (challenge === undefined || row === undefined) return undefined
    const key = keyOf(row)
    const count = await webauthn.countOf(response, { challenge: opened(challenge, of, 'passkey_check'), key })
    return count !== undefined && (await store.usePasskey(pool, { factorId: row.id, before: key.signCount, count, now: clock() })) ? 'passkey' : undefined
  }

  const tryShown = async (of: Holder, shown: ShownFactor): Promise<ShownFactor['kind'] | undefined> => {
    if (shown.kind === 'totp') return tryTotp(of.authUserId, shown.code)
    if (shown.kind === 'passkey') return tryPasskey(of, shown.response)
    return (await store.useCode(pool, { userId: of.authUserId, kind: shown.kind, hash: codeHash(of.authUserId, shown.code), now: clock() })) ? shown.kind : undefined
  }

  const writeRecovery = (on: Pick<pg.Pool, 'query'>, of: { factorId: string; authUserId: string; codes: readonly string[] }): Promise<void> =>
    store.insertFactor(on, { kind: 'recovery', id: of.factorId, userId: of.authUserId, label: '', now: clock(), hashes: of.codes.map((code) => codeHash(of.authUserId, code)) })

  /** With the first factor come recovery codes: of two that are the first at the same moment, one has them. */
  const enrolment = (of: Holder, kind: FactorKind, write: (client: pg.PoolClient, factorId: string) => Promise<void>): Enrolment => {
    const [factorId, recoveryId, codes] = [randomUUID(), randomUUID(), newRecoveryCodes()]
    return {
      kind,
      factorId,
      write: () =>
        inAuthTransaction(pool, async (client) => {
          await store.lockUser(client, of.authUserId)
          assertKey(await store.obtainFingerprint(client, box.fingerprint))
          // Written again by a transaction that is tried again, it is there; else what was begun is used up by whoever comes first.
          if (kind !== 'passkey' && !(await store.hasFactor(client, factorId)) && !(await store.deleteTask(client, of.sessionId, kind))) refuse('enrolment_over')
          await write(client, factorId)
          if (!(await store.hasFactor(client, recoveryId)) && (await store.countRecoveryCodes(client, of.authUserId)) > 0) return null
          await writeRecovery(client, { factorId: recoveryId, authUserId: of.authUserId, codes })
          return codes
        }),
    }
  }

  const refuseTooMany = async (authUserId: string): Promise<void> => {
    if ((await store.selectFactors(pool, authUserId)).length >= MAX_FACTORS) refuse('too_many_saved')
  }

  return {
    ...createFactorKeeper(pool),
    ...seenBrowsers({ box, baseUrl }),
    assertKey: async (): Promise<void> => assertKey(await store.obtainFingerprint(pool, undefined)),
    countRecoveryCodes: (authUserId: string) => store.countRecoveryCodes(pool, authUserId),
    kindsOf: async (authUserIds: readonly string[]): Promise<Map<string, FactorKind[]>> => new Map((await store.selectKindsOf(pool, authUserIds)).map((row) => [row.user_id, row.kinds])),

    isDeviceKnown: async (authUserId: string, cookieHeader: string | undefined): Promise<boolean> => {
      const token = devices.read(cookieHeader)
      return token !== undefined && store.hasKnownDevice(pool, { tokenHash: box.hash(`device ${token}`), userId: authUserId, now: clock() })
    },
    /** Returns the cookie: a token of ours each time, so that none that was put or copied there is good for anything. It goes on standing for everybody who shares the PC. */
    rememberDevice: async (authUserId: string, cookieHeader: string | undefined): Promise<string> => {
      const [before, token] = [devices.read(cookieHeader), randomBytes(32).toString('base64url')]
      const tokenHash = box.hash(`device ${token}`)
      const seconds = DEVICE_HOURS * 3600
      if (before !== undefined) await store.renameKnownDevice(pool, box.hash(`device ${before}`), tokenHash)
      await store.upsertKnownDevice(pool, { tokenHash, userId: authUserId, expiresAt: new Date(clock().getTime() + seconds * 1000) })
      return devices.give(token, seconds)
    },
    countDevices: (authUserId: string) => store.countKnownDevices(pool, authUserId, clock()),
    forgetDevices: (authUserId: string) => store.deleteKnownDevices(pool, authUserId),

    /** From here on the session acts. After a step of its own it gets a new token, whose cookie is returned. */
    pass: async (sessionId: string, of: { isFresh: boolean; renew: boolean }): Promise<string | undefined> => {
      const token = of.renew ? randomBytes(24).toString('base64url') : undefined
      const now = clock()
      await store.updatePassed(pool, { sessionId, token, passedAt: now, checkedAt: of.isFresh ? now : null })
      return token === undefined ? undefined : sessions.give(token)
    },
    noteChecked: (sessionId: string) => store.updateChecked(pool, sessionId, clock()),

    /** Refuses with `factor_wrong`, the same for a wrong code and a used one, or `too_many_requests`. What is good once is used up. */
    show: (of: Shower, shown: ShownFactor): Promise<ShownFactor['kind']> => counted(of, () => tryShown(of, shown)),
    /** Whether the session that waits has had guesses enough, and whether its person has been guessed at so often since they last got in, wherever. */
    noteWrong: async ({ sessionId, authUserId }: Holder): Promise<{ isOver: boolean; isGuessedAt: boolean }> => ({
      isOver: (await countGuess(pool, { key: 'second step', place: sessionId, free: NO_WAIT })) >= GUESSES_TOLD,
      isGuessedAt: (await readGuesses(pool, { key: guessesOf(authUserId), place: 'everywhere' })) >= GUESSES_TOLD,
    }),
    /** Counted per session alone: who guesses elsewhere keeps nobody from confirming. */
    checkPassword: async (of: Shower, password: string): Promise<void> => {
      const counts: GuessCount[] = [{ key: `confirmation ${of.authUserId}`, place: of.sessionId }]
      for (const count of counts) await countGuess(pool, count)
      const hash = await store.selectPasswordHash(pool, of.authUserId)
      if (hash === undefined || !(await verifyPassword({ hash, password }))) return refuse('password_wrong', { fields: ['password'] })
      await forgetGuesses(pool, counts)
    },
    askPasskey: async (of: Holder) => {
      const { options: asked, challenge } = await webauthn.request((await store.selectPasskeys(pool, of.authUserId)).map(keyOf))
      await sealTask(of, 'passkey_check', challenge)
      return asked
    },

    startTotp: async (of: Holder, names: { issuer: string; label: string }) => {
      await refuseTooMany(of.authUserId)
      const secret = newTotpSecret()
      await sealTask(of, 'totp', secret)
      return { secret, address: totpAddress(secret, names) }
    },
    planTotp: async (of: Shower, given: { code: string; label: string }): Promise<Enrolment> => {
      const secret = await readTask(of, 'totp')
      const step = await counted(of, async () => stepOfTotp(secret, readFactorCode(given.code), clock()))
      return enrolment(of, 'totp', (client, id) =>
        store.insertFactor(client, { kind: 'totp', id, userId: of.authUserId, label: given.label, now: clock(), secret: box.seal(secret, `totp ${of.authUserId}`), step }),
      )
    },

    startPasskey: async (of: Holder, name: string) => {
      await refuseTooMany(of.authUserId)
      const { options: asked, challenge } = await webauthn.creation({ authUserId: of.authUserId, name, existing: (await store.selectPasskeys(pool, of.authUserId)).map(keyOf) })
      await sealTask(of, 'passkey', challenge)
      return asked
    },
    planPasskey: async (of: Shower, given: { response: Record<string, unknown>; label: string }): Promise<Enrolment> => {
      const challenge = await takeTask(of, 'passkey')
      const key = await counted(of, () => webauthn.readCreated(given.response, challenge))
      return enrolment(of, 'passkey', (client, id) => store.insertFactor(client, { kind: 'passkey', id, userId: of.authUserId, label: given.label, now: clock(), ...key }))
    },

    startCodeList: async (of: Holder): Promise<string[]> => {
      const codes = newListCodes()
      await sealTask(of, 'list', JSON.stringify(codes.map((code) => codeHash(of.authUserId, code))))
      return codes
    },
    /** The code that shows that the list is at hand is used with it. */
    planCodeList: async (of: Shower, given: { code: string }): Promise<Enrolment> => {
      const hashes = JSON.parse(await readTask(of, 'list')) as string[]
      const usedHash = codeHash(of.authUserId, given.code)
      await counted(of, async () => (hashes.includes(usedHash) ? true : undefined))
      return enrolment(of, 'list', (client, id) => store.insertFactor(client, { kind: 'list', id, userId: of.authUserId, label: '', now: clock(), hashes, usedHash }))
    },

    /** In place of those that the person had when they asked: of two who ask at the same moment the second is refused, whose codes would end those just shown. */
    planRecoveryCodes: async (of: Holder): Promise<{ codes: string[]; write(): Promise<void> }> => {
      const [factorId, codes, before] = [randomUUID(), newRecoveryCodes(), await store.findRecoveryId(pool, of.authUserId)]
      const write = () =>
        inAuthTransaction(pool, async (client) => {
          await store.lockUser(client, of.authUserId)
          const now = await store.findRecoveryId(client, of.authUserId)
          if (now !== before && now !== factorId) refuse('version_conflict')
          await writeRecovery(client, { factorId, authUserId: of.authUserId, codes })
        })
      return { codes, write }
    },

    /** Who gives a factor up is asked again on every device. */
    remove: (authUserId: string, factorId: string): Promise<void> =>
      inAuthTransaction(pool, async (client) => {
        await store.deleteFactor(client, authUserId, factorId)
        await store.deleteLoneRecoveryCodes(client, authUserId)
        await store.deleteKnownDevices(client, authUserId)
      }),
    purge: () => store.purgeFactorRemains(pool, clock()),
  }
}
