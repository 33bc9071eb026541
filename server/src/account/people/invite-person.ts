import { isOwnMailbox } from '@tasuki/domain/account/sign-in/access-code.rules'
import { audit } from '../../platform/audit/write-audit'
import { dangerouslyAsSystem, type Transaction } from '../../platform/db/transaction'
import { addJob } from '../../platform/jobs/add-job'
import { queueNotice } from '../../platform/notices/queue-notice'
import { refuse } from '../../platform/refused'
import { type CodeHolder, countOthersWithEmail, findCodeHolder } from '../sign-in/access-code.store'
import { lockLookedAfter } from '../sign-in/issue-access-code'
import { selectRepresentatives } from '../account.store'

/** The job that draws the code and sends its link: the code itself stands nowhere before. */
export const MAIL_INVITATION = 'mail_invitation'

export const canBeMailed = async (tx: Transaction, holder: CodeHolder): Promise<boolean> =>
  isOwnMailbox({ email: holder.email, sharedMailbox: holder.shared_mailbox, othersWithIt: await countOthersWithEmail(tx, holder) })

/**
 * A person may begin (their start day, 要綱10条): a link goes to their own address, and their representative is told, who
 * gives a code where it can't: where the mailbox is shared, or e-mail doesn't leave the house. Again is harmless.
 */
export const invitePersonCommand = (tx: Transaction, input: { personId: string }): Promise<{ way: 'mail' | 'code' }> =>
  dangerouslyAsSystem(tx, 'addresses and codes are nobody’s to read', async () => {
    const holder = (await findCodeHolder(tx, input.personId)) ?? refuse('not_found')
    if (!holder.acts) refuse('not_found')
    const way = (await canBeMailed(tx, holder)) ? 'mail' : 'code'
    await audit(tx, { act: 'person.invited', subjectKind: 'person', subjectId: holder.id, concerns: holder.hospital_id === null ? [] : [holder.hospital_id], data: { way } })
    if (way === 'mail') await addJob(tx, MAIL_INVITATION, { payload: { personId: holder.id, askedAt: tx.now.toISOString() } })
    const subject = { kind: 'person', id: holder.id } as const
    const representatives = holder.hospital_id === null || holder.role === 'representative' ? [] : await selectRepresentatives(tx, holder.hospital_id)
    queueNotice(tx, { kind: 'invitation_due', ...(representatives.length > 0 ? { personIds: representatives } : { toPrefecture: true }), subject })
    return { way }
  })

/** The same asked for by whoever looks after the person, once more. */
export const mailInvitationCommand = (tx: Transaction, input: { personId: string }): Promise<void> =>
  dangerouslyAsSystem(tx, 'addresses and codes are nobody’s to read', async () => {
    const holder = await lockLookedAfter(tx, input.personId)
    if (holder.signed_in_at !== null) refuse('already_signed_in')
    if (!(await canBeMailed(tx, holder))) refuse('shared_mailbox_not_allowed')
    await audit(tx, { act: 'person.invited', subjectKind: 'person', subjectId: holder.id, concerns: holder.hospital_id === null ? [] : [holder.hospital_id], data: { way: 'mail' } })
    await addJob(tx, MAIL_INVITATION, { payload: { personId: holder.id, askedAt: tx.now.toISOString() } })
  })
