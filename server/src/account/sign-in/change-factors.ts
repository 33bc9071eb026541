import type { OwnFactors } from '@tasuki/domain/account/sign-in/second-factor.contract'
import { isFreshlyChecked, planFactorRemoval } from '@tasuki/domain/account/sign-in/second-factor.rules'
import { refuseNames } from '../../names/refuse-names'
import { audit } from '../../platform/audit/write-audit'
import type { Database } from '../../platform/db/database'
import { dangerouslyAsSystem, type Transaction, withActor, withReader } from '../../platform/db/transaction'
import { orRefuse, refuse } from '../../platform/refused'
import type { Identity, IdentityLogin } from '../../platform/session/identity'
import type { Enrolment, SecondFactors } from '../../platform/session/second-factor'
import { lockPerson } from '../account.store'
import { readFactorPolicy } from './factor-policy'

export type FactorHouse = { database: Database; factors: SecondFactors }
type Person = NonNullable<Identity['waiting']>['actor']

/** Who changes their own factors: `isEnrolling` before the first one, which is all that they may do. */
export type FactorOwner = { actor: Person; login: IdentityLogin; isEnrolling: boolean }

export const factorOwner = (identity: Identity): FactorOwner => {
  const { actor, login, waiting } = identity
  if (waiting !== undefined) return { actor: waiting.actor, login: waiting.login, isEnrolling: true }
  if (login === undefined || !('personId' in actor)) return refuse('not_signed_in')
  return { actor, login, isEnrolling: false }
}

/** Re-authentication before a change of one's factors or address, of whom the system lets in and as whom, or of everybody's sign-in; an enrolling session has given its password, and has nothing else. */
export const refuseUnlessFresh = (house: Pick<FactorHouse, 'database'>, { login, isEnrolling }: FactorOwner): void => {
  if (!isEnrolling && !isFreshlyChecked(login.checkedAt, house.database.clock())) refuse('confirmation_needed')
}

export const listOwnFactors = async ({ database, factors }: FactorHouse, { login, actor, isEnrolling }: FactorOwner): Promise<OwnFactors> => {
  const held = await factors.list(login.authUserId)
  return {
    factors: held.map((row) => ({ id: row.id, kind: row.kind, label: row.label, createdAt: row.created_at.toISOString(), lastUsedAt: row.last_used_at?.toISOString() ?? null, codesLeft: row.codes_left })),
    recoveryCodesLeft: await factors.countRecoveryCodes(login.authUserId),
    policy: await withReader(database, actor, readFactorPolicy),
    isFresh: isEnrolling || isFreshlyChecked(login.checkedAt, database.clock()),
    knownDevices: await factors.countDevices(login.authUserId),
  }
}

const auditOwn = (tx: Transaction, act: string, of: { owner: FactorOwner; data?: Record<string, unknown> }): Promise<void> =>
  audit(tx, { act, subjectKind: 'person', subjectId: of.owner.actor.personId, data: of.data ?? {} })

/** What a person calls their device is a text like any other (要綱6条1号); asked before its code is used up. */
export const refuseDeviceName = ({ database }: FactorHouse, { actor }: FactorOwner, label: string): Promise<void> => withReader(database, actor, (tx) => refuseNames(tx, { label }))

/** Writes what was verified. The first factor ends the enrolling: its session acts from then on, under a new cookie, which is returned. */
export const enrolCommand = async ({ database, factors }: FactorHouse, owner: FactorOwner, plan: Enrolment): Promise<{ recoveryCodes: string[] | null; cookie: string | undefined }> => {
  let cookie: string | undefined
  let recoveryCodes: string[] | null = null
  await withActor(database, owner.actor, async (tx) => {
    await auditOwn(tx, 'person.factor_enrolled', { owner, data: { factor: plan.kind } })
    if (owner.isEnrolling) await auditOwn(tx, 'session.started', { owner, data: { factor: plan.kind } })
    tx.lastBeforeCommit(async () => {
      recoveryCodes = await plan.write()
      if (owner.isEnrolling) cookie = await factors.pass(owner.login.sessionId, { isFresh: true, renew: true })
    })
  })
  return { recoveryCodes, cookie }
}

export const renewRecoveryCodesCommand = async ({ database, factors }: FactorHouse, owner: FactorOwner): Promise<string[]> => {
  if ((await factors.list(owner.login.authUserId)).length === 0) refuse('not_found')
  const { codes, write } = await factors.planRecoveryCodes(owner.login)
  await withActor(database, owner.actor, async (tx) => {
    await auditOwn(tx, 'person.recovery_codes_renewed', { owner })
    tx.lastBeforeCommit(write)
  })
  return codes
}

export const removeFactorCommand = async ({ database, factors }: FactorHouse, owner: FactorOwner, factorId: string): Promise<void> =>
  withActor(database, owner.actor, async (tx) => {
    // Of two that go at once the second waits, and counts what the first has left.
    await dangerouslyAsSystem(tx, 'a person’s row isn’t theirs to lock', () => lockPerson(tx, owner.actor.personId))
    const held = await factors.list(owner.login.authUserId)
    orRefuse(planFactorRemoval(factorId, { policy: await readFactorPolicy(tx), factorIds: held.map(({ id }) => id) }))
    await auditOwn(tx, 'person.factor_removed', { owner, data: { factor: held.find(({ id }) => id === factorId)?.kind } })
    tx.lastBeforeCommit(() => factors.remove(owner.login.authUserId, factorId))
  })

export const forgetDevicesCommand = async ({ database, factors }: FactorHouse, owner: FactorOwner): Promise<void> =>
  withActor(database, owner.actor, async (tx) => {
    await auditOwn(tx, 'person.devices_forgotten', { owner })
    tx.lastBeforeCommit(() => factors.forgetDevices(owner.login.authUserId))
  })
