import { NativeSelect } from '@mantine/core'
import { endReason } from '@tasuki/domain/transfer/case-status'
import { useState } from 'react'
import { CheckedArea } from '../../names/CheckedText'
import { useMessages } from '../../ui/language'
import { notify } from '../../ui/notices'
import { RequiredLabel } from '../../ui/RequiredLabel'
import { ActDialog, type ActDialogOwnProps } from '../ActDialog'
import { caseActMessages } from '../case-act.messages'
import { caseFormMessages } from '../case-form/case-form.messages'
import { caseMessages } from '../case.messages'
import { useDiscardDraft, useEndCase, useReopenCase } from '../transfer.queries'

/** 募集終了 for a reason other than a transfer (要綱16条2項, rule 79). */
export const EndDialog = ({ detail, onClose }: ActDialogOwnProps) => {
  const words = useMessages(caseActMessages)
  const terms = useMessages(caseMessages)
  const form = useMessages(caseFormMessages)
  const end = useEndCase()
  const [chosen, setChosen] = useState('')
  const [note, setNote] = useState('')
  const [tried, setTried] = useState(false)
  const reason = endReason.safeParse(chosen)
  const noteMissing = chosen === 'other' && note.trim() === ''
  const act = () => {
    setTried(true)
    if (!reason.success || noteMissing) return
    end.mutate(
      { params: { caseId: detail.id }, body: { version: detail.version, reason: reason.data, note, transferDate: null, destinationHospitalId: null, destinationText: '' } },
      {
        // No 元に戻す: reopening brings the case back, never the answers that ended with it.
        onSuccess: () => {
          onClose()
          notify({ text: words.ended })
        },
      },
    )
  }
  return (
    <ActDialog detail={detail} title={words.endTitle} lead={words.endLead} actLabel={words.end} onAct={act} onClose={onClose} error={end.error} busy={end.isPending} danger>
      <NativeSelect
        label={<RequiredLabel>{words.endReason}</RequiredLabel>}
        data={[{ value: '', label: form.choose }, ...endReason.options.map((value) => ({ value, label: terms[`end_${value}`] }))]}
        value={chosen}
        onChange={(event) => setChosen(event.currentTarget.value)}
        error={tried && !reason.success ? words.reasonMissing : undefined}
      />
      <CheckedArea
        field="closing.note"
        problem={end.error}
        label={chosen === 'other' ? <RequiredLabel>{words.endNote}</RequiredLabel> : words.endNote}
        maxLength={4000}
        value={note}
        onChange={(event) => setNote(event.currentTarget.value)}
        error={tried && noteMissing ? words.reasonMissing : undefined}
      />
    </ActDialog>
  )
}

/** Within 30 days, to the state before (rule 80). */
export const ReopenDialog = ({ detail, onClose }: ActDialogOwnProps) => {
  const words = useMessages(caseActMessages)
  const reopen = useReopenCase()
  const act = () =>
    reopen.mutate(
      { params: { caseId: detail.id }, body: { version: detail.version } },
      {
        onSuccess: () => {
          onClose()
          notify({ text: words.reopened })
        },
      },
    )
  return <ActDialog detail={detail} title={words.reopenTitle} lead={words.reopenLead} actLabel={words.reopen} onAct={act} onClose={onClose} error={reopen.error} busy={reopen.isPending} />
}

/** Throws a draft away (rule 64). */
export const DiscardDialog = ({ detail, onClose, onGone }: ActDialogOwnProps & { onGone: () => void }) => {
  const words = useMessages(caseActMessages)
  const discard = useDiscardDraft()
  const act = () =>
    discard.mutate(
      { params: { caseId: detail.id } },
      {
        onSuccess: () => {
          onClose()
          notify({ text: words.discarded })
          onGone()
        },
      },
    )
  return <ActDialog detail={detail} title={words.discardTitle} lead={words.discardLead} actLabel={words.discard} onAct={act} onClose={onClose} error={discard.error} busy={discard.isPending} danger />
}
