import { Radio } from '@mantine/core'
import { japanDay } from '@tasuki/domain/base/working-time'
import { INQUIRY_STATE } from '@tasuki/domain/transfer/case-status'
import { useState } from 'react'
import { useNow } from '../../ui/clock'
import { useMessages } from '../../ui/language'
import { notify } from '../../ui/notices'
import { TextField } from '../../ui/TextField'
import { inCandidateOrder } from '../act-reason'
import { ActDialog, type ActDialogOwnProps } from '../ActDialog'
import { answerText } from '@tasuki/domain/transfer/answer-text'
import { caseActMessages } from '../case-act.messages'
import { changeMessages } from '../record/change.messages'
import classes from '../dialogs.module.css'
import { useRoomVocabulary } from '../history/room-event'
import { useChooseCandidate, useReleaseHold } from '../transfer.queries'
import { useUndo } from '../use-undo'

/** A chooses B and the day (rule 70). */
export const ChooseDialog = ({ detail, inquiryId, onClose }: ActDialogOwnProps & { inquiryId?: string }) => {
  const words = useMessages(caseActMessages)
  const changes = useMessages(changeMessages)
  const vocabulary = useRoomVocabulary()
  const choose = useChooseCandidate()
  const release = useReleaseHold()
  const undo = useUndo()
  const choosable = inCandidateOrder(detail.inquiries.filter((inquiry) => INQUIRY_STATE[inquiry.state].choosable))
  // Of several none is chosen beforehand: it is the person's decision.
  const [chosenId, setChosenId] = useState(inquiryId ?? (choosable.length === 1 ? choosable[0]?.id : undefined) ?? '')
  const chosen = detail.inquiries.find((inquiry) => inquiry.id === chosenId)
  const offered = chosen?.answer !== null && chosen?.answer !== undefined && 'admissionDate' in chosen.answer ? chosen.answer.admissionDate : null
  const stale = chosen?.answerStale === true
  const [typedDate, setTypedDate] = useState<string>()
  const proposed = offered ?? detail.record.transferableFrom
  const today = japanDay(useNow())
  // Nobody is transferred on a day that has passed.
  const date = typedDate ?? (proposed === null ? '' : proposed < today ? today : proposed)
  const [tried, setTried] = useState(false)
  const act = () => {
    setTried(true)
    if (date === '' || chosen === undefined) return
    choose.mutate(
      { params: { caseId: detail.id }, body: { version: detail.version, inquiryId: chosen.id, transferDate: date } },
      {
        onSuccess: (after) => {
          onClose()
          notify({
            text: words.chosenDone(chosen.hospital.name),
            undo: undo(() => release.mutateAsync({ params: { caseId: after.id }, body: { version: after.version, reason: '' } })),
          })
        },
      },
    )
  }
  return (
    <ActDialog
      detail={detail}
      title={words.chooseTitle}
      lead={words.chooseLead}
      actLabel={stale ? changes.chooseAnyway : words.chooseThis}
      onAct={act}
      onClose={onClose}
      error={choose.error}
      busy={choose.isPending}
      reason={chosen === undefined ? (choosable.length === 0 ? words.noneAnswered : words.chooseFirst) : undefined}
    >
      <Radio.Group label={words.chooseHospital} value={chosenId} onChange={setChosenId}>
        <div className={classes.choices}>
          {choosable.map((inquiry) => (
            <Radio key={inquiry.id} value={inquiry.id} label={inquiry.hospital.name} description={[inquiry.answerStale ? `【${changes.staleShort}】` : '', inquiry.answer === null ? '' : answerText(inquiry.answer, vocabulary)].join('')} />
          ))}
        </div>
      </Radio.Group>
      {stale && chosen !== undefined ? (
        <p role="alert" className={classes.warning}>
          {changes.staleChoice(chosen.hospital.name)}
        </p>
      ) : null}
      <TextField
        type="date"
        label={words.chooseDate}
        value={date}
        onChange={(event) => setTypedDate(event.currentTarget.value)}
        error={tried && date === '' ? words.chooseDateMissing : undefined}
      />
    </ActDialog>
  )
}
