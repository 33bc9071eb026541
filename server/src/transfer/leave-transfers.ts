import { CASE_STATUS, INQUIRY_STATE } from '@tasuki/domain/transfer/case-status'
import { dangerouslyAsSystem, type Transaction } from '../platform/db/transaction'
import { refuse } from '../platform/refused'
import { listOpenCasesOf, lockTransferCase } from './case.store'
import { announceCase } from './change-case'
import { endInquiry } from './end-inquiry'
import { listLiveInquiriesOf, lockInquiries } from './inquiry.store'
import { releaseHeld } from './release-hold'

/**
 * What the end of a hospital's use means for transfers (rule 81): refused while it has open cases of its own, which must
 * be closed or handed over first; as a candidate its inquiries end, and a hold on it is released.
 */
export const leaveTransfers = (tx: Transaction, hospitalId: string): Promise<void> =>
  dangerouslyAsSystem(tx, 'a hospital that leaves ends its inquiries in the cases of others', async () => {
    const open = await listOpenCasesOf(tx, hospitalId)
    if (open.length > 0) refuse('hospital_has_open_cases', { count: open.length })
    for (const { id, case_id } of await listLiveInquiriesOf(tx, hospitalId)) {
      let of = await lockTransferCase(tx, case_id)
      if (CASE_STATUS[of.status].closed) continue
      const held = (await lockInquiries(tx, of.id)).some((inquiry) => inquiry.id === id && (inquiry.state === 'chosen' || inquiry.state === 'confirmed'))
      if (held) of = await releaseHeld(tx, of, { sender: { reason: '' } })
      const inquiries = await lockInquiries(tx, of.id)
      const leaving = inquiries.find((inquiry) => inquiry.id === id && INQUIRY_STATE[inquiry.state].live)
      if (!leaving) continue
      await endInquiry(tx, inquiries, { of, move: { id, state: 'ended', pausedFrom: leaving.paused_from ?? leaving.state }, reason: 'hospital_left' })
      await announceCase(tx, of)
    }
  })
