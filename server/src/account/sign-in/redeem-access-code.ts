import { randomUUID } from 'node:crypto'
import { accessCodeKind, type AccessCodeKind } from '@tasuki/domain/account/sign-in/access-code.contract'
import { audit } from '../../platform/audit/write-audit'
import { dangerouslyAsSystem, type Transaction } from '../../platform/db/transaction'
import { dropPushOfPerson } from '../../platform/push/push-subscriptions'
import { orRefuse, refuse } from '../../platform/refused'
import type { SessionService } from '../../platform/session/session-service'
import { type CodeHolder, findCodeHolder, findLiveCode, lockCodeHolder, lockLiveCode, useUpCode } from './access-code.store'
import { linkLogin } from '../account.store'
import { announceIdentity } from './announce-identity'
import { digestOfCode } from './issue-access-code'
import { readPasswordMinimum } from './factor-policy'
import { checkPasswordStrength, ownWordsOf } from './password-strength'

type CodeInHand = { kind: AccessCodeKind; expiresAt: Date; holder: CodeHolder }

/** Refused alike for one that never was, was used or has run out, and for somebody who has left or whose seat has ended. */
export const readCodeInHand = (tx: Transaction, typed: string): Promise<CodeInHand> =>
  dangerouslyAsSystem(tx, 'who has the code isn’t signed in', async () => {
    const code = await findLiveCode(tx, digestOfCode(typed) ?? refuse('access_code_invalid'))
    const holder = code && (await findCodeHolder(tx, code.person_id))
    if (code === undefined || holder?.acts !== true) return refuse('access_code_invalid')
    return { kind: accessCodeKind.parse(code.kind), expiresAt: code.expires_at, holder }
  })

/** Sets the password and ends what was open with the old one. A password that is refused leaves the code good. */
export const redeemAccessCodeCommand = (tx: Transaction, sessions: SessionService, input: { code: string; password: string }): Promise<{ loginId: string }> =>
  dangerouslyAsSystem(tx, 'who has the code isn’t signed in', async () => {
    const code = (await lockLiveCode(tx, digestOfCode(input.code) ?? refuse('access_code_invalid'))) ?? refuse('access_code_invalid')
    const holder = (await lockCodeHolder(tx, code.person_id)) ?? refuse('access_code_invalid')
    if (!holder.acts) refuse('access_code_invalid')
    const password = orRefuse(checkPasswordStrength(input.password, { minimum: await readPasswordMinimum(tx), ownWords: ownWordsOf(holder) }))
    const authUserId = holder.auth_user_id ?? randomUUID()
    if (holder.auth_user_id === null) await linkLogin(tx, holder.id, authUserId)
    await useUpCode(tx, code.id)
    await audit(tx, { act: 'person.password_set', subjectKind: 'person', subjectId: holder.id, data: { kind: code.kind } })
    await dropPushOfPerson(tx, holder.id)
    announceIdentity(tx, { id: holder.id, hospitalId: holder.hospital_id })
    tx.lastBeforeCommit(() => sessions.putLogin({ authUserId, loginId: holder.login_id, password }))
    return { loginId: holder.login_id }
  })
