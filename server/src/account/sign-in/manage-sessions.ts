import { deviceOf, networkOfAddress } from '@tasuki/domain/account/sign-in/device.rules'
import type { OpenSessionLine, SessionPolicySettings } from '@tasuki/domain/account/sign-in/session.contract'
import { audit } from '../../platform/audit/write-audit'
import { dangerouslyAsSystem, type Transaction } from '../../platform/db/transaction'
import { dropPushOfPerson, dropPushOfSession } from '../../platform/push/push-subscriptions'
import { refuse } from '../../platform/refused'
import type { SessionService } from '../../platform/session/session-service'
import { type CodeHolder, findCodeHolder } from './access-code.store'
import { announceIdentity } from './announce-identity'
import { lockLookedAfter } from './issue-access-code'

/** Whose sessions: one's own, or those of a person whose account the actor looks after. */
type Whose = { personId: string; sessionId?: string | undefined }

/** `here`: the asker's own session, where the list is theirs. */
export type EndingSessions = Whose & { here?: string | undefined }

const findHolder = (tx: Transaction, { personId }: Whose): Promise<CodeHolder> =>
  dangerouslyAsSystem(tx, 'an account is looked after by others than its hospital’s members', async () => {
    const isOwn = 'personId' in tx.actor && tx.actor.personId === personId
    return isOwn ? ((await findCodeHolder(tx, personId)) ?? refuse('not_found')) : lockLookedAfter(tx, personId)
  })

const linesOf = async (sessions: SessionService, holder: CodeHolder, here: string | undefined): Promise<OpenSessionLine[]> =>
  holder.auth_user_id === null
    ? []
    : (await sessions.listSessions(holder.auth_user_id)).map((session) => ({
        id: session.id,
        device: deviceOf(session.userAgent).name,
        network: networkOfAddress(session.address),
        startedAt: session.startedAt.toISOString(),
        lastUsedAt: session.lastUsedAt.toISOString(),
        isThis: session.id === here,
        isLocked: session.isLocked,
      }))

export const listOpenSessions = async (tx: Transaction, sessions: SessionService, of: EndingSessions): Promise<OpenSessionLine[]> => linesOf(sessions, await findHolder(tx, of), of.here)

/** One of them, or all but `here`. Their open streams ask anew; what ends isn't sent a push. Answers with the ids of those that end. */
export const endSessionsCommand = async (tx: Transaction, sessions: SessionService, of: EndingSessions): Promise<string[]> => {
  const holder = await findHolder(tx, of)
  const { sessionId, here } = of
  const authUserId = holder.auth_user_id ?? refuse('not_found')
  const lines = await linesOf(sessions, holder, here)
  const ending = lines.filter(({ id }) => (sessionId === undefined ? id !== here : id === sessionId))
  if (sessionId !== undefined && ending.length === 0) refuse('not_found')
  await audit(tx, { act: 'session.ended_remotely', subjectKind: 'person', subjectId: holder.id, concerns: holder.hospital_id === null ? [] : [holder.hospital_id], data: { sessions: ending.length } })
  await dangerouslyAsSystem(tx, 'another’s browser is told nothing more', async () => {
    if (sessionId === undefined && here === undefined) await dropPushOfPerson(tx, holder.id)
    else for (const { id } of ending) await dropPushOfSession(tx, id)
  })
  announceIdentity(tx, { id: holder.id, hospitalId: holder.hospital_id })
  tx.lastBeforeCommit(async () => {
    if (sessionId !== undefined) await sessions.endSessionOf(authUserId, sessionId)
    else if (here === undefined) await sessions.endAllSessions(authUserId)
    else await sessions.endOtherSessions(authUserId, here)
  })
  return ending.map(({ id }) => id)
}

export const setSessionPolicyCommand = async (tx: Transaction, sessions: SessionService, policy: SessionPolicySettings): Promise<SessionPolicySettings> => {
  await audit(tx, { act: 'session_policy.changed', subjectKind: 'session_policy', data: policy })
  tx.lastBeforeCommit(() => sessions.writePolicy(policy))
  return policy
}
