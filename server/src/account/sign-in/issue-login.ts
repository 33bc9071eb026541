import { randomUUID } from 'node:crypto'
import type { PersonRole } from '@tasuki/domain/account/account.contract'
import { prefectureRoleOf } from '@tasuki/domain/account/actor'
import { mailAddressOf } from '@tasuki/domain/base/mail-address'
import { audit } from '../../platform/audit/write-audit'
import type { Transaction } from '../../platform/db/transaction'
import { orRefuse, refuse } from '../../platform/refused'
import { readLoginId } from '../../platform/session/login-id'
import type { SessionService } from '../../platform/session/session-service'
import { insertPerson } from '../account.store'
import { occupySeat, type PlannedSeat } from '../seat/occupy-seat'
import { checkPasswordLength, newLoginId, newPassword } from './password'
import { officeOnly } from '../system-only'

export type NewPersonInput = {
  /** Null for a person of the prefecture, and only then. */
  hospitalId: string | null
  role: PersonRole
  displayName: string
  displayKana?: string
  department?: string
  /** Contact data: may be a shared mailbox of several people (rule 39). */
  email?: string
  /** Then no link that sets a password goes there (rule 38). */
  sharedMailbox?: boolean
  /** Left out, it is drawn at random. */
  loginId?: string
  /** Of a demonstration. Left out, nobody knows it: the person sets their own by an invitation (rule 38). */
  password?: string
  /** Of a form that was accepted. */
  seat?: PlannedSeat
}

export type IssuedLogin = { personId: string; loginId: string }

const ID_TRIES = 5

/** The login id is drawn again while a random one is taken; a wished one is refused. */
const insertUnderFreeId = async (tx: Transaction, input: NewPersonInput): Promise<{ personId: string; loginId: string; authUserId: string }> => {
  const wished = input.loginId === undefined ? undefined : (readLoginId(input.loginId) ?? refuse('invalid_input', { fields: ['loginId'] }))
  const authUserId = randomUUID()
  for (let i = 0; i < ID_TRIES; i++) {
    const loginId = wished ?? newLoginId()
    const personId = await insertPerson(tx, {
      auth_user_id: authUserId,
      hospital_id: input.hospitalId,
      role: input.role,
      login_id: loginId,
      display_name: input.displayName,
      display_kana: input.displayKana ?? '',
      department: input.department ?? '',
      email: mailAddressOf(input.email ?? ''),
      shared_mailbox: input.sharedMailbox ?? false,
      created_at: tx.now,
    })
    if (personId !== undefined) return { personId, loginId, authUserId }
    if (wished !== undefined) break
  }
  return refuse('login_id_taken', { fields: ['loginId'] })
}

/**
 * A person and their own login: one account is one person's (rule 37).
 * The person's row holds the login id from its insertion on, so that the login can be made last of all.
 */
export const issueLoginCommand = async (tx: Transaction, sessions: SessionService, input: NewPersonInput): Promise<IssuedLogin> => {
  officeOnly(tx)
  if ((input.hospitalId === null) !== (prefectureRoleOf(input.role) !== undefined)) refuse('invalid_input', { fields: ['hospitalId', 'role'] })
  if (input.displayName.trim() === '') refuse('required_fields_missing', { fields: ['displayName'] })
  const password = orRefuse(checkPasswordLength(input.password ?? newPassword()))
  const { personId, loginId, authUserId } = await insertUnderFreeId(tx, input)
  if (input.hospitalId !== null) await occupySeat(tx, { hospitalId: input.hospitalId, personId, planned: input.seat })
  await audit(tx, { act: 'person.created', subjectKind: 'person', subjectId: personId, concerns: input.hospitalId === null ? [] : [input.hospitalId], data: { role: input.role, hospitalId: input.hospitalId } })
  tx.lastBeforeCommit(() => sessions.putLogin({ authUserId, loginId, password }))
  return { personId, loginId }
}
