import { audit } from '../../platform/audit/write-audit'
import { dangerouslyAsSystem, type Transaction } from '../../platform/db/transaction'
import { addJob } from '../../platform/jobs/add-job'
import { queueNotice } from '../../platform/notices/queue-notice'
import { readLoginId } from '../../platform/session/login-id'
import { insertResetWish, takeUntoldWishes } from './access-code.store'

/** The job that tells of wishes. */
export const TELL_RESET_WISHES = 'tell_reset_wishes'

/** The same work for an id that is there and one that isn't: who is told, and the entry of it, come with a job. */
export const wishResetCommand = (tx: Transaction, loginId: string): Promise<void> =>
  dangerouslyAsSystem(tx, 'who forgot the password isn’t signed in', async () => {
    await insertResetWish(tx, readLoginId(loginId) ?? '')
    await addJob(tx, TELL_RESET_WISHES)
  })

/** Told to the hospital's representatives, and for themselves or where there is none to the prefecture; never to a mailbox (rule 38). */
export const tellResetWishesCommand = async (tx: Transaction): Promise<void> => {
  for (const { personId, representatives } of await takeUntoldWishes(tx)) {
    await audit(tx, { act: 'person.reset_wished', subjectKind: 'person', subjectId: personId })
    queueNotice(tx, { kind: 'reset_wished', ...(representatives.length > 0 ? { personIds: representatives } : { toPrefecture: true }), subject: { kind: 'person', id: personId } })
  }
}
