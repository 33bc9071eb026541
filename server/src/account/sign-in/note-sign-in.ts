import { deviceOf, isConcurrentUse, networkOfAddress } from '@tasuki/domain/account/sign-in/device.rules'
import { audit } from '../../platform/audit/write-audit'
import { dangerouslyAsSystem, type Transaction } from '../../platform/db/transaction'
import { queueNotice } from '../../platform/notices/queue-notice'
import type { OpenSession } from '../../platform/session/session-store'
import type { SessionService } from '../../platform/session/session-service'
import { insertConcurrentUse, updateSignedInAt } from '../people/account-holder.store'
import { selectRepresentatives } from '../account.store'

type Begun = { personId: string; hospitalId: string | null; role: string; sessionId: string; address: string; userAgent: string }

const reportConcurrentUse = async (tx: Transaction, begun: Begun, of: { other: OpenSession; endedOlder: boolean }): Promise<void> => {
  await insertConcurrentUse(tx, {
    person_id: begun.personId,
    hospital_id: begun.hospitalId,
    at: tx.now,
    network: networkOfAddress(begun.address),
    other_network: networkOfAddress(of.other.address),
    device: deviceOf(begun.userAgent).name,
    other_device: deviceOf(of.other.userAgent).name,
    ended_older: of.endedOlder,
  })
  await audit(tx, { act: 'session.concurrent', subjectKind: 'person', subjectId: begun.personId, data: { endedOlder: of.endedOlder } })
  const representatives = begun.hospitalId === null || begun.role !== 'member' ? [] : await selectRepresentatives(tx, begun.hospitalId)
  queueNotice(tx, { kind: 'concurrent_use', ...(representatives.length > 0 ? { personIds: representatives } : { toPrefecture: true }), subject: { kind: 'person', id: begun.personId } })
}

/**
 * Who has signed in has begun to use the account; two people who share one are seen by its use at two places at once
 * (要綱6条2号, rule 37): told to the representative, and ended where the prefecture wants it.
 */
export const noteSignIn = async (tx: Transaction, sessions: SessionService, begun: Begun & { authUserId: string }): Promise<void> => {
  const [open, policy] = [await sessions.listSessions(begun.authUserId), await sessions.readPolicy()]
  const here = open.find(({ id }) => id === begun.sessionId)
  const others = here === undefined ? [] : open.filter((session) => session.id !== here.id && isConcurrentUse({ address: begun.address, userAgent: begun.userAgent, at: here.startedAt }, session))
  await dangerouslyAsSystem(tx, 'a person’s row and reports about them aren’t theirs to write', async () => {
    await updateSignedInAt(tx, begun.personId)
    const [latest] = others
    if (latest !== undefined) await reportConcurrentUse(tx, begun, { other: latest, endedOlder: policy.endOlder })
  })
  if (policy.endOlder && others.length > 0)
    tx.lastBeforeCommit(async () => {
      for (const { id } of others) await sessions.endSessionOf(begun.authUserId, id)
    })
}
