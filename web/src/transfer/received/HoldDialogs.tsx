import type { Inquiry } from '@tasuki/domain/transfer/inquiry.contract'
import { useState } from 'react'
import { CheckedArea } from '../../names/CheckedText'
import { useNow } from '../../ui/clock'
import { useMessages } from '../../ui/language'
import { notify } from '../../ui/notices'
import { refusalOfAct } from '../act-reason'
import { ActDialog, type ActDialogOwnProps } from '../ActDialog'
import { caseActMessages } from '../case-act.messages'
import { useReleaseHold, useWithdrawInquiry } from '../transfer.queries'

/** The sender cancels the hold; everything is as before (rule 72). */
export const ReleaseDialog = ({ detail, onClose }: ActDialogOwnProps) => {
  const words = useMessages(caseActMessages)
  const release = useReleaseHold()
  const now = useNow()
  const [reason, setReason] = useState('')
  // Named as it was when the dialog opened, even if a colleague has released it meanwhile.
  const [hospital] = useState(detail.hold?.hospital.name ?? '')
  const act = () =>
    release.mutate(
      { params: { caseId: detail.id }, body: { version: detail.version, reason } },
      {
        onSuccess: () => {
          onClose()
          notify({ text: words.released })
        },
      },
    )
  return (
    <ActDialog
      detail={detail}
      title={words.releaseTitle}
      lead={words.releaseLead(hospital)}
      actLabel={words.releaseHold}
      onAct={act}
      onClose={onClose}
      error={release.error}
      busy={release.isPending}
      reason={refusalOfAct('releaseHold', detail, now) === undefined ? undefined : words.noneChosen}
      danger
    >
      <CheckedArea field="hold.reason" problem={release.error} label={words.releaseReason} maxLength={4000} value={reason} onChange={(event) => setReason(event.currentTarget.value)} />
    </ActDialog>
  )
}

/** The sender withdraws one inquiry, with a reason (rule 75). */
export const WithdrawDialog = ({ detail, inquiry, onClose }: ActDialogOwnProps & { inquiry: Inquiry }) => {
  const words = useMessages(caseActMessages)
  const withdraw = useWithdrawInquiry()
  const [reason, setReason] = useState('')
  const [tried, setTried] = useState(false)
  const act = () => {
    setTried(true)
    if (reason.trim() === '') return
    withdraw.mutate(
      { params: { inquiryId: inquiry.id }, body: { reason } },
      {
        onSuccess: () => {
          onClose()
          notify({ text: words.withdrawn(inquiry.hospital.name) })
        },
      },
    )
  }
  return (
    <ActDialog
      detail={detail}
      title={words.withdrawTitle}
      lead={words.withdrawLead(inquiry.hospital.name)}
      actLabel={words.withdraw}
      onAct={act}
      onClose={onClose}
      error={withdraw.error}
      busy={withdraw.isPending}
      danger
    >
      <CheckedArea
        field="inquiry.reason"
        problem={withdraw.error}
        label={words.withdrawReason}
        maxLength={4000}
        value={reason}
        onChange={(event) => setReason(event.currentTarget.value)}
        error={tried && reason.trim() === '' ? words.reasonMissing : undefined}
      />
    </ActDialog>
  )
}
