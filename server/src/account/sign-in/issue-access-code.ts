import { createHash } from 'node:crypto'
import { ACCESS_CODE_GROUPS, ACCESS_CODE_MINUTES, checkLooksAfter, readAccessCode } from '@tasuki/domain/account/sign-in/access-code.rules'
import type { AccessCodeKind } from '@tasuki/domain/account/sign-in/access-code.contract'
import { personRole } from '@tasuki/domain/account/account.contract'
import { audit } from '../../platform/audit/write-audit'
import { dangerouslyAsSystem, type Transaction } from '../../platform/db/transaction'
import { orRefuse, refuse } from '../../platform/refused'
import { type CodeHolder, lockCodeHolder, replaceAccessCode } from './access-code.store'
import { readableWord } from './password'

/** As it is stored and looked up; undefined for what can't be a code. Random enough that a plain hash tells nothing. */
export const digestOfCode = (typed: string): string | undefined => {
  const code = readAccessCode(typed)
  return code === undefined ? undefined : createHash('sha256').update(code).digest('base64url')
}

type NewCode = { kind: AccessCodeKind; code: string; expiresAt: Date }

/** Run as the system, the holder's row locked. Only its hash stays. */
export const makeAccessCode = async (tx: Transaction, holder: CodeHolder, way: keyof typeof ACCESS_CODE_GROUPS): Promise<NewCode> => {
  const kind: AccessCodeKind = holder.signed_in_at === null ? 'invitation' : 'reset'
  const code = readableWord(ACCESS_CODE_GROUPS[way])
  const expiresAt = new Date(tx.now.getTime() + ACCESS_CODE_MINUTES[kind] * 60_000)
  await replaceAccessCode(tx, { personId: holder.id, kind, way, digest: digestOfCode(code) ?? '', expiresAt })
  await audit(tx, { act: 'person.code_issued', subjectKind: 'person', subjectId: holder.id, concerns: holder.hospital_id === null ? [] : [holder.hospital_id], data: { kind } })
  return { kind, code, expiresAt }
}

/** Somebody in service, whom the actor looks after; run as the system. */
export const lockLookedAfter = async (tx: Transaction, personId: string): Promise<CodeHolder> => {
  const holder = (await lockCodeHolder(tx, personId)) ?? refuse('not_found')
  orRefuse(checkLooksAfter(tx.actor, { personId: holder.id, hospitalId: holder.hospital_id, role: personRole.parse(holder.role) }))
  return holder.acts ? holder : refuse('not_found')
}

/** A code that its giver reads out or prints: the only way where the mailbox is shared (rule 38). */
export const issueAccessCodeCommand = (tx: Transaction, input: { personId: string }): Promise<NewCode & { loginId: string; displayName: string }> =>
  dangerouslyAsSystem(tx, 'codes are nobody’s to read', async () => {
    const holder = await lockLookedAfter(tx, input.personId)
    return { ...(await makeAccessCode(tx, holder, 'spoken')), loginId: holder.login_id, displayName: holder.display_name }
  })
